import {sql} from 'kysely';
import type {Warehouse} from '../warehouse/query.ts';
import type {Tables} from '../warehouse/tables.ts';

/** One can roll back to snapshots from before there was a table. */
async function knows(db: Warehouse, table: keyof Tables): Promise<boolean> {
  const found = await sql`select 1 from duckdb_tables() where table_name = ${table}`.execute(db);
  return found.rows.length > 0;
}

/** Whether the snapshot was built when there were cost pools. */
export const knowsCosts = (db: Warehouse) => knows(db, 'cost_by_method');

/** Whether it was built when there were price waterfalls. */
export const knowsPrices = (db: Warehouse) => knows(db, 'customer_price');
