import {type ClosedCellCount, closedCells} from '../../../models/portfolio/closed_questions.ts';
import {type Html, html} from '../../html/html.ts';
import {knowsClosedCells} from '../../known_tables.ts';
import type {AskedHere, PortfolioAnswer} from './answer.ts';
import {titleOf} from './head.ts';

/** The cells of closed months, as reported and as told now; none where no month is closed. */
export const readClosedCells = async ({db}: AskedHere): Promise<ClosedCellCount[]> =>
  (await knowsClosedCells(db)) ? closedCells(db) : [];

/** How many customers each cell had at the ends of closed months, and has there by the rules of now. */
export function closedCellsTable(
  {words, formats}: AskedHere,
  {cells}: PortfolioAnswer,
  counts: readonly ClosedCellCount[],
): Html | null {
  if (counts.length === 0) return null;
  const {moves: text} = words.portfolio;
  const months = [...new Set(counts.map(each => each.month))];
  const cellsThen = [...new Set(counts.map(each => each.cell))];
  const places = [
    ...cells.map(each => each.cell).filter(each => cellsThen.includes(each)),
    ...cellsThen.filter(each => !cells.some(({cell}) => cell === each)),
  ];
  const name = (cell: string | null) => titleOf(cells, cell) ?? cell ?? text.none;
  const td = (month: string, cell: string | null) => {
    const found = counts.find(each => each.month === month && each.cell === cell);
    const {reported_customers: reported, customers: now} = found ?? {
      reported_customers: 0,
      customers: 0,
    };
    const differs = now !== null && now !== reported;
    return html`<td class="number${differs && ' strong'}">${formats.count(reported)}${differs && html` (${text.closed.now(formats.count(now))})`}</td>`;
  };
  const others = (month: string) => {
    const of = counts.filter(each => each.month === month);
    return of.every(each => each.others === null)
      ? text.closed.notTold
      : formats.count(of.reduce((sum, each) => sum + (each.others ?? 0), 0));
  };
  return html`<section class="customers" aria-labelledby="closed-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="closed-caption">
<table class="ranking named many"><caption id="closed-caption">${text.closed.title}</caption>
<thead><tr><th scope="col">${words.list.month}</th>${places.map(each => html`<th scope="col" class="number">${name(each)}</th>`)}<th scope="col" class="number">${text.closed.others}</th></tr></thead>
<tbody>${months.map(month => html`<tr><th scope="row">${formats.month(month)}</th>${places.map(each => td(month, each))}<td class="number">${others(month)}</td></tr>`)}</tbody>
</table></div>
<p class="explained">${text.closed.explained}</p>
</section>`;
}
