import {createWriteStream} from 'node:fs';
import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import type {Manifest} from '../manifest.ts';
import {readers} from './readers.ts';
import type {Reading} from './table.ts';

/** A row that could not be read as one, with the place where it stands. */
export interface Refused extends Record<string, number | string | null> {
  place: number;
  value: string | null;
  reason: string;
}

/**
 * Writes a landed file, whatever its kind, as one plain text: comma, double quotes, line feeds; the
 * place of each row first, then its fields; no value is an empty field without quotes, and so
 * is an empty text. Returns the rows that are none.
 */
export async function writeCanonical(
  file: string,
  {format, header}: Pick<Manifest, 'format' | 'header'>,
  values: Reading['values'],
  hasHeader: boolean,
  target: string,
): Promise<Refused[]> {
  const refused: Refused[] = [];
  if (format.kind === 'parquet') throw new Error('Parquet needs no canonical text');
  const known = hasHeader && !format.kind.includes('json') ? undefined : header;
  const table = await readers[format.kind](file, {format, values, header: known});

  async function* lines() {
    for await (const batch of table.rows) {
      let text = '';
      for (const {place, fields, value, refused: reason = widthProblem(fields, header)} of batch) {
        if (reason) refused.push({place, reason, value: value ?? null});
        else text += `${place}${textOf(fields)}\n`;
      }
      yield text;
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(target));
  return refused;
}

function textOf(fields: readonly (string | null)[]): string {
  let text = '';
  for (const value of fields) {
    if (!value) text += ',';
    else text += `,"${value.includes('"') ? value.replaceAll('"', '""') : value}"`;
  }
  return text;
}

function widthProblem(fields: readonly unknown[], header: readonly string[]): string | undefined {
  if (fields.length === header.length) return undefined;
  return `is not a row: ${fields.length < header.length ? 'missing columns' : 'too many columns'}`;
}
