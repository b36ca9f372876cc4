import type {Language} from '../company/settings.ts';
import {Decimal} from '../warehouse/decimal.ts';

export type Cell = string | number | boolean | Decimal | null;
type Rows = Iterable<Cell[]> | AsyncIterable<Cell[]>;

export interface Table {
  headings: string[];
  rows: Rows;
}

const dialects = {
  de: {separator: ';', decimal: ',', start: '\ufeff'},
  en: {separator: ',', decimal: '.', start: ''},
} as const;

const portion = 500;

/** CSV as the spreadsheets of a language open it; a German Excel needs `;`, `,` and the mark. */
export async function* csvOf({headings, rows}: Table, language: Language): AsyncIterable<string> {
  const {separator, start} = dialects[language];
  const line = (cells: readonly Cell[]) =>
    `${cells.map(cell => written(cell, language)).join(separator)}\r\n`;
  let text = start + line(headings);
  let lines = 0;
  for await (const cells of rows) {
    text += line(cells);
    lines += 1;
    if (lines % portion > 0) continue;
    yield text;
    text = '';
  }
  yield text;
}

function written(cell: Cell, language: Language): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return quoted(harmless(cell), dialects[language].separator);
  if (typeof cell === 'boolean') return String(cell);
  const digits = cell instanceof Decimal ? cell.text : plain(cell);
  return digits.replace('.', dialects[language].decimal);
}

/** Spreadsheets run a text that begins like a formula; an apostrophe makes it text again. */
const harmless = (text: string) => (/^[=+\-@＝＋－＠\t\r]/.test(text) ? `'${text}` : text);

const quoted = (text: string, separator: string) =>
  text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** Digits without an exponent, which not every reader knows. */
const plain = (value: number) => {
  const text = String(value);
  return text.includes('e') ? value.toFixed(10) : text;
};
