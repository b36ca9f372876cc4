import iconv from 'iconv-lite';
import type {Month} from '../world/calendar.ts';

/** How a system writes its files. */
export interface Format {
  encoding: 'windows-1252' | 'utf-8' | 'utf-8 with mark';
  newline: '\r\n' | '\n';
  /** One row, without its line break. */
  row(fields: readonly string[]): string;
  /** What stands around the rows of a month's file: the header, and headings of pages. */
  file(rows: readonly string[], month?: Month): readonly string[];
  /** How many of these lines look like rows and are none, by what they are. */
  between?(rows: readonly string[]): Record<string, number>;
}

/** Rows that are separated by a sign. Fields are written as they are: texts go through `quoted`. */
export function delimited(
  encoding: Format['encoding'],
  delimiter: ';' | ',',
  newline: Format['newline'],
  header?: string,
): Format {
  return {
    encoding,
    newline,
    row: fields => fields.join(delimiter),
    file: rows => (header === undefined ? rows : [header, ...rows]),
  };
}

/** A text for a delimited file, with quotation marks where it needs them. */
export const quoted = (text: string) => (/[";,\r\n]/.test(text) ? always(text) : text);

export const always = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** How the ERP, the ledger and the personnel system write. */
export const windows = (header: string) => delimited('windows-1252', ';', '\r\n', header);

/** How CRM and service desk write. */
export const utf8 = (header: string) => delimited('utf-8', ';', '\n', header);

/** The bytes of one file. */
export function bytesOf(
  {encoding, newline, file}: Format,
  rows: readonly string[],
  month?: Month,
): Buffer {
  const lines = file(rows, month);
  const text = lines.length === 0 ? '' : lines.join(newline) + newline;
  if (encoding === 'utf-8') return Buffer.from(text);
  if (encoding === 'utf-8 with mark') return Buffer.from(`\uFEFF${text}`);
  // Both encodings agree on these signs, and the plain one is ten times as fast.
  return isLatin(text) ? Buffer.from(text, 'latin1') : iconv.encode(text, encoding);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the signs below 0x80 are all allowed.
const isLatin = (text: string) => /^[\x00-\x7f\xa0-\xff]*$/.test(text);
