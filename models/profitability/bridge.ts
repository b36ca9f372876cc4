import {sql} from 'kysely';
import type {Decimal} from '../../warehouse/decimal.ts';
import type {Warehouse} from '../../warehouse/query.ts';
import type {Months, Step} from './whale_curve.ts';

/** What moved the contribution between two periods; they add up to the difference. */
export const effects = [
  'price',
  'volume',
  'mix',
  'cross_selling',
  'currency',
  'product_cost',
  'work_cost',
  'new_customers',
  'lost_customers',
] as const;
export type Effect = (typeof effects)[number];

export interface BridgeRow extends Record<Effect, Decimal> {
  /** Empty: what nobody is known for. */
  customer_id: string | null;
  /** kept: bought in both periods; neither: only made us work; regrouped: counts elsewhere now. */
  kind: 'kept' | 'new' | 'lost' | 'neither' | 'regrouped';
  revenue_before: Decimal;
  revenue_after: Decimal;
  before: Decimal;
  after: Decimal;
  /** What members brought along, or took away; zero unless groups are compared. */
  regrouped: Decimal;
}

/** Who is compared: customers, or the groups that they belong to when the second period ends. */
type Units = 'customers' | 'groups';

const during = ({from, to}: Months) =>
  sql`(month >= cast(${from} as date) and month <= cast(${to} as date))`;

/**
 * The bridge of each customer from its contribution in one period to that in another, at a step of the
 * scheme. For who bought in both:
 *
 * - price: the change of price per unit, at the quantity and the exchange rates of after and before, of
 *   products that were bought in both; and the change of rebates and Skonto;
 * - product_cost: the change of unit cost, at the quantity of after;
 * - currency: revenue of after in other currencies, less the same at the mean rates of before;
 * - cross_selling: the margin of product lines that were bought in one of the periods only;
 * - volume: the change of quantity, at prices and the customer's margin of before;
 * - mix: what is left, which is the change of the margin by what was bought;
 * - work_cost: the change of what our work cost.
 *
 * Prices and unit costs are those of the customer, so a discount is a price. A customer that bought in
 * one period only is new, or lost, with all that it earned.
 *
 * A group is compared with the same members in both periods, so a takeover makes nobody new or lost. What
 * they earned while they did not belong to it, or belonged to another one, is its effect `regrouped`;
 * over all units that is nothing.
 */
