import {type Cell, cellName, columnName, workbook} from '../files/workbook.ts';
import {dayOf, firstDay, type Month} from '../world/calendar.ts';

/** Hundreds of euros, and what they are planned for. */
export interface Planned {
  line: string;
  region: string;
  measure: string;
  month: Month;
  amount: number;
}

const AMOUNT = '#,##0.0';
const MONTH = 'mmm yy';
/** Excel counts days from 30 December 1899. */
const EXCEL_DAY_ZERO = dayOf(1899, 12, 30);

/** Product line and region stand on the left. */
const FIRST_COLUMN = 3;

/** The sums of a selection of planned amounts, by measure and month. */
type Amounts = number[][];

/**
 * A sales plan in thousands of euro: merged headings, a row for each product line and region, a sum
 * below each line, and one below all.
 */
export function planSheet(
  name: string,
  months: readonly Month[],
  plan: readonly Planned[],
): Buffer {
  const measures = [...new Set(plan.map(({measure}) => measure))];
  const width = months.length + 1;
  const columns = measures.map((_, at) => FIRST_COLUMN + at * width);
  const rows = headings(name, months, measures);
  const merged = [
    `A1:${cellName(1, FIRST_COLUMN + measures.length * width - 1)}`,
    'A2:A3',
    'B2:B3',
    ...columns.map(column => `${cellName(2, column)}:${cellName(2, column + width - 1)}`),
  ];
  const amountsOf = (entries: readonly Planned[]): Amounts =>
    measures.map(measure =>
      months.map(month =>
        entries
          .filter(entry => entry.measure === measure && entry.month === month)
          .reduce((sum, {amount}) => sum + amount, 0),
      ),
    );
  const add = (heads: Cell[], entries: readonly Planned[], sum?: (column: string) => string) =>
    rows.push([...heads, ...amountCells(amountsOf(entries), columns, rows.length + 1, sum)]);

  const sums: number[] = [];
  for (const [line, entries] of Map.groupBy(plan, each => each.line)) {
    const first = rows.length + 1;
    for (const [region, own] of Map.groupBy(entries, each => each.region))
      add([rows.length + 1 === first ? line : null, region], own);
    const last = rows.length;
    merged.push(`A${first}:A${last}`);
    add([`Summe ${line}`, null], entries, column => `SUM(${column}${first}:${column}${last})`);
    sums.push(rows.length);
  }
  add(['Gesamt', null], plan, column => sums.map(row => column + row).join('+'));
  return workbook(`Plan ${name}`, rows, merged);
}

function headings(name: string, months: readonly Month[], measures: readonly string[]): Cell[][] {
  const named = [
    ...months.map(month => ({number: firstDay(month) - EXCEL_DAY_ZERO, format: MONTH})),
    'Summe',
  ];
  const merged = months.map(() => null);
  return [
    [`Vertriebsplan ${name}`],
    ['Produktlinie', 'Region', ...measures.flatMap(measure => [measure, ...merged])],
    [null, null, ...measures.flatMap(() => named)],
  ];
}

/** Months of each measure, which may be sums of the rows above, and their sum across. */
function amountCells(
  amounts: Amounts,
  columns: readonly number[],
  row: number,
  sum?: (column: string) => string,
): Cell[] {
  return amounts.flatMap((months, at) => {
    const column = columns[at]!;
    const cells = months.map((amount, month): Cell => {
      const gives = amount / 10;
      return sum
        ? {formula: sum(columnName(column + month)), gives, format: AMOUNT}
        : {number: gives, format: AMOUNT};
    });
    const across = `SUM(${cellName(row, column)}:${cellName(row, column + months.length - 1)})`;
    const gives = months.reduce((total, amount) => total + amount, 0) / 10;
    return [...cells, {formula: across, gives, format: AMOUNT}];
  });
}
