import {
  type ClosedCustomer,
  closedCells,
  closedCustomers as customersThen,
} from '../../../models/portfolio/closed_questions.ts';
import type {Cell} from '../../csv.ts';
import {type Html, html} from '../../html/html.ts';
import {pager} from '../../html/pager.ts';
import {unitCell} from '../../html/unit_cell.ts';
import {jsonWithRows} from '../../json_rows.ts';
import {namesFor} from '../../levels.ts';
import {pageOf} from '../../paging.ts';
import type {AskedHere, PortfolioAnswer} from './answer.ts';
import {cellName, placesOf, portfolioHead} from './head.ts';
import type {View} from './views.ts';

const size = 50;

/** Who stood in the cells at the end of a closed month, as it was reported, in all or in one. */
export const closedCustomers: View = {
  html: list,

  json: async (asked, answer) =>
    jsonWithRows(portfolioHead(asked, answer), await allOf(asked, answer), 'customers'),

  async csv(asked, answer) {
    const {column, closedCells: text} = asked.words.portfolio;
    const title = (cell: string | null) => cellName(asked, answer, cell);
    return {
      headings: [
        ...[column.customer_id, column.customer, text.reportedCell],
        ...[text.ruleCell, text.cellToday],
      ],
      rows: (await allOf(asked, answer)).map((each): Cell[] => [
        each.customer_id,
        each.customer,
        title(each.reported_cell),
        title(each.cell),
        title(each.cell_today),
      ]),
    };
  },
};

const allOf = async (asked: AskedHere, {closed}: PortfolioAnswer) =>
  closed
    ? customersThen(asked.db, {
        month: closed.month,
        names: namesFor(asked),
        cell: asked.question.cell,
      })
    : [];

async function list(asked: AskedHere, answer: PortfolioAnswer): Promise<Html> {
  const {db, words, formats, question, link} = asked;
  const {column, closedCells: text} = words.portfolio;
  const {cell} = question;
  const {month} = answer.closed!;
  const counts = (await closedCells(db, month)).filter(each => each.cell !== null);
  const all = counts
    .filter(each => cell === undefined || each.cell === cell)
    .reduce((sum, each) => sum + each.reported_customers, 0);
  const rows = await pageOf(question.page, {all, size}, (limit, offset) =>
    customersThen(db, {month, names: namesFor(asked), cell, limit, offset}),
  );
  const caption = text.customers({
    first: formats.count(rows.first),
    last: formats.count(rows.last),
    all: formats.count(all),
    cell: cellName(asked, answer, cell ?? null) ?? '',
    month: formats.month(month),
  });
  const one = (own: string | undefined, title: string) =>
    html`<a href="${link({cell: own, page: undefined})}"${own === cell && html` aria-current="page"`}>${title}</a>`;
  return html`<nav class="views">${one(undefined, words.portfolio.allCells)}${placesOf(answer, counts).map(each => one(each!, cellName(asked, answer, each)!))}</nav>
<section class="customers" aria-labelledby="then-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="then-caption">
<table class="ranking named"><caption id="then-caption">${caption}</caption>
<thead><tr><th scope="col">${column.customer}</th><th scope="col">${text.reportedCell}</th><th scope="col">${text.ruleCell}</th><th scope="col">${text.cellToday}</th></tr></thead>
<tbody>${rows.rows.map(each => row(asked, answer, each))}</tbody>
</table></div>
${pager(asked, rows, link)}
</section>`;
}

function row(asked: AskedHere, answer: PortfolioAnswer, each: ClosedCustomer): Html {
  const {words, link} = asked;
  const gone = {view: undefined, cell: undefined, page: undefined, month: undefined};
  const href = link({...gone, customer: each.customer_id}, '/customer');
  const title = (cell: string | null) => cellName(asked, answer, cell) ?? words.noValue;
  return html`<tr>${unitCell(each, href)}<td>${title(each.reported_cell)}</td><td class="${each.differs && 'strong'}">${title(each.cell)}</td><td>${title(each.cell_today)}</td></tr>`;
}
