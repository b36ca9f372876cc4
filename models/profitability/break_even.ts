import {type RawBuilder, sql} from 'kysely';
import type {Decimal} from '../../warehouse/decimal.ts';
import type {Warehouse} from '../../warehouse/query.ts';
import type {Months, Step} from './whale_curve.ts';

/** Orders of one kind, and the size below which one of them costs more than it brings. */
export interface BreakEven {
  product_group: string | null;
  channel: string | null;
  orders: number;
  median_value: Decimal | null;
  /** What an order's own work costs, up to the step. */
  work_per_order: number;
  /** DB I in percent of revenue. */
  margin: number | null;
  /** Work ÷ margin; empty without a margin. */
  break_even: number | null;
  orders_below: number;
  /** What the orders below bring after their work, together. */
  contribution_below: Decimal | null;
}

/**
 * Order-size break-even: the value at which an order's DB I pays for the work that it causes itself,
 * work of an order ÷ DB I rate, for orders that began in these months, by product group and channel.
 */
export async function orderBreakEven(
  db: Warehouse,
  {from, to}: Months,
  step: Step,
): Promise<BreakEven[]> {
  const left = sql.ref(step);
  const number = (of: RawBuilder<unknown>) => sql`cast(${of} as double)`;
  const {rows} = await sql<BreakEven>`
    with began as (
      select order_id, customer_id from order_profitability
      where orders = 1 and month >= cast(${from} as date) and month <= cast(${to} as date)
    ),
    whole as (
      select
        max(o.product_group) as product_group,
        max(o.channel) as channel,
        max(o.order_value) as order_value,
        sum(o.net_revenue) as net_revenue,
        sum(o.contribution_1) as contribution_1,
        sum(o.contribution_1 - o.${left}) as work_cost,
        sum(o.${left}) as contribution
      from order_profitability as o
      inner join began as b
        on o.order_id = b.order_id and o.customer_id is not distinct from b.customer_id
      group by o.order_id, o.customer_id
    ),
    invoiced as (select * from whole where order_value is not null),
    kinds as (
      select product_group, channel,
        count(*) as orders,
        cast(median(order_value) as decimal(18, 4)) as median_value,
        ${number(sql`sum(work_cost)`)} / count(*) as work_per_order,
        ${number(sql`sum(contribution_1)`)} / nullif(${number(sql`greatest(sum(net_revenue), 0)`)}, 0) as rate
      from invoiced
      group by product_group, channel
    ),
    limits as (
      select *, case when rate > 0 then work_per_order / rate end as break_even from kinds
    )
    select
      l.product_group, l.channel, l.orders, l.median_value, l.work_per_order,
      l.rate * 100 as margin,
      l.break_even,
      count(i.order_value) as orders_below,
      sum(i.contribution) as contribution_below
    from limits as l
    left join invoiced as i
      on l.product_group is not distinct from i.product_group
      and l.channel is not distinct from i.channel
      and i.order_value < l.break_even
    group by l.product_group, l.channel, l.orders, l.median_value, l.work_per_order, l.rate, l.break_even
    order by l.product_group nulls last, l.orders desc, l.channel`.execute(db);
  return rows;
}
