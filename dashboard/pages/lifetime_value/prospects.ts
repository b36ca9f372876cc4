import {type ProspectValue, prospectValues} from '../../../models/lifetime_value/questions.ts';
import type {Cell} from '../../csv.ts';
import {type Html, html} from '../../html/html.ts';
import {jsonWithRows} from '../../json_rows.ts';
import {knowsProspects} from '../../known_tables.ts';
import {noneOf} from '../none_of.ts';
import type {AskedHere, LifetimeValueAnswer} from './answer.ts';
import {lifetimeValueHead} from './head.ts';
import type {View} from './views.ts';

const columns = [
  'open_prospects',
  'decided_prospects',
  'won_prospects',
  'win_rate',
  'expected_customers',
  'mean_clv',
  'expected_clv',
  'cost_of_customer',
  'expected_acquisition_cost',
] as const;

/** Who might buy: what they may bring, and what winning them will probably cost. */
export const prospects: View = {
  async html(asked, answer) {
    const text = asked.words.prospectValue;
    const all = await readProspects(asked, answer);
    if (all.length === 0)
      return html`<p class="gap">${await noneOf(asked, ['leads'], text.none)}</p>`;
    const isCostKnown = all.some(each => each.cost_of_customer !== null);
    return html`<p class="explained">${text.explained}</p>
${!isCostKnown && html`<p class="gap">${text.noCost}</p>`}
${table(asked, all)}`;
  },

  json: async (asked, answer) =>
    jsonWithRows(lifetimeValueHead(asked, answer), await readProspects(asked, answer), 'prospects'),

  async csv(asked, answer) {
    const {column} = asked.words.prospectValue;
    return {
      headings: [column.source, ...columns.map(each => column[each])],
      rows: (await readProspects(asked, answer)).map((each): Cell[] => [
        each.source,
        ...columns.map(name => each[name]),
      ]),
    };
  },
};

const readProspects = async ({db}: AskedHere, {missing}: LifetimeValueAnswer) =>
  missing === 'older_snapshot' || !(await knowsProspects(db)) ? [] : prospectValues(db);

function table({words, formats}: AskedHere, all: readonly ProspectValue[]): Html {
  const text = words.prospectValue;
  const {column} = text;
  const cell = (each: ProspectValue, name: (typeof columns)[number]) => {
    if (name === 'win_rate') return formats.share(each.win_rate * 100);
    return name === 'expected_customers'
      ? formats.share(each.expected_customers)
      : formats.count(each[name]);
  };
  return html`<section aria-labelledby="prospects-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="prospects-caption">
<table class="ranking named many"><caption id="prospects-caption">${text.title(formats.currency)}</caption>
<thead><tr><th scope="col">${column.source}</th>${columns.map(each => html`<th scope="col" class="number">${column[each]}</th>`)}</tr></thead>
<tbody>${all.map(each => html`<tr><th scope="row"><bdi>${each.source ?? text.unknown}</bdi></th>${columns.map(name => html`<td class="number">${cell(each, name)}</td>`)}</tr>`)}</tbody>
</table></div>
</section>`;
}
