import {sql} from 'kysely';
import type {Warehouse} from '../../warehouse/query.ts';
import type {Months} from './whale_curve.ts';

export const during = ({from, to}: Months) =>
  sql`month >= cast(${from} as date) and month <= cast(${to} as date)`;

/** A version of a plan or forecast, and what it says of these months. */
export interface PlanChoice {
  version: string;
  status: 'draft' | 'approved' | 'replaced' | null;
  /** ISO date. */
  frozen_on: string | null;
  /** For how many of the months it plans revenue, and the cost of pools. */
  sales_months: number;
  work_months: number;
}

/** All versions there are, the one frozen last first. */
export async function planChoices(db: Warehouse, months: Months): Promise<PlanChoice[]> {
  const {rows} = await sql<PlanChoice>`
    select v.version, v.status, cast(v.frozen_on as varchar) as frozen_on,
      count(distinct case when p.kind = 'sales' then p.month end) as sales_months,
      count(distinct case when p.kind = 'work' then p.month end) as work_months
    from dim_plan_version as v
    left join (
      select version, month, 'sales' as kind from int_sales_plan_version
      where revenue is not null and ${during(months)}
      union all
      select version, month, 'work' from int_pool_plan_version where ${during(months)}
    ) as p on v.version = p.version
    group by v.version, v.status, v.frozen_on
    order by v.frozen_on desc nulls last, v.version desc`.execute(db);
  return rows;
}

/** The version that sales, or the work of pools, is held against; without one, the plan of each year. */
export interface PlanChosen {
  sales?: string | undefined;
  work?: string | undefined;
}

/** What was planned to be sold, as a table for a query. */
export const salesPlan = ({sales}: PlanChosen) =>
  sales === undefined
    ? sql`int_sales_plan`
    : sql`(
      select month, product_group, product_line, version, coalesce(revenue, 0) as revenue,
        product_cost, quantity
      from int_sales_plan_version
      where version = ${sales} and is_of_sales = (
        select bool_or(is_of_sales) from int_sales_plan_version
        where version = ${sales} and revenue is not null))`;

/** What each pool was planned to cost, as a table for a query. */
export const workPlan = ({work}: PlanChosen) =>
  work === undefined
    ? sql`int_pool_plan`
    : sql`(select * from int_pool_plan_version where version = ${work})`;
