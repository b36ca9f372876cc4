import {closedCells} from '../../../models/portfolio/closed_questions.ts';
import {
  type CellMove,
  cellMoves,
  criteria,
  type MonthMoves,
  monthMoves,
} from '../../../models/portfolio/questions.ts';
import type {Cell} from '../../csv.ts';
import {type Html, html} from '../../html/html.ts';
import {jsonWithRows} from '../../json_rows.ts';
import type {AskedHere, PortfolioAnswer} from './answer.ts';
import {closedCellsTable} from './closed_cells.ts';
import {cellName, placesOf, portfolioHead} from './head.ts';
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
    return html`<p class="explained">${explained(asked, months)} ${await heldText(asked, months)}</p>
${await matrix(asked, answer, oldest)}
${byMonth(asked, months)}
${closedCellsTable(asked, answer, await closedCells(asked.db))}`;
  },

  async json(asked, answer) {
    const months = answer.missing ? [] : await monthMoves(asked.db);
    const closed_cells = answer.missing ? [] : await closedCells(asked.db);
    return jsonWithRows(
      {...portfolioHead(asked, answer), months, closed_cells},
      await movesOf(asked, answer),
      'moves',
    );
  },

  async csv(asked, answer) {
    const {column} = asked.words.portfolio;
    return {
      headings: [column.cell_from, column.cell_to, column.customers, column.rated_anew],
      rows: (await movesOf(asked, answer)).map((each): Cell[] => [
        cellName(asked, answer, each.cell_from),
        cellName(asked, answer, each.cell_to),
        each.customers,
        each.rated_anew,
      ]),
    };
  },
};

const movesOf = async ({db}: AskedHere, {missing}: PortfolioAnswer) =>
  missing ? [] : cellMoves(db);

const explained = ({words}: AskedHere, months: readonly MonthMoves[]): string => {
  const text = words.portfolio.moves;
  return months.some(each => each.is_closed) ? text.closed.moves : text.explained;
};

async function heldText(
  {db, words}: AskedHere,
  months: readonly MonthMoves[],
): Promise<string | null> {
  const used = (await criteria(db))
    .filter(({axis}) => axis === 'attractiveness' || axis === 'position')
    .map(({criterion}) => criterion)
    .filter(criterion => held.includes(criterion));
  if (used.length === 0) return null;
  const list = [...new Set(used)].map(each => words.portfolio.measure[each]!).join(', ');
  const {held: always, heldClosed} = words.portfolio.moves;
  return (months.some(each => each.is_closed) ? heldClosed : always)(list);
}

async function matrix(asked: AskedHere, answer: PortfolioAnswer, from: MonthMoves): Promise<Html> {
  const {words, formats, manifest} = asked;
  const text = words.portfolio.moves;
  const found = await cellMoves(asked.db);
  const grid = answer.cells.map(each => each.cell);
  const then = placesOf(
    answer,
    found.map(each => ({cell: each.cell_from})),
  );
  const others = then.filter(each => each !== null && !grid.includes(each));
  const rows = [...grid, ...others, null];
  const places = [...grid, null];
  const anew = found.reduce((sum, each) => sum + each.rated_anew, 0);
  const name = (cell: string | null) => cellName(asked, answer, cell) ?? text.none;
  const count = (own: (each: CellMove) => boolean) =>
    found.filter(own).reduce((sum, each) => sum + each.customers, 0);
  const cell = (row: string | null, column: string | null) => {
    const customers = count(each => each.cell_from === row && each.cell_to === column);
    const isSame = row === column;
    return html`<td class="number${isSame && ' strong'}">${customers > 0 && formats.count(customers)}</td>`;
  };
  return html`<section class="customers" aria-labelledby="moves-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="moves-caption">
<table class="ranking named many"><caption id="moves-caption">${text.title(formats.shortDay(from.as_of), formats.shortDay(manifest.business_date))}</caption>
<thead><tr><th scope="col">${words.portfolio.column.cell}</th>${places.map(each => html`<th scope="col" class="number">${name(each)}</th>`)}<th scope="col" class="number">${text.sum}</th></tr></thead>
<tbody>${rows.map(row => html`<tr><th scope="row">${name(row)}</th>${places.map(column => cell(row, column))}<td class="number">${formats.count(count(each => each.cell_from === row))}</td></tr>`)}</tbody>
</table></div>
${from.is_closed && html`<p class="explained">${text.closed.first(formats.shortDay(from.as_of), formats.count(anew))}</p>`}
</section>`;
}

function byMonth({words, formats}: AskedHere, months: readonly MonthMoves[]) {
  const {column, moves: text, views} = words.portfolio;
  const anyClosed = months.some(each => each.is_closed);
  const head = (title: string) => html`<th scope="col" class="number">${title}</th>`;
  const cell = (count: number | null) => html`<td class="number">${formats.count(count)}</td>`;
  return html`<section class="customers" aria-labelledby="months-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="months-caption">
<table class="ranking prices days"><caption id="months-caption">${text.months}</caption>
<thead><tr><th scope="col">${column.day}</th>${head(views.customers)}${anyClosed && head(text.closed.others)}${head(column.moved)}${anyClosed && head(column.rated_anew)}${head(column.came_then)}${head(column.left_then)}</tr></thead>
<tbody>${months.map(each => html`<tr><th scope="row">${formats.shortDay(each.as_of)}${each.is_closed && html` <span class="id">${text.closed.reported}</span>`}</th>${cell(each.customers)}${anyClosed && cell(each.others)}<td class="number strong">${formats.count(each.moved)}</td>${anyClosed && cell(each.rated_anew)}${cell(each.came)}${cell(each.left)}</tr>`)}</tbody>
</table></div>
</section>`;
}
