import {meaningOf} from './cell.ts';
import type {Merges} from './merges.ts';
import type {SheetRow} from './sheet.ts';
import type {Workbook} from './workbook.ts';

/**
 * The title of a plan: the highest text above the dimensions. The lowest row of headings holds the
 * names of dimensions, and so does a cell that is merged down into it.
 */
export function titleOf(
  rows: readonly SheetRow[],
  merges: Merges,
  firstAmount: number,
  workbook: Workbook,
): string | undefined {
  const lowest = rows.at(-1)?.place ?? 0;
  for (const {place, cells} of rows.slice(0, -1)) {
    for (const cell of cells) {
      if (cell.column >= firstAmount) break;
      const meaning = meaningOf(cell, workbook);
      const reachesDown = (merges(place, cell.column)?.bottom ?? place) >= lowest;
      if (meaning.is === 'text' && meaning.text.trim() !== '' && !reachesDown)
        return meaning.text.trim();
    }
  }
  return undefined;
}
