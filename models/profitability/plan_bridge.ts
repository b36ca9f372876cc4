import {sql} from 'kysely';
import type {Decimal} from '../../warehouse/decimal.ts';
import type {Warehouse} from '../../warehouse/query.ts';
import {during, type PlanChosen, salesPlan, workPlan} from './plan_versions.ts';
import type {Months} from './whale_curve.ts';

/** Products that a plan tells apart, planned and sold. */
export interface PlannedProducts {
  /** Empty: not planned by it, or products that have none. */
  product_group: string | null;
  product_line: string | null;
  planned_revenue: Decimal;
  revenue: Decimal;
  planned_contribution: Decimal;
  /** DB I, before rebates and Skonto. */
  contribution: Decimal;
  price: Decimal;
  volume: Decimal;
  mix: Decimal;
  product_cost: Decimal;
  revenue_change: Decimal;
  not_planned: Decimal;
  not_sold: Decimal;
}

/**
 * What was planned to be sold in these months against what was, by the products that the plan tells
 * apart, and why DB I is another one:
 *
 * - where quantities are planned, price, product_cost and volume as between two periods: price per unit,
 *   unit cost, and quantity at planned prices and the planned margin of all such products; mix is left;
 * - where they are not, revenue_change and product_cost;
 * - not_planned and not_sold: the margin of products that are on one side only.
 */
export async function plannedAndSold(
  db: Warehouse,
  months: Months,
  chosen: PlanChosen = {},
): Promise<PlannedProducts[]> {
  const {rows} = await sql<PlannedProducts>`
  with plan as (
    select product_group, product_line,
      sum(revenue) as r0,
      sum(product_cost) as c0,
      sum(cast(quantity as double)) as q0
    from ${salesPlan(chosen)} as p
    where ${during(months)}
    group by product_group, product_line
  ),
  kinds as (
    select coalesce(bool_or(product_group is not null), false) as by_group,
      coalesce(bool_or(product_line is not null), false) as by_line
    from plan
  ),
  lines as (
    select product_key, month, quantity, net_amount, product_cost
    from fct_invoice_line
    where is_revenue and not is_deferred
    union all
    select product_key, month, null, net_amount, product_cost
    from fct_recognised_revenue_month
  ),
  sold as (
    select
      case when k.by_group then d.product_group end as product_group,
      case when k.by_line then d.product_line end as product_line,
      sum(l.net_amount) as r1,
      sum(coalesce(l.product_cost, 0)) as c1,
      sum(cast(l.quantity as double)) as q1
    from lines as l
    inner join dim_product as d on l.product_key = d.product_key
    cross join kinds as k
    where ${during(months)}
    group by 1, 2
  ),
  cells as (
    select
      coalesce(p.product_group, s.product_group) as product_group,
      coalesce(p.product_line, s.product_line) as product_line,
      p.r0 is not null as is_planned,
      s.r1 is not null as is_sold,
      coalesce(p.r0, 0) as r0,
      coalesce(p.c0, 0) as c0,
      coalesce(s.r1, 0) as r1,
      coalesce(s.c1, 0) as c1,
      coalesce(p.q0 > 0 and s.q1 > 0, false) as is_counted,
      s.q1 / case when p.q0 > 0 then p.q0 end as grown
    from plan as p
    full join sold as s
      on p.product_group is not distinct from s.product_group
      and p.product_line is not distinct from s.product_line
  ),
  usual as (
    select cast(sum(r0 - c0) as double) / nullif(cast(sum(r0) as double), 0) as margin
    from cells
    where is_counted
  ),
  split as (
    select c.*,
      ${amount('case when is_counted then r1 - r0 * grown end')} as price,
      ${amount('case when is_counted then r0 * (grown - 1) * u.margin end')} as volume,
      ${amount(`case when is_counted then c0 * grown - c1
        when is_planned and is_sold then c0 - c1 end`)} as product_cost
    from cells as c
    cross join usual as u
  )
  select
    product_group,
    product_line,
    ${amount('r0')} as planned_revenue,
    ${amount('r1')} as revenue,
    ${amount('r0 - c0')} as planned_contribution,
    ${amount('r1 - c1')} as contribution,
    price,
    volume,
    ${amount(`case when is_counted
      then (r1 - c1) - (r0 - c0) - price - volume - product_cost end`)} as mix,
    product_cost,
    ${amount('case when is_planned and is_sold and not is_counted then r1 - r0 end')}
      as revenue_change,
    ${amount('case when not is_planned then r1 - c1 end')} as not_planned,
    ${amount('case when not is_sold then c0 - r0 end')} as not_sold
  from split
  order by (r1 - c1) - (r0 - c0), product_group nulls last, product_line nulls last`.execute(db);
  return rows;
}

