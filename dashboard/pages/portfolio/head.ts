import {type Cell, cellWords} from '../../../company/portfolio_cells.ts';
import {jsonHead} from '../../json_rows.ts';
import {levelInJson} from '../../levels.ts';
import type {AskedHere, NamedCell, PortfolioAnswer} from './answer.ts';

/** What JSON says before its rows, whatever the view. */
export const portfolioHead = (asked: AskedHere, {missing, without, closed}: PortfolioAnswer) => ({
  ...jsonHead(asked),
  ...levelInJson(asked.level),
  no_data_reason: missing,
  ...(closed ? {closed} : {without_cell: without}),
});

/** A cell in JSON: its borders are those of the settings. */
export const cellInJson = ({borders: _, ...cell}: NamedCell) => cell;

/** What a cell is called; nothing for none. */
export const titleOf = (cells: readonly NamedCell[], cell: string | null): string | null =>
  cells.find(each => each.cell === cell)?.title ?? null;

/** The same for one of a closed month, which today's grid may not have. */
export const cellName = ({language}: AskedHere, {cells}: PortfolioAnswer, cell: string | null) =>
  titleOf(cells, cell) ?? (cell && (cellWords[cell as Cell]?.title[language] ?? cell));

/** The cells of today's grid that closed months have, in its order, and after them all others. */
export function placesOf(
  {cells}: PortfolioAnswer,
  counts: readonly {cell: string | null}[],
): (string | null)[] {
  const then = [...new Set(counts.map(each => each.cell))];
  const grid: (string | null)[] = cells.map(each => each.cell);
  return [
    ...grid.filter(each => then.includes(each)),
    ...then.filter(each => !grid.includes(each)),
  ];
}
