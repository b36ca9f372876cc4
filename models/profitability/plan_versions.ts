import {sql} from 'kysely';
import type {Warehouse} from '../../warehouse/query.ts';
import type {Months} from './whale_curve.ts';

export const during = ({from, to}: Months) =>
  sql`month >= cast(${from} as date) and month <= cast(${to} as date)`;

/** A version of a plan or forecast, and what it says of these months. */
export interface PlanChoice {
  version: string;
  /** Of the fiscal years that these months reach; empty where it differs among them, too. */
  status: 'draft' | 'approved' | 'replaced' | null;
  /** ISO date. */
  frozen_on: string | null;
  /** For how many of the months it plans revenue, and the cost of pools. */
  sales_months: number;
  work_months: number;
}

/** All names of versions that there are, the one frozen last first. */
export async function planChoices(db: Warehouse, months: Months): Promise<PlanChoice[]> {
  const {rows} = await sql<PlanChoice>`
    with versions as (
      select version, status, frozen_on
      from dim_plan_version
      qualify rank() over (
        partition by version
        order by first_month <= cast(${months.to} as date)
          and last_month >= cast(${months.from} as date) desc
      ) = 1
    ),
    named as (
      select version, max(frozen_on) as frozen_on,
        case when count(distinct coalesce(status, '')) = 1 then max(status) end as status
      from versions
      group by version
    )
    select v.version, v.status, cast(v.frozen_on as varchar) as frozen_on,
      count(distinct case when p.kind = 'sales' then p.month end) as sales_months,
      count(distinct case when p.kind = 'work' then p.month end) as work_months
    from named as v
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
      where version = ${sales} and (fiscal_year, is_of_sales) in (
        select (fiscal_year, bool_or(is_of_sales)) from int_sales_plan_version
        where version = ${sales} and revenue is not null
        group by fiscal_year))`;

/** What each pool was planned to cost, as a table for a query. */
export const workPlan = ({work}: PlanChosen) =>
  work === undefined
    ? sql`int_pool_plan`
    : sql`(select * from int_pool_plan_version where version = ${work})`;