export async function bridge(
  db: Warehouse,
  {before, after}: {before: Months; after: Months},
  step: Step,
  units: Units = 'customers',
): Promise<BridgeRow[]> {
  const left = sql.ref(step);
  const {rows} = await sql<BridgeRow>`
  with membership as (${memberships[units]}),
  members as (
    select customer_id, group_id from membership
    where from_day <= cast(${after.to} as date) and to_day > cast(${after.to} as date)
  ),
  lines as (
    select customer_id, product_key, month, quantity, net_amount, product_cost, currency,
      case when rate is not null then original_net_amount end as original
    from fct_invoice_line
    where is_revenue and not is_deferred
    union all
    select customer_id, product_key, month, null, net_amount, product_cost, null, null
    from fct_recognised_revenue_month
  ),
  periods as (
    select l.* replace (coalesce(m.group_id, l.customer_id) as customer_id),
      ${during(after)} as is_after
    from lines as l
    left join members as m on l.customer_id = m.customer_id
    where ${during(before)} or ${during(after)}
  ),
  rates as (
    select currency,
      sum(cast(net_amount as double)) / nullif(sum(cast(original as double)), 0) as rate
    from periods
    where not is_after and original is not null
    group by currency
  ),
  units as (
    select
      p.customer_id,
      d.product_id,
      max(coalesce(d.product_group, '') || '|' || coalesce(d.product_line, '')) as product_line,
      coalesce(sum(cast(p.quantity as double)) filter (not p.is_after), 0) as q0,
      coalesce(sum(cast(p.quantity as double)) filter (p.is_after), 0) as q1,
      coalesce(sum(cast(p.net_amount as double)) filter (not p.is_after), 0) as r0,
      coalesce(sum(cast(p.net_amount as double)) filter (p.is_after), 0) as actual1,
      coalesce(sum(coalesce(cast(p.original as double) * f.rate, cast(p.net_amount as double)))
        filter (p.is_after), 0) as r1,
      coalesce(sum(cast(p.product_cost as double)) filter (not p.is_after), 0) as c0,
      coalesce(sum(cast(p.product_cost as double)) filter (p.is_after), 0) as c1,
      count(*) filter (not p.is_after) as n0,
      count(*) filter (p.is_after) as n1
    from periods as p
    inner join dim_product as d on p.product_key = d.product_key
    left join rates as f on p.currency = f.currency
    group by p.customer_id, d.product_id
  ),
  sold as (
    select *,
      q0 > 0 and q1 > 0 and product_id is not null as is_comparable,
      sum(n0) over (partition by customer_id, product_line) > 0 as line_before,
      sum(n1) over (partition by customer_id, product_line) > 0 as line_after
    from units
  ),
  margins as (
    select customer_id,
      sum(n0) > 0 as bought_before,
      sum(n1) > 0 as bought_after,
      sum(actual1 - r1) as currency,
      sum(case when line_before and line_after and is_comparable then r1 - r0 / q0 * q1 else 0 end)
        as price,
      sum(case when line_before and line_after and is_comparable then c0 / q0 * q1 - c1 else 0 end)
        as product_cost,
      sum(case when line_before and line_after then 0
        when line_after then r1 - c1 else c0 - r0 end) as cross_selling,
      sum(case when line_before and line_after then r0 else 0 end) as pool_revenue,
      sum(case when line_before and line_after then r0 - c0 else 0 end) as pool_margin,
      sum(case when not (line_before and line_after) then 0
        when is_comparable then r0 / q0 * q1 else r1 end) as pool_after
    from sold
    group by customer_id
  ),
  usual as (select sum(pool_margin) / nullif(sum(pool_revenue), 0) as rate from margins),
  dated as (
    select *, ${during(after)} as is_after
    from customer_profitability
    where ${during(before)} or ${during(after)}
  ),
  stood as (
    select coalesce(m.group_id, d.customer_id) as customer_id, is_after, true as is_alike,
      net_revenue, ${left} as contribution, contribution_1 - ${left} as work_cost,
      rebates + skonto as rebates
    from dated as d
    left join members as m on d.customer_id = m.customer_id
    union all
    select coalesce(m.group_id, d.customer_id), is_after, false,
      net_revenue, ${left}, contribution_1 - ${left}, rebates + skonto
    from dated as d
    left join membership as m
      on d.customer_id = m.customer_id and d.month >= m.from_day and d.month < m.to_day
  ),
  sums as (
    select customer_id, is_after, is_alike,
      sum(net_revenue) as net_revenue,
      sum(contribution) as contribution,
      sum(work_cost) as work_cost,
      sum(rebates) as rebates
    from stood
    group by customer_id, is_after, is_alike
  ),
  earned as (
    select customer_id,
      ${sums('net_revenue', 'not is_after and not is_alike')} as revenue_before,
      ${sums('net_revenue', 'is_after and not is_alike')} as revenue_after,
      ${sums('contribution', 'not is_after and not is_alike')} as before,
      ${sums('contribution', 'is_after and not is_alike')} as after,
      ${sums('contribution', 'is_after and is_alike')}
        - ${sums('contribution', 'not is_after and is_alike')} as more,
      ${sums('work_cost', 'not is_after and is_alike')}
        - ${sums('work_cost', 'is_after and is_alike')} as less_work,
      ${sums('rebates', 'not is_after and is_alike')}
        - ${sums('rebates', 'is_after and is_alike')} as less_rebates,
      bool_or(is_alike) as is_there
    from sums
    group by customer_id
  ),
  told as (
    select e.*, m.currency, m.price, m.product_cost, m.cross_selling,
      case
        when not e.is_there then 'regrouped'
        when m.customer_id is null and e.customer_id is not null then 'neither'
        when e.customer_id is null then 'kept'
        when coalesce(m.bought_before, false) and m.bought_after then 'kept'
        when m.bought_after then 'new'
        when m.bought_before then 'lost'
        else 'neither'
      end as kind,
      (m.pool_after - m.pool_revenue) * case
        when abs(m.pool_margin) <= m.pool_revenue then m.pool_margin / nullif(m.pool_revenue, 0)
        else u.rate
      end as volume
    from earned as e
    left join margins as m on e.customer_id is not distinct from m.customer_id
    cross join usual as u
  ),
  rounded as (
    select customer_id, kind, revenue_before, revenue_after, before, after, more,
      ${amount(sql`case when kind in ('kept', 'neither') then coalesce(price, 0) + less_rebates end`)} as price,
      ${amount(sql`case when kind = 'kept' then volume end`)} as volume,
      ${amount(sql`case when kind = 'kept' then cross_selling end`)} as cross_selling,
      ${amount(sql`case when kind = 'kept' then currency end`)} as currency,
      ${amount(sql`case when kind = 'kept' then product_cost end`)} as product_cost,
      ${amount(sql`case when kind in ('kept', 'neither') then less_work end`)} as work_cost,
      ${amount(sql`case when kind = 'new' then more end`)} as new_customers,
      ${amount(sql`case when kind = 'lost' then more end`)} as lost_customers
    from told
  )
  select * exclude (more),
    cast(after - before - more as decimal(18, 4)) as regrouped,
    cast(more - price - volume - cross_selling - currency - product_cost - work_cost
      - new_customers - lost_customers as decimal(18, 4)) as mix
  from rounded
  order by after - before desc, customer_id nulls last`.execute(db);
  return rows;
}

const memberships = {
  groups: sql`select customer_id, group_id, from_day, to_day from bridge_customer_group`,
  customers: sql`select cast(null as varchar) as customer_id, cast(null as varchar) as group_id,
    cast(null as date) as from_day, cast(null as date) as to_day where false`,
};

const sums = (column: string, when: string) =>
  sql.raw(`coalesce(sum(${column}) filter (${when}), 0)`);

const amount = (value: ReturnType<typeof sql>) =>
  sql`cast(coalesce(${value}, 0) as decimal(18, 4))`;
