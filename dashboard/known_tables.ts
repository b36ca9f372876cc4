import {sql} from 'kysely';
import type {Warehouse} from '../warehouse/query.ts';
import type {Tables} from '../warehouse/tables.ts';

/** One can roll back to snapshots from before there was a table, or a column of it. */
const knows =
  <T extends keyof Tables>(table: T, column?: keyof Tables[T] & string) =>
  async (db: Warehouse) => {
    const found = await sql`select 1 from duckdb_columns()
      where table_name = ${table} and (${column ?? null} is null or column_name = ${column ?? null})
      limit 1`.execute(db);
    return found.rows.length > 0;
  };

/** Whether the snapshot was built when there were cost pools, and what their shares leave. */
export const knowsCosts = knows('cost_reconciliation', 'no_share_cost');

/** Whether it was built when there were price waterfalls. */
export const knowsPrices = knows('customer_price');

/** Whether it was built when orders and products had their profit. */
export const knowsOrders = knows('product_profitability');

/** Whether months could be closed. */
export const knowsClosings = knows('closed_month');

/** Whether they kept the grades of the scorecard. */
export const knowsClosedGrades = knows('closed_grade');

/** Whether it was built when there were risks and warnings, and it was known who objects to them. */
export const knowsChurn = knows('int_profiling_objection');

/** Whether customers had a cell, classes and stages, and closed months kept them. */
export const knowsPortfolio = knows('closed_segment');

/** Whether the revenue that leaves with customers was told month by month. */
export const knowsLostRevenue = knows('churn_by_month', 'lost_revenue');

/** Whether it was built when what comes next was foretold. */
export const knowsNext = knows('customer_next_order');

/** Whether orders of groups were. */
export const knowsGroupOrders = knows('group_next_order');

/** Whether renewals were held against what had been foretold of them. */
export const knowsRenewalTrials = knows('customer_renewal_quality');

/** Whether lifetime values were added up. */
export const knowsLifetimeValue = knows('lifetime_value_sum');

/** Whether those of groups were added up. */
export async function knowsGroupValues(db: Warehouse): Promise<boolean> {
  const found = await sql`select 1 from duckdb_columns()
    where table_name = 'int_value_effect' and column_name = 'member_id'`.execute(db);
  return found.rows.length > 0;
}

/** Whether they were told month by month. */
export const knowsValueMonths = knows('contract_movement_by_month');

/** Whether leads had a value. */
export const knowsProspects = knows('prospect_value');

/** Whether contracts were held against their use. */
export const knowsContracts = knows('contract_use');

/** Whether what was planned to be sold was kept with its products. */
export const knowsPlans = knows('int_sales_plan');

/** Whether each version of a plan was kept beside the one that counts. */
export const knowsPlanVersions = knows('int_sales_plan_version');
