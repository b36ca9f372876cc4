import type {ClosedCellCount} from '../../../models/portfolio/closed_questions.ts';
import {type Html, html} from '../../html/html.ts';
import type {AskedHere, PortfolioAnswer} from './answer.ts';
import {cellName, placesOf} from './head.ts';

/** How many customers each cell had at the ends of closed months, and has there by the rules of now. */
export function closedCellsTable(
  asked: AskedHere,
  answer: PortfolioAnswer,
  counts: readonly ClosedCellCount[],
): Html | null {
  if (counts.length === 0) return null;
  const {words, formats, link} = asked;
  const {moves: text} = words.portfolio;
  const months = [...new Set(counts.map(each => each.month))];
  const places = placesOf(answer, counts);
  const name = (cell: string | null) => cellName(asked, answer, cell) ?? text.none;
  const opened = (month: string) => link({view: undefined, month: month.slice(0, 7)});
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
<tbody>${months.map(month => html`<tr><th scope="row"><a href="${opened(month)}">${formats.month(month)}</a></th>${places.map(each => td(month, each))}<td class="number">${others(month)}</td></tr>`)}</tbody>
</table></div>
<p class="explained">${text.closed.explained}</p>
</section>`;
}
