import {encoded, type Format} from './format.ts';
import {LONGEST_NUMBER, type Notation, putNumber} from './notation.ts';

/**
 * Rows that wait for their file, as the bytes that it will have. As strings they would be what the
 * generator spends most of its time on: joining them, encoding them, and collecting the garbage.
 */
export interface Page {
  bytes: Buffer;
  length: number;
  rows: number;
}

const FIRST_SIZE = 1000;
/** Bytes in UTF-8. */
const MOST_PER_SIGN = 3;
/** A delimiter, or the end of the line. */
const NEWLINE = 2;

export const emptyPage = (size = FIRST_SIZE): Page => ({
  bytes: bufferOf(size + NEWLINE),
  length: 0,
  rows: 0,
});

export const writtenOn = ({bytes, length}: Page) => bytes.subarray(0, length);

/** A text as it is to stand there, or a number, which is written as its column says. */
export type Field = string | number;

/** Writes a row behind the others. */
export function addRow(page: Page, format: Format, fields: readonly Field[]): void {
  const {delimiter, numbers, encoding} = format;
  const mark = delimiter.charCodeAt(0);
  // Only a long text needs more than this, and asks for it.
  const room = fields.length * (LONGEST_NUMBER + 1) + NEWLINE;
  let {bytes, length: at} = page;
  if (at + room > bytes.length) bytes = enlarged(page, at, room);
  for (let column = 0; column < fields.length; column++) {
    const field = fields[column] as Field;
    if (field === '') {
      // Half of all fields.
    } else if (typeof field !== 'string') {
      at = putNumber(bytes, at, field, numbers[column] ?? 'whole');
    } else {
      const size = MOST_PER_SIGN * field.length;
      if (size > LONGEST_NUMBER && at + size + room > bytes.length)
        bytes = enlarged(page, at, size + room);
      at = copyText(bytes, at, field, encoding);
    }
    bytes[at++] = mark;
  }
  // The last field has no delimiter behind it, but the end of the line.
  page.length = at - 1;
  endRow(page, format);
}

/** Ends a row behind what was put there last, for which every text and number leaves room. */
export function endRow(page: Page, {newline}: Format): void {
  if (newline === '\r\n') page.bytes[page.length++] = 0x0d;
  page.bytes[page.length++] = 0x0a;
  page.rows++;
}

/** Writes a text, for a row that is put together by hand. */
export function putText(page: Page, text: string, encoding: Format['encoding']): void {
  const bytes = roomFor(page, MOST_PER_SIGN * text.length);
  page.length = copyText(bytes, page.length, text, encoding);
}

/** Nearly all signs are ASCII, which is a byte in each encoding. */
function copyText(bytes: Buffer, from: number, text: string, encoding: Format['encoding']): number {
  let at = from;
  for (let i = 0; i < text.length; i++) {
    const sign = text.charCodeAt(i);
    if (sign >= 0x80) return at + encoded(text.slice(i), encoding).copy(bytes, at);
    bytes[at++] = sign;
  }
  return at;
}

export function putBytes(page: Page, more: Buffer): void {
  page.length += more.copy(roomFor(page, more.length), page.length);
}

export function putNumberOn(page: Page, value: number, notation: Notation): void {
  const bytes = roomFor(page, LONGEST_NUMBER);
  page.length = putNumber(bytes, page.length, value, notation);
}

/** The bytes of a page, which has room for so many more and the end of the row. */
const roomFor = (page: Page, more: number): Buffer =>
  page.length + more + NEWLINE > page.bytes.length
    ? enlarged(page, page.length, more + NEWLINE)
    : page.bytes;

/** Bytes with room for so many more behind those that are written. */
function enlarged(page: Page, written: number, more: number): Buffer {
  const bytes = bufferOf(2 * (written + more));
  page.bytes.copy(bytes, 0, 0, written);
  release(page);
  page.bytes = bytes;
  return bytes;
}

/**
 * Buffers to be used again, by the power of two that is their size. A new one has to be cleared by
 * the system, and many of them call for the garbage collector.
 */
const free: Buffer[][] = Array.from({length: 53}, () => []);

function bufferOf(size: number): Buffer {
  const power = Math.ceil(Math.log2(size));
  return free[power]?.pop() ?? Buffer.allocUnsafeSlow(2 ** power);
}

/** Nobody may read or write on the page any more. */
export function release({bytes}: Page): void {
  free[Math.log2(bytes.length)]?.push(bytes);
}
