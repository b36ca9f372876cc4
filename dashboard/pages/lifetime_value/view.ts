import {type Html, html} from '../../html/html.ts';
import {levelForm, levelSaid} from '../../html/level_chooser.ts';
import {viewChooser} from '../../html/view_chooser.ts';
import {byGroup} from '../../levels.ts';
import type {Content} from '../../page.ts';
import type {AskedHere, LifetimeValueAnswer} from './answer.ts';
import {modelNames} from './head.ts';
import {viewOf} from './views.ts';

/** What all customers are still worth, stream by stream, and below it the view that is asked for. */
export async function lifetimeValueView(
  asked: AskedHere,
  answer: LifetimeValueAnswer,
): Promise<Content> {
  const {words, formats, question, manifest, link} = asked;
  const text = words.lifetimeValue;
  const {horizon, missing} = answer;
  const gone = missing === 'older_snapshot' || missing === 'no_customers' ? missing : null;
  const lead = text.lead(
    formats.count(horizon.years),
    formats.day(manifest.business_date),
    formats.percent(horizon.discount),
  );
  return {
    title: text.title,
    interactive: (!question.view || question.view === 'development') && missing === null,
    body: html`<div class="title-row"><div><h1>${text.title}</h1>${!gone && html`<p class="lead">${lead}</p>`}${levelSaid(asked, asked.level)}${byGroup(asked.level) && html`<p class="level">${text.groups}</p>`}</div>
${!gone && levelForm(asked, asked.level, {page: '/lifetime-value', keep: kept(question)})}</div>
${
  gone
    ? html`<div class="empty"><p><strong>${text.empty}</strong></p><p>${text.missing[gone]}</p></div>`
    : html`${total(asked, answer)}
${streams(asked, answer)}
${quality(asked, answer)}
${viewChooser(viewsIn(asked), question.view, changes => link({...ofCustomers, ...changes}))}
${await viewOf(asked).html(asked, answer)}`
}`,
  };
}

/** What a change of the level leaves as it is. */
const kept = ({lang, view, within, member}: AskedHere['question']) => ({
  lang,
  view,
  within,
  member,
});

/** What only one view is asked. */
const ofCustomers = {
  months: undefined,
  sort: undefined,
  direction: undefined,
  within: undefined,
  member: undefined,
};

const viewsIn = ({words}: AskedHere) => {
  const {views} = words.lifetimeValue;
  return [
    {name: undefined, title: views.customers},
    {name: 'segments', title: views.segments},
    {name: 'development', title: views.development},
    {name: 'prospects', title: views.prospects},
    {name: 'models', title: views.models},
  ];
};

function total({words, formats}: AskedHere, answer: LifetimeValueAnswer): Html {
  const text = words.lifetimeValue;
  const {total: sum, contribution_of_year: year} = answer;
  if (!sum) return html`<p class="gap"><strong>${text.noForecast}</strong></p>`;
  const {wholeMoney} = formats;
  const tile = (label: string, value: string) =>
    html`<div class="tile"><dt>${label}</dt><dd class="number">${value}</dd></div>`;
  const interval = text.intervalExplained(
    wholeMoney(sum.own_error),
    wholeMoney(sum.parameter_error),
    sum.model_error ? wholeMoney(sum.model_error) : undefined,
  );
  return html`<dl class="figures">
${tile(text.figure.total, wholeMoney(sum.clv))}
${tile(text.figure.low, wholeMoney(sum.clv_low))}
${tile(text.figure.high, wholeMoney(sum.clv_high))}
${tile(text.figure.customers, formats.count(sum.customers))}
${tile(text.figure.year, wholeMoney(year))}
</dl>
<p class="explained">${text.explained} ${interval}</p>
${sum.not_determined && html`<p class="gap">${text.notDetermined(streamNames({words}, sum.not_determined))}</p>`}`;
}

const streamNames = ({words}: Pick<AskedHere, 'words'>, streams: string): string =>
  streams
    .split(', ')
    .map(each => words.lifetimeValue.stream[each as 'purchases'])
    .join(', ');

function streams(asked: AskedHere, {streams: all}: LifetimeValueAnswer): Html {
  const {words, formats} = asked;
  const text = words.lifetimeValue;
  const {column} = text;
  return html`<section aria-labelledby="streams-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="streams-caption">
<table class="ranking named many"><caption id="streams-caption">${text.streams(formats.currency)}</caption>
<thead><tr><th scope="col">${column.stream}</th><th scope="col" class="number">${column.customers}</th><th scope="col" class="number">${column.clv}</th><th scope="col" class="number">${column.clv_low}</th><th scope="col" class="number">${column.clv_high}</th><th scope="col" class="number">${column.contribution_of_year}</th><th scope="col" class="number">${column.contribution}</th><th scope="col">${column.model}</th></tr></thead>
<tbody>${all.map(
    each =>
      html`<tr><th scope="row">${text.stream[each.stream]}</th><td class="number">${formats.count(each.customers ?? null)}</td><td class="number strong">${formats.count(each.clv ?? null)}</td><td class="number">${formats.count(each.clv_low ?? null)}</td><td class="number">${formats.count(each.clv_high ?? null)}</td><td class="number">${formats.count(each.contribution_of_year)}</td><td class="number">${formats.count(each.contribution)}</td><td>${each.reason ? html`<span class="quiet">${text.reason[each.reason]}</span>` : modelNames(asked, each.model)}</td></tr>`,
  )}</tbody>
</table></div>
</section>`;
}

/** Who has none and why, where the model is no better than last year, and how all of it comes about. */
function quality(
  {words, formats, link}: AskedHere,
  {customers_by_reason: reasons, qualities}: LifetimeValueAnswer,
): Html {
  const text = words.lifetimeValue;
  const told = reasons.flatMap(({reason, customers}) => {
    if (reason === null) return [];
    const count = formats.count(customers);
    return reason === 'incomplete'
      ? text.incomplete(count)
      : text.without(count, text.reason[reason]);
  });
  const worse = qualities.filter(each => each.is_chosen && each.is_better_than_naive === false);
  const models = link({...ofCustomers, view: 'models', page: undefined});
  return html`${worse.map(each => html`<p class="gap">${text.worse(text.stream[each.stream])}</p>`)}
${told.length > 0 && html`<p>${told.join('. ')}</p>`}
<p><a href="${models}">${text.toModels}</a>. <span class="quiet">${text.proposal}</span></p>`;
}
