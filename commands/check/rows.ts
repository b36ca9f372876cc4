import {readers} from '../../pipelines/files/readers.ts';
import type {Reading, SourceRow} from '../../pipelines/files/table.ts';

/** As many rows of a file are looked at before the night reads all of them. */
export const mostSampleRows = 10_000;

/** The first rows of a delivered file, and whether there are no more. */
export interface FirstRows {
  header: string[];
  rows: SourceRow[];
  isWhole: boolean;
}

/** Reads the beginning of a file of any kind but Parquet, as staging would read it. */
export async function firstRows(
  file: string,
  reading: Reading,
  count = mostSampleRows,
): Promise<FirstRows> {
  const kind = reading.format.kind as Exclude<typeof reading.format.kind, 'parquet'>;
  const table = await readers[kind](file, reading);
  const rows: SourceRow[] = [];
  for await (const batch of table.rows) {
    rows.push(...batch);
    if (rows.length > count) {
      return {header: table.header, rows: rows.slice(0, count), isWhole: false};
    }
  }
  return {header: table.header, rows, isWhole: true};
}
