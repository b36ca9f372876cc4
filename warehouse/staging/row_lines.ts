import {createReadStream} from 'node:fs';
import {recordScanner} from '../../pipelines/files/records.ts';
import type {Manifest} from '../../pipelines/manifest.ts';

interface RowLine extends Record<string, number | null> {
  /** Position among the rows that DuckDB could read, from 0; null for a refused one. */
  _row: number | null;
  /** Position among all records as DuckDB counts them: header line and blank ones included. */
  record: number;
  /** Line of the file, from 1. */
  line: number;
}

/** The lines of a few rows of a text file: those at the given positions, and the refused ones. */
export async function rowLines(
  file: string,
  {format, has_header_line}: Pick<Manifest, 'format' | 'has_header_line'>,
  rows: ReadonlySet<number>,
  refused: ReadonlySet<number>,
): Promise<RowLine[]> {
  const found: RowLine[] = [];
  let record = 0;
  let row = 0;
  let headerToSkip = has_header_line;
  const scanner = recordScanner(format, (line, blank) => {
    record += 1;
    if (refused.has(record)) {
      found.push({_row: null, record, line});
    } else if (blank) {
      return;
    } else if (headerToSkip) {
      headerToSkip = false;
    } else {
      if (rows.has(row)) found.push({_row: row, record, line});
      row += 1;
    }
  });
  for await (const chunk of createReadStream(file)) scanner.push(chunk as Buffer);
  scanner.end();
  return found;
}
