import {type Silent, silentOnes} from '../../../models/churn/silent_questions.ts';
import type {Cell} from '../../csv.ts';
import {type Html, html} from '../../html/html.ts';
import {unitCell} from '../../html/unit_cell.ts';
import {jsonWithRows} from '../../json_rows.ts';
import {namesFor} from '../../levels.ts';
import {customerLink} from '../customer_link.ts';
import type {AskedHere, ChurnAnswer} from './answer.ts';
import {churnHead} from './head.ts';
import type {View} from './views.ts';

const mostCustomers = 500;

/** Active customers who are silent against their own rhythm. */
export const silent: View = {
  async html(asked, answer) {
    const {words, formats} = asked;
    const {column, silence: text} = words.churn;
    const rows = await customersOf(asked, answer);
    const left = leftOut(asked, answer);
    if (rows.length === 0) return html`<p>${text.none}</p>${left}`;
    return html`<p class="explained">${text.explained}</p>${left}
<section aria-labelledby="silent-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="silent-caption">
<table class="ranking named many"><caption id="silent-caption">${text.title(rows.length, formats.count(rows.length), formats.currency)}</caption>
<thead><tr><th scope="col">${words.level.column[asked.level.name].customer}</th><th scope="col">${column.last_purchase}</th><th scope="col" class="number">${column.silence}</th><th scope="col" class="number">${column.median_gap}</th><th scope="col" class="number">${column.long_gap}</th><th scope="col" class="number">${column.contribution}</th><th scope="col" class="number">${column.risk}</th></tr></thead>
<tbody>${rows.slice(0, mostCustomers).map(each => row(asked, each, answer.groups))}</tbody>
</table></div>
${rows.length > mostCustomers && html`<p class="quiet">${words.customer.more(formats.count(mostCustomers), formats.count(rows.length))}</p>`}
</section>`;
  },

  json: async (asked, answer) =>
    jsonWithRows(churnHead(asked, answer), await customersOf(asked, answer), 'customers'),

  async csv(asked, answer) {
    const {column} = asked.words.churn;
    const unit = asked.words.level.column[asked.level.name];
    return {
      headings: [
        ...[unit.customer_id, unit.customer, column.last_purchase, column.silence],
        ...[column.median_gap, column.long_gap],
        ...[`${column.contribution} (${asked.formats.currency})`, column.risk],
      ],
      rows: (await customersOf(asked, answer)).map((each): Cell[] => [
        ...[each.customer_id, each.customer, each.last_purchase_on, each.silence_days],
        ...[each.median_gap_days, each.long_gap_days],
        ...[each.contribution_4, percent(each.churn_risk)],
      ]),
    };
  },
};

const customersOf = async (asked: AskedHere, {missing}: ChurnAnswer) =>
  missing ? [] : silentOnes(asked.db, namesFor(asked));

/** Nobody who objects to profiling is in a list of who may leave. */
function leftOut({words, formats}: AskedHere, {objecting_customers: count}: ChurnAnswer) {
  if (count === 0) return null;
  return html`<p class="explained">${words.churn.silence.objecting(count, formats.count(count))}</p>`;
}

const percent = (share: number | null) => (share === null ? null : share * 100);

function row(asked: AskedHere, each: Silent, groups: ReadonlySet<string>): Html {
  const {formats} = asked;
  const href = customerLink(asked, each.customer_id, groups);
  return html`<tr>${unitCell(each, href)}<td>${formats.shortDay(each.last_purchase_on)}</td><td class="number strong">${formats.count(each.silence_days)}</td><td class="number">${formats.count(each.median_gap_days)}</td><td class="number">${formats.count(each.long_gap_days)}</td><td class="number">${formats.amount(each.contribution_4)}</td><td class="number">${formats.share(percent(each.churn_risk))}</td></tr>`;
}
