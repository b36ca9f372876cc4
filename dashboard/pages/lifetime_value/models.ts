import {
  type LifetimeValueQuality,
  lifetimeValueParameters,
} from '../../../models/lifetime_value/questions.ts';
import type {Tables} from '../../../warehouse/tables.ts';
import type {Cell} from '../../csv.ts';
import {type Html, html} from '../../html/html.ts';
import {jsonWithRows} from '../../json_rows.ts';
import type {AskedHere, LifetimeValueAnswer} from './answer.ts';
import {lifetimeValueHead} from './head.ts';
import type {View} from './views.ts';

type Parameter = Tables['lifetime_value_parameter'];

/** How forecasts come about: method, how good each model is, and what its parameters are. */
export const models: View = {
  async html(asked, {qualities}) {
    const parameters = await lifetimeValueParameters(asked.db);
    return html`${method(asked)}
${qualityTable(asked, qualities)}
${parameters.length > 0 && parameterTable(asked, parameters)}`;
  },

  async json(asked, answer) {
    const {qualities} = answer;
    const parameters = await parametersOf(asked, answer);
    return jsonWithRows({...lifetimeValueHead(asked, answer), qualities}, parameters, 'parameters');
  },

  async csv(asked, answer) {
    const {column, stream, model} = asked.words.lifetimeValue;
    const parameters = await parametersOf(asked, answer);
    return {
      headings: [
        ...[column.stream, column.model, column.parameter, column.meaning, column.value],
        ...[column.value_low, column.value_high, column.log_likelihood, column.fitted_customers],
      ],
      rows: parameters.map((each): Cell[] => [
        ...[stream[each.stream], model[each.model] ?? each.model, nameOf(asked, each)],
        meaningOf(asked, each),
        ...[each.value, each.value_low, each.value_high, each.log_likelihood, each.customers],
      ]),
    };
  },
};

const parametersOf = async ({db}: AskedHere, {missing}: LifetimeValueAnswer) =>
  missing === 'older_snapshot' ? [] : lifetimeValueParameters(db);

const meantBy = ({words}: Pick<AskedHere, 'words'>, {model, parameter}: Parameter) =>
  words.modelParameters[model]?.[parameter];

/** With the sign by which formulas call it. */
const nameOf = (asked: Pick<AskedHere, 'words'>, each: Parameter): string => {
  const sign = signs[each.parameter];
  const name = meantBy(asked, each)?.name ?? each.parameter;
  return sign ? `${name} (${sign})` : name;
};

const meaningOf = (asked: Pick<AskedHere, 'words'>, each: Parameter): string | null =>
  meantBy(asked, each)?.meaning ?? null;

const signs: Record<string, string> = {
  ...{r: 'r', alpha: 'α', a: 'a', b: 'b', s: 's', beta: 'β', p: 'p', q: 'q', v: 'v'},
  ...{shape: 'k', scale: 'λ'},
};

const method = ({words}: AskedHere): Html =>
  html`<section><h2>${words.lifetimeValue.method.title}</h2>${words.lifetimeValue.method.texts.map(each => html`<p class="explained">${each}</p>`)}</section>`;

function qualityTable({words, formats}: AskedHere, all: readonly LifetimeValueQuality[]): Html {
  const {column, quality: text, stream, model, reason} = words.lifetimeValue;
  const headings = [
    ...['fitted_customers', 'log_likelihood', 'held_out_weeks', 'held_out_customers'],
    ...['held_out_orders', 'forecast_orders', 'naive_orders', 'error', 'naive_error'],
  ] as (keyof LifetimeValueQuality & keyof typeof column)[];
  const digits = new Set<string>(['error', 'naive_error', 'held_out_weeks']);
  const cell = (each: LifetimeValueQuality, name: (typeof headings)[number]) => {
    const value = each[name] as number | null;
    return html`<td class="number">${digits.has(name) ? formats.small(value) : formats.count(value)}</td>`;
  };
  const better = ({is_better_than_naive: is}: LifetimeValueQuality) =>
    is === null ? words.noValue : is ? text.yes : text.no;
  const row = (each: LifetimeValueQuality) =>
    html`<tr><th scope="row">${stream[each.stream]}: ${model[each.model] ?? each.model}${each.is_chosen && html` <strong>(${text.chosen})</strong>`}</th>${headings.map(name => cell(each, name))}<td${each.is_better_than_naive === false && html` class="warn"`}>${better(each)}</td><td class="number">${formats.share(each.coverage === null ? null : each.coverage * 100)}</td><td>${noteOf(each)}</td></tr>`;
  const noteOf = (each: LifetimeValueQuality) => {
    const why = each.reason ?? each.held_out_reason;
    return why && reason[why];
  };
  return html`<section aria-labelledby="quality-caption"><p class="explained">${text.explained}</p>
<div class="scroll" tabindex="0" role="region" aria-labelledby="quality-caption">
<table class="ranking named many"><caption id="quality-caption">${text.title}</caption>
<thead><tr><th scope="col">${column.model}</th>${headings.map(each => html`<th scope="col" class="number">${column[each]}</th>`)}<th scope="col">${column.is_better_than_naive}</th><th scope="col" class="number">${column.coverage}</th><th scope="col">${column.reason}</th></tr></thead>
<tbody>${all.map(row)}</tbody>
</table></div>
</section>`;
}

function parameterTable(asked: AskedHere, all: readonly Parameter[]): Html {
  const {words, formats} = asked;
  const {column, quality: text, stream, model} = words.lifetimeValue;
  return html`<section aria-labelledby="parameters-caption"><p class="explained">${text.parametersExplained}</p>
<div class="scroll" tabindex="0" role="region" aria-labelledby="parameters-caption">
<table class="ranking named"><caption id="parameters-caption">${text.parameters}</caption>
<thead><tr><th scope="col">${column.model}</th><th scope="col">${column.parameter}</th><th scope="col">${column.meaning}</th><th scope="col" class="number">${column.value}</th><th scope="col" class="number">${column.value_low}</th><th scope="col" class="number">${column.value_high}</th><th scope="col" class="number">${column.log_likelihood}</th><th scope="col" class="number">${column.fitted_customers}</th></tr></thead>
<tbody>${all.map(each => html`<tr><th scope="row">${stream[each.stream]}: ${model[each.model] ?? each.model}</th><td>${nameOf(asked, each)}</td><td class="words">${meaningOf(asked, each)}</td><td class="number strong">${formats.small(each.value)}</td><td class="number">${formats.small(each.value_low)}</td><td class="number">${formats.small(each.value_high)}</td><td class="number">${formats.count(each.log_likelihood)}</td><td class="number">${formats.count(each.customers)}</td></tr>`)}</tbody>
</table></div>
</section>`;
}
