import {Problem} from '../../company/problem.ts';
import {literal} from '../../warehouse/sql.ts';
import type {Staged} from '../../warehouse/staging/stage.ts';
import type {StreamChanges} from '../pipelines/a_stream.ts';
import {deliveries, testDatabase} from '../warehouse/deliveries.ts';

/** What became of one delivered file. */
export interface Outcome {
  /** Why it does not count; nothing of it is loaded then. */
  rejected?: string;
  rows: Record<string, unknown>[];
  duplicates: number;
  quarantine: {line: number; column_name: string | null; reason: string}[];
  warnings: string[];
}

/** Delivers files as a night does and tells what became of them. */
export async function outcomes() {
  const db = await testDatabase();

  async function told(staged: Staged, columns: string): Promise<Outcome> {
    const {rows, quarantine, reconciliation, manifest} = staged;
    const loaded = await db.rows(`select ${columns}
      from read_parquet(${literal(rows)}) order by _row`);
    const refused =
      reconciliation.quarantined === 0
        ? []
        : await db.rows<Outcome['quarantine'][number]>(
            `select line, column_name, reason from read_parquet(${literal(quarantine)}) order by line`,
          );
    return {
      rows: JSON.parse(JSON.stringify(loaded)),
      duplicates: reconciliation.duplicate,
      quarantine: refused,
      warnings: manifest.warnings,
    };
  }

  /** Earlier deliveries of the stream come first; the outcome is that of the last. */
  return async (
    name: string,
    content: Buffer | string,
    settings: StreamChanges,
    {before, beside = {}}: {before?: string; beside?: Record<string, string>} = {},
    columns = '* exclude (_delivery, _row)',
  ): Promise<Outcome> => {
    const {deliver} = deliveries(db, {files: '*.{csv,json,ndjson,gz}', ...settings});
    if (before !== undefined) await deliver({[name]: before});
    try {
      const staged = await deliver({[name]: content, ...beside});
      return await told(staged.at(-1)!, columns);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return {rejected: error.message, rows: [], duplicates: 0, quarantine: [], warnings: []};
    }
  };
}
