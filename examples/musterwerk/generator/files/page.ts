import {encoded, type Format} from './format.ts';

/**
 * Rows that wait for their file, as the bytes that it will have. As strings they would be what the
 * generator spends most of its time on: joining them, encoding them, and collecting the garbage.
 */
export interface Page {
  bytes: Buffer;
  length: number;
  rows: number;
}

const FIRST_SIZE = 1024;
/** Bytes in UTF-8. */
const MOST_PER_SIGN = 3;
/** A delimiter, or the end of the line. */
const NEWLINE = 2;

export const emptyPage = (): Page => ({bytes: Buffer.allocUnsafe(FIRST_SIZE), length: 0, rows: 0});

export const writtenOn = ({bytes, length}: Page) => bytes.subarray(0, length);

/** Writes a row behind the others. Nearly all signs are ASCII, which is a byte in each encoding. */
export function addRow(page: Page, format: Format, fields: readonly string[]): void {
  const delimiter = format.delimiter.charCodeAt(0);
  let {bytes, length: at} = page;
  for (const field of fields) {
    if (at + MOST_PER_SIGN * field.length + NEWLINE > bytes.length) {
      bytes = larger(bytes, at + MOST_PER_SIGN * field.length + NEWLINE);
      page.bytes = bytes;
    }
    for (let i = 0; i < field.length; i++) {
      const sign = field.charCodeAt(i);
      if (sign < 0x80) {
        bytes[at++] = sign;
      } else {
        at += encoded(field.slice(i), format.encoding).copy(bytes, at);
        break;
      }
    }
    bytes[at++] = delimiter;
  }
  // The last field has no delimiter behind it, but the end of the line.
  at--;
  if (format.newline === '\r\n') bytes[at++] = 0x0d;
  bytes[at++] = 0x0a;
  page.length = at;
  page.rows++;
}

function larger(bytes: Buffer, wanted: number): Buffer {
  const copy = Buffer.allocUnsafe(2 * wanted);
  bytes.copy(copy);
  return copy;
}
