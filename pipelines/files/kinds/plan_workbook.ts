import type {FileFormat} from '../../../company/sources/file.ts';
import {FileError, type Reading, type SourceRow, type TableReader} from '../table.ts';
import {meaningOf} from './workbook/cell.ts';
import {declaredArea, textRow} from './workbook/grid.ts';
import {mergesOf} from './workbook/merges.ts';
import {type Plan, planColumns} from './workbook/plan_columns.ts';
import {headingsOf} from './workbook/plan_headings.ts';
import {type PlanLayout, planRows} from './workbook/plan_rows.ts';
import {titleOf} from './workbook/plan_title.ts';
import {mergedRanges, type SheetRow, sheetRows} from './workbook/sheet.ts';
import {openWorkbook, type Sheet, sheetOf, type Workbook} from './workbook/workbook.ts';

/**
 * A controller's plan, months side by side below merged headings, as one long row for each amount.
 * What the plan sums itself must be right. The place of a row is that of the sheet.
 */
export const planWorkbook: TableReader = async (file, reading) => {
  const plan = planOf(reading.format);
  const workbook = await openWorkbook(file);
  const sheet = sheetOf(workbook, reading.format.sheet);
  const ranges = await mergedRanges(workbook, sheet);
  const columns = await columnsOf(workbook, sheet, reading, plan, ranges);
  const {left} = declaredArea(reading);
  const layout = (): PlanLayout => ({workbook, plan, left, columns, merges: mergesOf(ranges)});
  const {longRows, skipped} = planRows(layout(), reading);

  async function* rows(): AsyncGenerator<SourceRow[]> {
    const source = rowsOf(workbook, sheet, reading);
    await headingRows(source, reading, plan, workbook);
    for await (const row of withoutFooter(source, reading.format.footer_lines)) yield longRows(row);
  }
  const header = [...plan.dimensions, 'version', 'measure', 'month', 'amount'];
  return {header, rows: rows(), skipped};
};

function planOf({plan}: FileFormat): Plan {
  if (plan) return plan;
  throw new FileError(
    'nothing is declared of how its headings are to be read',
    'Declare in sources.yaml: plan: {dimensions: [product_line, …]}.',
  );
}

/** Reads the headings and lets go of the file. */
async function columnsOf(
  workbook: Workbook,
  sheet: Sheet,
  reading: Reading,
  plan: Plan,
  ranges: readonly string[],
) {
  const area = declaredArea(reading);
  const firstAmount = area.left + plan.dimensions.length;
  const source = rowsOf(workbook, sheet, reading);
  const rows = await headingRows(source, reading, plan, workbook);
  await source.return(undefined);
  const headings = headingsOf(rows, ranges, area, firstAmount, workbook);
  return planColumns(
    headings,
    firstAmount,
    plan,
    titleOf(rows, mergesOf(ranges), firstAmount, workbook),
  );
}

/** The rows of a sheet that are not blank. */
async function* rowsOf(
  workbook: Workbook,
  sheet: Sheet,
  reading: Reading,
): AsyncGenerator<SheetRow> {
  for await (const rows of sheetRows(workbook, sheet, declaredArea(reading))) {
    for (const row of rows) {
      if (row.cells.some(cell => meaningOf(cell, workbook).is !== 'nothing')) yield row;
    }
  }
}

/** Takes the rows of headings from a sheet, with everything above them. */
async function headingRows(
  source: AsyncGenerator<SheetRow>,
  reading: Reading,
  {header_rows}: Plan,
  workbook: Workbook,
): Promise<SheetRow[]> {
  const {skip_lines, header_begins = '', delimiter} = reading.format;
  const {left} = declaredArea(reading);
  const rows: SheetRow[] = [];
  for (let line = 0; rows.length < header_rows; line++) {
    const {value, done} = await source.next();
    if (done) {
      throw new FileError(
        header_begins
          ? `no row begins with "${header_begins}"`
          : 'the sheet has no rows below headings',
        'Mend header_begins, skip_lines or sheet in sources.yaml.',
      );
    }
    if (line < skip_lines) continue;
    const {fields = []} = textRow(value, left, 0, workbook, reading) ?? {};
    const begins = fields.join(delimiter).startsWith(header_begins);
    if (rows.length > 0 || begins) rows.push(value);
  }
  return rows;
}

async function* withoutFooter(
  rows: AsyncIterable<SheetRow>,
  count: number,
): AsyncGenerator<SheetRow> {
  const held: SheetRow[] = [];
  for await (const row of rows) {
    held.push(row);
    if (held.length > count) yield held.shift()!;
  }
}
