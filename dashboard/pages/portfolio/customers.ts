import {type PlacedCustomer, placedCustomers} from '../../../models/portfolio/questions.ts';
import type {Cell} from '../../csv.ts';
import {type Html, html} from '../../html/html.ts';
import {pager} from '../../html/pager.ts';
import {unitCell} from '../../html/unit_cell.ts';
import {jsonWithRows} from '../../json_rows.ts';
import {namesFor} from '../../levels.ts';
import {pageOf} from '../../paging.ts';
import {customerLink} from '../customer_link.ts';
import type {AskedHere, PortfolioAnswer} from './answer.ts';
import {cellName, portfolioHead, titleOf} from './head.ts';
import type {View} from './views.ts';

const size = 50;

/** Customers with their points, in all cells or in one. */
export const customers: View = {
  html: async (asked, answer) => html`${chooser(asked, answer)}
${await table(asked, answer)}`,

  json: async (asked, answer) =>
    jsonWithRows(portfolioHead(asked, answer), await allOf(asked, answer), 'customers'),

  async csv(asked, answer) {
    const {words, formats} = asked;
    const {column} = words.portfolio;
    const unit = words.level.column[asked.level.name];
    const title = (cell: string | null) => titleOf(answer.cells, cell);
    return {
      headings: [
        ...[unit.customer_id, unit.customer, column.cell],
        ...[column.attractiveness, `${column.attractiveness}: ${column.known}`],
        ...[column.position, `${column.position}: ${column.known}`],
        `${column.revenue} (${formats.currency})`,
        `${column.contribution} (${formats.currency})`,
        ...[column.cell_before, column.cell_year_before],
      ],
      rows: (await allOf(asked, answer)).map((each): Cell[] => [
        each.customer_id,
        each.customer,
        title(each.cell),
        each.attractiveness,
        100 * each.attractiveness_known,
        each.position,
        100 * each.position_known,
        each.net_revenue_12_months,
        each.contribution_4_36_months,
        cellName(asked, answer, each.cell_before),
        cellName(asked, answer, each.cell_year_before),
      ]),
    };
  },
};

const allOf = async (asked: AskedHere, {missing}: PortfolioAnswer) =>
  missing ? [] : placedCustomers(asked.db, {names: namesFor(asked), cell: asked.question.cell});

function chooser({words, question, link}: AskedHere, {cells}: PortfolioAnswer): Html {
  const one = (cell: string | undefined, title: string) => {
    const here = cell === question.cell && html` aria-current="page"`;
    return html`<a href="${link({cell, page: undefined})}"${here}>${title}</a>`;
  };
  return html`<nav class="views">${one(undefined, words.portfolio.allCells)}${cells.map(each => one(each.cell, each.title))}</nav>`;
}

async function table(asked: AskedHere, answer: PortfolioAnswer): Promise<Html> {
  const {db, words, formats, question, link} = asked;
  const text = words.portfolio;
  const {column} = text;
  const {cell} = question;
  const all = cell
    ? (answer.cells.find(each => each.cell === cell)?.customers ?? 0)
    : answer.customers;
  const rows = await pageOf(question.page, {all, size}, (limit, offset) =>
    placedCustomers(db, {names: namesFor(asked), cell, limit, offset}),
  );
  const caption = text.customers(
    formats.count(rows.first),
    formats.count(rows.last),
    formats.count(all),
    titleOf(answer.cells, cell ?? null) ?? '',
    formats.currency,
  );
  return html`<section class="customers" aria-labelledby="placed-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="placed-caption">
<table class="ranking named many"><caption id="placed-caption">${caption}</caption>
<thead><tr><th scope="col">${words.level.column[asked.level.name].customer}</th><th scope="col">${column.cell}</th><th scope="col" class="number">${column.attractiveness}</th><th scope="col" class="number">${column.known}</th><th scope="col" class="number">${column.position}</th><th scope="col" class="number">${column.known}</th><th scope="col" class="number">${column.revenue}</th><th scope="col" class="number">${column.contribution}</th><th scope="col">${column.cell_before}</th><th scope="col">${column.cell_year_before}</th></tr></thead>
<tbody>${rows.rows.map(each => row(asked, answer, each))}</tbody>
</table></div>
${pager(asked, rows, link)}
</section>`;
}

function row(asked: AskedHere, answer: PortfolioAnswer, each: PlacedCustomer) {
  const {words, formats} = asked;
  const href = customerLink(asked, each.customer_id, answer.groups, {cell: undefined});
  const title = (cell: string | null) => cellName(asked, answer, cell) ?? words.noValue;
  const isLoss = Number(each.contribution_4_36_months ?? 0) < 0;
  return html`<tr class="${isLoss && 'loss'}">${unitCell(each, href)}<td>${title(each.cell)}</td><td class="number strong">${formats.score(each.attractiveness)}</td><td class="number">${formats.count(100 * each.attractiveness_known)}</td><td class="number strong">${formats.score(each.position)}</td><td class="number">${formats.count(100 * each.position_known)}</td><td class="number">${formats.amount(each.net_revenue_12_months)}</td><td class="number">${formats.amount(each.contribution_4_36_months)}</td><td>${title(each.cell_before)}</td><td>${title(each.cell_year_before)}</td></tr>`;
}
