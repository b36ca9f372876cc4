import {
  type MonthCustomer,
  type MonthGroup,
  monthCustomers,
  monthSums,
} from '../../../models/churn/month_customers.ts';
import type {Cell} from '../../csv.ts';
import {type Html, html} from '../../html/html.ts';
import {pager} from '../../html/pager.ts';
import {unitCell} from '../../html/unit_cell.ts';
import {jsonWithRows} from '../../json_rows.ts';
import {namesFor} from '../../levels.ts';
import {pageOf} from '../../paging.ts';
import {unknownMonth} from '../../wrong_question.ts';
import {customerLink} from '../customer_link.ts';
import {completeMonths} from '../period.ts';
import type {AskedHere} from './answer.ts';
import {churnHead} from './head.ts';
import {noMonth} from './no_month.ts';
import type {View} from './views.ts';

const size = 50;

/** The customers whom a number of a month counts. */
export const monthCustomersView: View = {
  async html(asked, answer) {
    if (answer.missing) return html``;
    const {db, words, formats, question, link} = asked;
    const {column, list: text} = words.churnMonths;
    const wanted = await wantedIn(asked);
    const sums = await monthSums(db, wanted);
    const rows = await pageOf(question.page, {all: sums.customers, size}, (limit, offset) =>
      monthCustomers(db, {...wanted, names: namesFor(asked), limit, offset}),
    );
    const title = text.title[wanted.group](formats.month(wanted.month));
    const shown = text.shown(
      formats.count(rows.first),
      formats.count(rows.last),
      formats.count(sums.customers),
      formats.currency,
    );
    return html`<p><a href="${link(noMonth)}">${text.back}</a></p>
<section class="customers" aria-labelledby="group-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="group-caption">
<table class="ranking named many"><caption id="group-caption">${title}: ${shown}</caption>
<thead><tr><th scope="col">${words.level.column[asked.level.name].customer}</th><th scope="col">${column.started_on}</th><th scope="col">${column.lost_on}</th><th scope="col" class="number">${column.revenue}</th><th scope="col" class="number">${column.contribution}</th></tr></thead>
<tbody>${rows.rows.map(each => row(asked, each, answer.groups))}</tbody>
<tfoot><tr class="total"><th scope="row">${text.all(sums.customers, formats.count(sums.customers))}</th><td></td><td></td><td class="number">${formats.amount(sums.revenue)}</td><td class="number">${formats.amount(sums.contribution_4)}</td></tr></tfoot>
</table></div>
${pager(asked, rows, link)}
</section>
<p class="explained">${text.explained}</p>`;
  },

  async json(asked, answer) {
    const wanted = answer.missing ? null : await wantedIn(asked);
    const sums = wanted && (await monthSums(asked.db, wanted));
    return jsonWithRows(
      {...churnHead(asked, answer), ...wanted, sums},
      wanted ? await allOf(asked, wanted) : [],
      'customers',
    );
  },

  async csv(asked, answer) {
    const {column} = asked.words.churnMonths;
    const unit = asked.words.level.column[asked.level.name];
    const rows = answer.missing ? [] : await allOf(asked, await wantedIn(asked));
    return {
      headings: [
        ...[unit.customer_id, unit.customer, column.started_on, column.lost_on],
        `${column.revenue} (${asked.formats.currency})`,
        `${column.contribution} (${asked.formats.currency})`,
      ],
      rows: rows.map((each): Cell[] => [
        ...[each.customer_id, each.customer, each.started_on, each.lost_on],
        ...[each.revenue, each.contribution_4],
      ]),
    };
  },
};

/** What is asked for; throws a WrongQuestion for a month that is not there. */
async function wantedIn(asked: AskedHere): Promise<{month: string; group: MonthGroup}> {
  const {month = '', group = 'lost'} = asked.question;
  const months = await completeMonths(asked);
  if (!months.includes(month)) throw unknownMonth(month, months);
  return {month, group};
}

const allOf = (asked: AskedHere, wanted: {month: string; group: MonthGroup}) =>
  monthCustomers(asked.db, {...wanted, names: namesFor(asked)});

function row(asked: AskedHere, each: MonthCustomer, groups: ReadonlySet<string>): Html {
  const {words, formats} = asked;
  const href = customerLink(asked, each.customer_id, groups, noMonth);
  const day = (value: string | null) => (value ? formats.shortDay(value) : words.noValue);
  return html`<tr>${unitCell(each, href)}<td>${day(each.started_on)}</td><td>${day(each.lost_on)}</td><td class="number">${formats.amount(each.revenue)}</td><td class="number">${formats.amount(each.contribution_4)}</td></tr>`;
}
