import type {Connection} from './database.ts';
import {list} from './sql.ts';

/** How many rows each of some relations has, asked in one go. */
export async function rowCounts(db: Connection, relations: readonly string[]): Promise<number[]> {
  const counts = relations.map(relation => `(select count(*) from ${relation})`);
  const [row] = await db.rows<{counts: string}>(
    `select cast([${list(counts)}] as varchar) as counts`,
  );
  return JSON.parse(row!.counts);
}
