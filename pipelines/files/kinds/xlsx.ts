import {laidOut} from '../layout.ts';
import type {Reading, SourceRow, TableReader} from '../table.ts';
import {gridOf} from './workbook/grid.ts';
import {openWorkbook, type Sheet, sheetOf, type Workbook} from './workbook/workbook.ts';

/**
 * A sheet of an Excel workbook, in flat memory but for the workbook's shared texts. Numbers and days
 * become texts as the source declares them; hidden rows and columns are rows and columns.
 */
export const xlsx: TableReader = async (file, reading) => {
  const workbook = await openWorkbook(file);
  const sheet = sheetOf(workbook, reading.format.sheet);
  const header = await headerOf(workbook, sheet, reading);
  let skipped = () => 0;

  async function* rows(): AsyncGenerator<SourceRow[]> {
    const table = await laidOut(gridOf(workbook, sheet, reading), reading);
    skipped = table.skipped;
    for await (const batch of table.rows) yield batch.map(row => fitted(row, header.length));
  }
  return {header, rows: rows(), skipped: () => skipped()};
};

/** Reads as far as the header and lets go of the file, because the rows may never be asked for. */
async function headerOf(workbook: Workbook, sheet: Sheet, reading: Reading): Promise<string[]> {
  const grid = gridOf(workbook, sheet, reading);
  try {
    return (await laidOut(grid, reading)).header;
  } finally {
    await grid.return(undefined);
  }
}

/** Empty cells at the end may be missing; a value beyond the header stays, and the row is refused. */
function fitted(row: SourceRow, width: number): SourceRow {
  const fields = row.fields.slice();
  while (fields.length > width && fields.at(-1) === null) fields.pop();
  while (fields.length < width) fields.push(null);
  return {...row, fields};
}
