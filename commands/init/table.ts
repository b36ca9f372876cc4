import {isKnownName} from './dictionary/index.ts';
import {numberForm} from './numbers.ts';
import {timeForm} from './times.ts';

/** Where the table stands within the rows of a file. */
export interface TableGuess {
  /** The row of the names, from 0; undefined where the first row is data already. */
  header: number | undefined;
  /** The first row of data. */
  first: number;
  /** Rows below the data that are none. */
  footer: number;
  /** Whether nothing tells names from data. */
  isDoubtful: boolean;
}

type Rows = readonly (readonly (string | null)[])[];

const enoughRows = 200;
const totals = /^(summe|gesamt|zwischensumme|übertrag|total|grand total|subtotal|sum)\b/i;

/** Finds header, rows above it and rows below the data. Only a whole file shows its end. */
export function tableIn(rows: Rows, width: number, isWhole: boolean): TableGuess {
  const top = rows.findIndex(row => isFull(row, width));
  const start = Math.max(top, 0);
  const below = rows.slice(start + 1, start + 1 + enoughRows).filter(row => row.length === width);
  const evidence = headerEvidence(rows[start] ?? [], below);
  const isHeader = evidence > 0 || (evidence === 0 && below.length > 0);
  return {
    header: isHeader ? start : undefined,
    first: isHeader ? start + 1 : start,
    footer: isWhole ? footerOf(rows.slice(start + 1), width) : 0,
    isDoubtful: evidence === 0,
  };
}

/** A title above the table fills few of its fields. Systems may end all of their lines with one more. */
function isFull(row: readonly (string | null)[], width: number): boolean {
  const filled = row.filter(Boolean).length;
  return row.length === width && filled * 2 > width && (width < 2 || filled > 1);
}

/**
 * Above 0: a row of names; below 0: a row of data. A column of numbers or days under a text is
 * evidence, so is a name that we know; a text that comes again below is evidence against it.
 */
function headerEvidence(row: readonly (string | null)[], below: Rows): number {
  const names = row.map(field => field ?? '');
  if (names.some(name => looksLikeValue(name))) return -1;
  let evidence = 0;
  for (const [at, name] of names.entries()) {
    const values = below.flatMap(fields => fields[at] || []);
    if (values.length > 0 && isValueColumn(values)) evidence += 1;
    if (isKnownName(name)) evidence += 1;
    if (name && values.includes(name)) evidence -= 1;
  }
  return evidence;
}

const looksLikeValue = (name: string) =>
  name !== '' && (timeForm([name]) !== undefined || /^[-+(]?\d[\d.,]*[-)]?$/.test(name));

const isValueColumn = (values: readonly string[]) =>
  timeForm(values) !== undefined || numberForm(values) !== undefined;

/** Rows at the end that are too short, or that name a sum. */
function footerOf(rows: Rows, width: number): number {
  const isData = (row: readonly (string | null)[]) =>
    row.length === width && !totals.test((row.find(Boolean) ?? '').trim());
  return rows.length - 1 - rows.findLastIndex(isData);
}