const amount = (value: string) => sql.raw(`cast(coalesce(${value}, 0) as decimal(18, 4))`);

/** What the work of a cost pool was planned to cost, and what became of it. */
export interface PlannedWork {
  cost_pool: string;
  /** The first and the last step that its activities belong to, by their place in the scheme. */
  steps: string[];
  planned_cost: Decimal;
  /** What customers caused, known or not. */
  work_cost: Decimal;
  unused_capacity_cost: Decimal;
}

/** The plan of each pool against the work that was done, in sum of these months. */
export async function plannedWork(
  db: Warehouse,
  months: Months,
  chosen: PlanChosen = {},
): Promise<PlannedWork[]> {
  const {rows} = await sql<Omit<PlannedWork, 'steps'> & {steps: string}>`
    with steps as (
      select cost_pool, string_agg(distinct step, ' ') as steps from set_activity group by cost_pool
    ),
    planned as (
      select cost_pool, sum(cost) as cost
      from ${workPlan(chosen)} as p
      where ${during(months)}
      group by cost_pool
    ),
    done as (
      select cost_pool, sum(assigned_cost + without_customer_cost) as work,
        sum(unused_capacity_cost) as unused
      from cost_reconciliation
      where ${during(months)}
      group by cost_pool
    )
    select
      s.cost_pool,
      s.steps,
      ${amount('p.cost')} as planned_cost,
      ${amount('d.work')} as work_cost,
      ${amount('d.unused')} as unused_capacity_cost
    from steps as s
    left join planned as p on s.cost_pool = p.cost_pool
    left join done as d on s.cost_pool = d.cost_pool
    where p.cost_pool is not null or d.cost_pool is not null
    order by s.cost_pool`.execute(db);
  return rows.map(each => ({...each, steps: each.steps.split(' ')}));
}

/** Which plans there are of these months, and for how many of them. */
export interface PlanVersions {
  sales: string[];
  sales_months: number;
  /** Months of it whose plan has no product cost. */
  without_cost: number;
  work: string[];
  work_months: number;
}

export async function planVersions(
  db: Warehouse,
  months: Months,
  chosen: PlanChosen = {},
): Promise<PlanVersions> {
  const {rows} = await sql<{kind: 'sales' | 'work'; version: string; months: number; gaps: number}>`
    select 'sales' as kind, version, count(distinct month) as months,
      count(distinct case when product_cost is null and revenue <> 0 then month end) as gaps
    from ${salesPlan(chosen)} as p where ${during(months)} group by version
    union all
    select 'work', version, count(distinct month), 0
    from ${workPlan(chosen)} as p where ${during(months)} group by version
    order by 1, 2`.execute(db);
  const of = (kind: 'sales' | 'work') => rows.filter(each => each.kind === kind);
  const sum = (all: readonly number[]) => all.reduce((total, each) => total + each, 0);
  return {
    sales: of('sales').map(each => each.version),
    sales_months: sum(of('sales').map(each => each.months)),
    without_cost: sum(of('sales').map(each => each.gaps)),
    work: of('work').map(each => each.version),
    work_months: sum(of('work').map(each => each.months)),
  };
}
