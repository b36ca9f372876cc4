import {type Area, addressOf} from './address.ts';
import {meaningOf} from './cell.ts';
import {momentOf, written} from './date_text.ts';
import {mergesOf} from './merges.ts';
import {monthOf, type NamedMonth, yearOf} from './months.ts';
import {plainNumber} from './number_text.ts';
import type {Cell, SheetRow} from './sheet.ts';
import type {Workbook} from './workbook.ts';

/** One heading above a column. */
export interface Heading {
  text: string;
  month: NamedMonth | undefined;
  year: number | undefined;
  sums: Span | undefined;
}

/** What a column sums up; `other` is known, and no sum of its row's months. */
export type Span = 'total' | 'quarter' | 'half' | 'other';

/** The headings above one column, from the top; a heading over several columns is above each. */
export type Headings = (Heading | undefined)[];

const end = '(?!\\p{L})';
const numberEnd = '(?![\\p{L}\\p{N}])';
const spans: [Span, RegExp][] = [
  [
    'total',
    new RegExp(
      `^(summe|gesamt(summe|jahr)?|total|jahr(essumme)?|sum|(full )?year|fy|gj|geschäftsjahr|[Σ∑])${end}`,
      'iu',
    ),
  ],
  ['quarter', new RegExp(`^(q|quartal) ?[1-4]${numberEnd}|^[1-4]\\. ?(q|quartal)${end}`, 'iu')],
  ['half', new RegExp(`^(h|hj|halbjahr) ?[12]${numberEnd}|^[12]\\. ?(h|hj|halbjahr)${end}`, 'iu')],
  [
    'other',
    new RegExp(
      `^(ytd|kum(uliert)?|cum|vorjahr|vj|py|ist|actuals?|abw(eichung)?|delta|δ|variance|anteil|share|ø|durchschnitt|schnitt|average|%)${end}`,
      'iu',
    ),
  ],
];

/**
 * Every column's headings, by the number of the column. All but the lowest reach over the empty cells
 * to their right, because not everybody merges them.
 */
export function headingsOf(
  rows: readonly SheetRow[],
  ranges: readonly string[],
  {left, right}: Area,
  firstAmount: number,
  workbook: Workbook,
): Map<number, Headings> {
  const merges = mergesOf(ranges);
  const width = lastColumnOf(rows, ranges, left, right);
  const columns = new Map<number, Headings>();
  for (let column = left; column <= width; column++) columns.set(column, []);
  const anchors = new Map<string, Heading | undefined>();
  for (const [level, {place, cells}] of rows.entries()) {
    const own = new Map(cells.map(cell => [cell.column, headingIn(cell, workbook)]));
    for (const [column, headings] of columns) {
      const merged = merges(place, column);
      const anchor = merged ? addressOf(merged.top, merged.left) : '';
      const found = own.get(column) ?? anchors.get(anchor);
      if (anchor === addressOf(place, column)) anchors.set(anchor, found);
      const isUpper = level < rows.length - 1 && column > firstAmount;
      headings[level] = found ?? (isUpper ? columns.get(column - 1)![level] : undefined);
    }
  }
  return columns;
}

function lastColumnOf(
  rows: readonly SheetRow[],
  ranges: readonly string[],
  left: number,
  right: number,
): number {
  const merges = mergesOf(ranges);
  let last = left;
  for (const {place, cells} of rows) {
    const final = cells.findLast(({value}) => value !== undefined)?.column ?? left;
    last = Math.max(last, final, Math.min(merges(place, final)?.right ?? left, right));
  }
  return last;
}

/** True days, numbers and texts can all be months. */
function headingIn(cell: Cell, workbook: Workbook): Heading | undefined {
  const meaning = meaningOf(cell, workbook);
  if (meaning.is === 'time') {
    const time = momentOf(meaning.serial, workbook.from1904);
    if (!time) return undefined;
    return {text: written(time, '%Y-%m-%d'), month: time, year: undefined, sums: undefined};
  }
  if (meaning.is !== 'text' && meaning.is !== 'number') return undefined;
  const text = meaning.is === 'number' ? plainNumber(meaning.number) : meaning.text.trim();
  if (text === '') return undefined;
  const sums = spans.find(([, pattern]) => pattern.test(text.normalize('NFC')))?.[0];
  return {text, month: monthOf(text), year: yearOf(text), sums};
}
