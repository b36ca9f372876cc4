import {
  type CellMove,
  cellMoves,
  criteria,
  monthMoves,
} from '../../../models/portfolio/questions.ts';
import type {Cell} from '../../csv.ts';
import {type Html, html} from '../../html/html.ts';
import {jsonWithRows} from '../../json_rows.ts';
import type {AskedHere, PortfolioAnswer} from './answer.ts';
import {closedCellsTable, readClosedCells} from './closed_cells.ts';
import {portfolioHead, titleOf} from './head.ts';
import type {View} from './views.ts';

/** What nobody remembers of earlier days. */
const held = ['lifetime_value', 'churn_risk', 'unbought_lines'];

/** Who went from which cell to which, within a year and from month end to month end. */
export const moves: View = {
  async html(asked, answer) {
    const text = asked.words.portfolio.moves;
    const months = await monthMoves(asked.db);
    const oldest = months.at(-1);
    if (!oldest || months.length < 2) return html`<p>${text.short}</p>`;
    return html`<p class="explained">${text.explained} ${await heldText(asked)}</p>
${await matrix(asked, answer, oldest.as_of)}
${byMonth(asked, months)}
${closedCellsTable(asked, answer, await readClosedCells(asked))}`;
  },

  async json(asked, answer) {
    const months = answer.missing ? [] : await monthMoves(asked.db);
    const closed_cells = answer.missing ? [] : await readClosedCells(asked);
    return jsonWithRows(
      {...portfolioHead(asked, answer), months, closed_cells},
      await movesOf(asked, answer),
      'moves',
    );
  },

  async csv(asked, answer) {
    const {column} = asked.words.portfolio;
    return {
      headings: [column.cell_from, column.cell_to, column.customers],
      rows: (await movesOf(asked, answer)).map((each): Cell[] => [
        titleOf(answer.cells, each.cell_from),
        titleOf(answer.cells, each.cell_to),
        each.customers,
      ]),
    };
  },
};

const movesOf = async ({db}: AskedHere, {missing}: PortfolioAnswer) =>
  missing ? [] : cellMoves(db);

async function heldText({db, words}: AskedHere): Promise<string | null> {
  const used = (await criteria(db))
    .filter(({axis}) => axis === 'attractiveness' || axis === 'position')
    .map(({criterion}) => criterion)
    .filter(criterion => held.includes(criterion));
  if (used.length === 0) return null;
  const list = [...new Set(used)].map(each => words.portfolio.measure[each]!).join(', ');
  return words.portfolio.moves.held(list);
}

async function matrix(asked: AskedHere, {cells}: PortfolioAnswer, from: string): Promise<Html> {
  const {words, formats, manifest} = asked;
  const text = words.portfolio.moves;
  const found = await cellMoves(asked.db);
  const places = [...cells.map(each => each.cell), null];
  const name = (cell: string | null) => titleOf(cells, cell) ?? text.none;
  const count = (own: (each: CellMove) => boolean) =>
    found.filter(own).reduce((sum, each) => sum + each.customers, 0);
  const cell = (row: string | null, column: string | null) => {
    const customers = count(each => each.cell_from === row && each.cell_to === column);
    const isSame = row === column;
    return html`<td class="number${isSame && ' strong'}">${customers > 0 && formats.count(customers)}</td>`;
  };
  return html`<section class="customers" aria-labelledby="moves-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="moves-caption">
<table class="ranking named many"><caption id="moves-caption">${text.title(formats.shortDay(from), formats.shortDay(manifest.business_date))}</caption>
<thead><tr><th scope="col">${words.portfolio.column.cell}</th>${places.map(each => html`<th scope="col" class="number">${name(each)}</th>`)}<th scope="col" class="number">${text.sum}</th></tr></thead>
<tbody>${places.map(row => html`<tr><th scope="row">${name(row)}</th>${places.map(column => cell(row, column))}<td class="number">${formats.count(count(each => each.cell_from === row))}</td></tr>`)}</tbody>
</table></div>
</section>`;
}

function byMonth({words, formats}: AskedHere, months: Awaited<ReturnType<typeof monthMoves>>) {
  const {column, moves: text, views} = words.portfolio;
  return html`<section class="customers" aria-labelledby="months-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="months-caption">
<table class="ranking prices days"><caption id="months-caption">${text.months}</caption>
<thead><tr><th scope="col">${column.day}</th><th scope="col" class="number">${views.customers}</th><th scope="col" class="number">${column.moved}</th><th scope="col" class="number">${column.came_then}</th><th scope="col" class="number">${column.left_then}</th></tr></thead>
<tbody>${months.map(each => html`<tr><th scope="row">${formats.shortDay(each.as_of)}</th><td class="number">${formats.count(each.customers)}</td><td class="number strong">${formats.count(each.moved)}</td><td class="number">${formats.count(each.came)}</td><td class="number">${formats.count(each.left)}</td></tr>`)}</tbody>
</table></div>
</section>`;
}
