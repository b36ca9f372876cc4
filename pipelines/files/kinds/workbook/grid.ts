import type {Reading, SourceRow} from '../../table.ts';
import {type Area, addressOf, areaOf, everything} from './address.ts';
import {meaningOf, textOf} from './cell.ts';
import {type SheetRow, sheetRows} from './sheet.ts';
import type {Sheet, Workbook} from './workbook.ts';

/** The cells of a sheet that are declared to be read. */
export const declaredArea = ({format}: Reading): Area =>
  format.range === undefined ? everything : areaOf(format.range);

/** A sheet as rows of texts, without blank rows. Where a range is declared, all are as wide as it. */
export async function* gridOf(
  workbook: Workbook,
  sheet: Sheet,
  reading: Reading,
): AsyncGenerator<SourceRow[]> {
  const area = declaredArea(reading);
  const width = reading.format.range === undefined ? 0 : area.right - area.left + 1;
  for await (const rows of sheetRows(workbook, sheet, area)) {
    const texts = rows.map(row => textRow(row, area.left, width, workbook, reading));
    yield texts.filter(row => row !== undefined);
  }
}

/** One row as texts, from the column `left` on, at least `width` of them; undefined where blank. */
export function textRow(
  {place, cells}: SheetRow,
  left: number,
  width: number,
  workbook: Workbook,
  {values}: Reading,
): SourceRow | undefined {
  const fields: (string | null)[] = new Array(width).fill(null);
  let isBlank = true;
  let refused: string | undefined;
  let value: string | null = null;
  for (const cell of cells) {
    const {text, fault} = textOf(meaningOf(cell, workbook), workbook, values);
    if (fault !== undefined && refused === undefined) {
      refused = `is not a row: cell ${addressOf(place, cell.column)} holds ${fault}`;
      value = text;
    }
    if (text === null && fault === undefined) continue;
    isBlank = false;
    while (fields.length < cell.column - left) fields.push(null);
    fields[cell.column - left] = text;
  }
  if (isBlank) return undefined;
  return refused === undefined ? {place, fields} : {place, fields, refused, value};
}
