import {sql} from 'kysely';
import type {Warehouse} from '../warehouse/query.ts';

/** Whether the snapshot was built when there was this table; one can roll back to older ones. */
const knows = (table: string) => async (db: Warehouse) => {
  const found = await sql`select 1 from duckdb_tables() where table_name = ${table}`.execute(db);
  return found.rows.length > 0;
};

/** Whether there were cost pools. */
export const knowsCosts = knows('cost_by_method');

/** Whether orders and products had their profit. */
export const knowsOrders = knows('product_profitability');
