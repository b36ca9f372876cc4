import {type ClosedCellCount, closedCells} from '../../../models/portfolio/closed_questions.ts';
import type {Cell} from '../../csv.ts';
import {type Html, html} from '../../html/html.ts';
import {jsonWithRows} from '../../json_rows.ts';
import type {AskedHere, PortfolioAnswer} from './answer.ts';
import {cellName, placesOf, portfolioHead} from './head.ts';
import type {View} from './views.ts';

type Count = Omit<ClosedCellCount, 'month'>;

/** The cells at the end of a closed month: as reported, and as the rules and data of now have them. */
export const closedMatrix: View = {
  html: async (asked, answer) => table(asked, answer, await countsOf(asked, answer)),

  json: async (asked, answer) =>
    jsonWithRows(
      portfolioHead(asked, answer),
      (await countsOf(asked, answer)).map(({month: _, ...each}) => ({
        ...each,
        title: cellName(asked, answer, each.cell),
      })),
      'cells',
    ),

  async csv(asked, answer) {
    const {column, closedCells: text, moves} = asked.words.portfolio;
    return {
      headings: [column.cell, text.reported, text.now, text.others],
      rows: (await countsOf(asked, answer)).map((each): Cell[] => [
        cellName(asked, answer, each.cell) ?? moves.none,
        each.reported_customers,
        each.customers,
        each.others,
      ]),
    };
  },
};

async function countsOf({db}: AskedHere, answer: PortfolioAnswer): Promise<ClosedCellCount[]> {
  if (!answer.closed) return [];
  const counts = await closedCells(db, answer.closed.month);
  const places = placesOf(answer, counts);
  return counts.toSorted((a, b) => places.indexOf(a.cell) - places.indexOf(b.cell));
}

function table(asked: AskedHere, answer: PortfolioAnswer, counts: readonly Count[]): Html {
  const {words, formats, link} = asked;
  const {column, closedCells: text, all} = words.portfolio;
  const placed = counts.filter(each => each.cell !== null);
  const sum = (of: (each: Count) => number | null) =>
    placed.some(each => of(each) === null)
      ? null
      : placed.reduce((total, each) => total + of(each)!, 0);
  const total: Count = {
    cell: null,
    reported_customers: sum(each => each.reported_customers)!,
    customers: sum(each => each.customers),
    others: sum(each => each.others),
  };
  const row = (title: Html, each: Count, kind = '') =>
    html`<tr class="${kind}"><th scope="row">${title}</th><td class="number strong">${formats.count(each.reported_customers)}</td><td class="number${each.customers !== each.reported_customers && ' strong'}">${formats.count(each.customers)}</td><td class="number">${formats.count(each.others)}</td></tr>`;
  const opened = (cell: string | undefined, title: string) =>
    html`<a href="${link({view: 'customers', cell, page: undefined})}">${title}</a>`;
  return html`<section class="customers" aria-labelledby="reported-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="reported-caption">
<table class="ranking prices days many"><caption id="reported-caption">${text.title(formats.month(answer.closed!.month))}</caption>
<thead><tr><th scope="col">${column.cell}</th><th scope="col" class="number">${text.reported}</th><th scope="col" class="number">${text.now}</th><th scope="col" class="number">${text.others}</th></tr></thead>
<tbody>${placed.map(each => row(opened(each.cell!, cellName(asked, answer, each.cell)!), each))}</tbody>
<tfoot>${row(opened(undefined, all), total, 'total')}</tfoot>
</table></div>
${counts.map(each => each.cell === null && html`<p class="quiet">${text.without(formats.count(each.reported_customers), formats.count(each.customers))}</p>`)}
<p class="explained">${text.explained}</p>
</section>`;
}
