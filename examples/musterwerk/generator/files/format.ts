import iconv from 'iconv-lite';
import type {Month} from '../world/calendar.ts';
import type {Notation} from './notation.ts';
import type {Page} from './page.ts';

/** How a system writes its files. */
export interface Format {
  encoding: 'windows-1252' | 'utf-8' | 'utf-8 with mark';
  newline: '\r\n' | '\n';
  /** Between the fields of a row, which are written as they are: texts go through `quoted`. */
  delimiter: ';' | ',' | '|';
  /** How the numbers of each column are written; those of the others as they are. */
  numbers: readonly Notation[];
  /** What stands above the rows of a month's file. */
  head(month?: Month): readonly string[];
  /** A list is printed: its rows with the headings of pages, sums and what else is no row. */
  list?: {
    /** A file, from its rows; and how many of its lines look like rows and are none, by what they are. */
    printed(rows: Buffer, month?: Month): {file: Page; between: Record<string, number>};
  };
}

/** Rows that are separated by a sign. */
export const delimited = (
  encoding: Format['encoding'],
  delimiter: Format['delimiter'],
  newline: Format['newline'],
  ...head: readonly string[]
): Format => ({encoding, newline, delimiter, numbers: [], head: () => head});

/** A text for a delimited file, with quotation marks where it needs them. */
export const quoted = (text: string) => (/[";,\r\n]/.test(text) ? always(text) : text);

export const always = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** Columns by how their numbers are written, such as `{day: 'von;bis'}`. */
type Columns = {[notation in Notation]?: string};

/** How the ERP, the ledger and the personnel system write. */
export const windows = (header: string, columns: Columns = {}): Format => ({
  ...delimited('windows-1252', ';', '\r\n', header),
  numbers: numbersOf(header, columns),
});

/** How CRM and service desk write. */
export const utf8 = (header: string, columns: Columns = {}): Format => ({
  ...delimited('utf-8', ';', '\n', header),
  numbers: numbersOf(header, columns),
});

export function numbersOf(header: string, columns: Columns): Notation[] {
  const names = header.split(';');
  const numbers = names.map((): Notation => 'whole');
  for (const [notation, those] of Object.entries(columns)) {
    for (const name of those.split(';')) {
      if (!names.includes(name)) throw new Error(`no column ${name} in ${header}`);
      numbers[names.indexOf(name)] = notation as Notation;
    }
  }
  return numbers;
}

/** The bytes of lines. */
export const bytesOf = ({encoding, newline}: Format, lines: readonly string[]): Buffer =>
  encoded(lines.map(line => line + newline).join(''), encoding);

/** What a file begins with, before its rows. */
export function headOf(format: Format, month?: Month): Buffer {
  const head = bytesOf(format, format.head(month));
  return format.encoding === 'utf-8 with mark' ? Buffer.concat([MARK, head]) : head;
}

const MARK = Buffer.from('\uFEFF');

export function encoded(text: string, encoding: Format['encoding']): Buffer {
  if (encoding !== 'windows-1252') return Buffer.from(text);
  // Both encodings agree on these signs, and the plain one is ten times as fast.
  return isLatin(text) ? Buffer.from(text, 'latin1') : iconv.encode(text, encoding);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the signs below 0x80 are all allowed.
const isLatin = (text: string) => /^[\x00-\x7f\xa0-\xff]*$/.test(text);
