import {sql} from 'kysely';
import type {Warehouse} from '../warehouse/query.ts';

/** Whether the snapshot was built when there were cost pools; one can roll back to older ones. */
export async function knowsCosts(db: Warehouse): Promise<boolean> {
  const found = await sql`select 1 from duckdb_tables()
    where table_name = 'cost_by_method'`.execute(db);
  return found.rows.length > 0;
}
