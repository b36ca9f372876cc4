import {FileError} from '../../table.ts';

/** Rows and columns count from 1; both ends belong to the area. */
export interface Area {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** Excel's own: XFD and 1048576. */
const lastColumn = 16_384;
const lastRow = 1_048_576;

/** The number of the column of an address: 3 for C or C7. */
export function columnOf(address: string): number {
  let column = 0;
  for (let at = 0; at < address.length; at++) {
    const letter = address.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  if (column >= 1 && column <= lastColumn) return column;
  throw new FileError('there is an address that no cell of a sheet has');
}

/** C7 for row 7 and column 3. */
export const addressOf = (row: number, column: number) => `${letterOf(column)}${row}`;

/** C for column 3. */
export function letterOf(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** B3:F200 as numbers; B3:F reaches down to the end, C7 is a range of one cell. */
export function areaOf(range: string): Area {
  const [from = '', to = from] = range.replaceAll('$', '').split(':');
  return {
    top: rowOf(from) ?? 1,
    left: columnOf(from),
    bottom: rowOf(to) ?? lastRow,
    right: columnOf(to),
  };
}

const rowOf = (address: string) => Number(/\d+$/.exec(address)?.[0] ?? Number.NaN) || undefined;

/** The whole sheet. */
export const everything: Area = {top: 1, left: 1, bottom: lastRow, right: lastColumn};
