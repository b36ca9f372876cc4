import {
  countReported,
  type ReportedCustomer,
  reportedCustomers,
  type SegmentColumn,
  segmentColumns,
} from '../../../models/portfolio/closed_segment_questions.ts';
import type {Cell} from '../../csv.ts';
import {type Html, html} from '../../html/html.ts';
import {pager} from '../../html/pager.ts';
import {unitCell} from '../../html/unit_cell.ts';
import {jsonWithRows} from '../../json_rows.ts';
import {namesFor} from '../../levels.ts';
import {pageOf} from '../../paging.ts';
import {type AskedHere, type SegmentsAnswer, segmentsHead} from './answer.ts';
import {filterView} from './customers.ts';
import type {View} from './views.ts';
import {noFilter, valueText} from './words.ts';

const size = 50;

/** Customers with all that they were reported to belong to at the end of a closed month, and belong to today. */
export const closedCustomers: View = {
  async html(asked, answer) {
    const {db, words, formats, question, link} = asked;
    const {month} = answer.closed!;
    const {column, closed: text} = words.segments;
    const all = await countReported(db, month, question);
    const rows = await pageOf(question.page, {all, size}, (limit, offset) =>
      reportedCustomers(db, month, question, {names: namesFor(asked), limit, offset}),
    );
    const caption = text.customers({
      first: formats.count(rows.first),
      last: formats.count(rows.last),
      all: formats.count(all),
      month: formats.month(month),
    });
    return html`${filterView(asked)}
<section class="customers" aria-labelledby="reported-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="reported-caption">
<table class="ranking named many"><caption id="reported-caption">${caption}</caption>
<thead><tr><th scope="col">${column.customer}</th><th scope="col">${column.abc_class}</th><th scope="col">${column.contribution_class}</th><th scope="col">${column.rfm}</th><th scope="col">${column.cluster}</th><th scope="col">${column.stage}</th></tr></thead>
<tbody>${rows.rows.map(each => row(asked, each))}</tbody>
</table></div>
${pager(asked, rows, link)}
</section>`;
  },

  json: async (asked, answer) =>
    jsonWithRows(segmentsHead(asked, answer), await allOf(asked, answer), 'customers'),

  async csv(asked, answer) {
    const {column, closed: text} = asked.words.segments;
    const {customer_id, customer, abc_class, contribution_class, rfm, cluster, stage} = column;
    const own = [abc_class, contribution_class, rfm, cluster, stage];
    const texts = (of: Pick<ReportedCustomer, SegmentColumn>) =>
      segmentColumns.map(each => valueText(asked, each, of[each]));
    return {
      headings: [customer_id, customer, ...own, ...own.map(text.today)],
      rows: (await allOf(asked, answer)).map((each): Cell[] => [
        each.customer_id,
        each.customer,
        ...texts(each),
        ...texts(each.today),
      ]),
    };
  },
};

const allOf = async (asked: AskedHere, {closed}: SegmentsAnswer) =>
  closed ? reportedCustomers(asked.db, closed.month, asked.question, {names: namesFor(asked)}) : [];

function row(asked: AskedHere, each: ReportedCustomer): Html {
  const {words, link} = asked;
  const {closed: text} = words.segments;
  const gone = {...noFilter, view: undefined, month: undefined};
  const href = link({...gone, customer: each.customer_id}, '/customer');
  const cell = (column: SegmentColumn) => {
    const [then, now] = [each[column], each.today[column]].map(
      value => valueText(asked, column, value) ?? words.noValue,
    );
    return html`<td>${then}${now !== then && html` <span class="id">(${text.now(now!)})</span>`}</td>`;
  };
  return html`<tr>${unitCell(each, href)}${segmentColumns.map(cell)}</tr>`;
}
