import {sql} from 'kysely';
import type {Decimal} from '../../warehouse/decimal.ts';
import type {Warehouse} from '../../warehouse/query.ts';
import {compared, inMonths, type Talk} from './unit.ts';

/** A number of the unit beside that of its peers together. */
export interface Comparison {
  own: number | null;
  peers: number | null;
}

interface Side {
  is_own: boolean;
}

const sideOf = <T extends Side>(rows: readonly T[], isOwn: boolean): T | undefined =>
  rows.find(each => each.is_own === isOwn);

const both = <T extends Side>(rows: readonly T[], value: (row: T) => number | null): Comparison => {
  const of = (isOwn: boolean) => {
    const row = sideOf(rows, isOwn);
    return row ? value(row) : null;
  };
  return {own: of(true), peers: of(false)};
};

/** Percent of the list price that is taken off on the invoice, of all that has a list price. */
export async function discountRate(db: Warehouse, talk: Talk): Promise<Comparison> {
  const {rows} = await sql<Side & {rate: number | null}>`
    with ${compared(talk)}
    select c.is_own,
      cast(sum(p.list_revenue - (p.invoice_revenue - p.revenue_without_list)) as double)
        / nullif(cast(greatest(sum(p.list_revenue), 0) as double), 0) * 100 as rate
    from customer_price as p
    inner join compared as c on p.customer_id = c.customer_id
    where ${inMonths(talk)}
    group by c.is_own`.execute(db);
  return both(rows, each => each.rate);
}

export interface Orders {
  /** How many the unit placed. */
  orders: number;
  median_value: Comparison;
  /** Percent that came by web or EDI. */
  electronic: Comparison;
}

/** How the unit orders; amounts are those of the orders. */
export async function ordersOf(db: Warehouse, talk: Talk): Promise<Orders> {
  const {rows} = await sql<Side & {orders: number; median_value: number; electronic: number}>`
    with ${compared(talk)}
    select c.is_own, count(*) as orders,
      cast(median(o.net_amount) as double) as median_value,
      cast(count(*) filter (where o.is_self_service) as double) / nullif(count(*), 0) * 100
        as electronic
    from fct_order as o
    inner join compared as c on o.customer_id = c.customer_id
    where ${inMonths(talk)}
    group by c.is_own`.execute(db);
  return {
    orders: sideOf(rows, true)?.orders ?? 0,
    median_value: both(rows, each => each.median_value),
    electronic: both(rows, each => each.electronic),
  };
}

interface Kind {
  product_group: string | null;
  channel: string | null;
  break_even: number | null;
}

/**
 * Percent of the unit's orders that lie below the break-even of their product group and channel; empty
 * without orders of a kind that has one.
 */
export async function ordersBelow(
  db: Warehouse,
  talk: Talk,
  kinds: readonly Kind[],
): Promise<number | null> {
  const {rows} = await sql<Kind & {net_amount: Decimal}>`
    select product_group, channel, net_amount from fct_order
    where customer_id = ${talk.unit} and net_amount is not null and ${inMonths(talk)}`.execute(db);
  const judged = rows.flatMap(({product_group, channel, net_amount}) => {
    const kind = kinds.find(
      each => each.product_group === product_group && each.channel === channel,
    );
    return kind && kind.break_even !== null ? [Number(net_amount) < kind.break_even] : [];
  });
  return judged.length === 0 ? null : (judged.filter(Boolean).length / judged.length) * 100;
}

/** Percent of the order lines promised for these months that came complete on that day. */
export async function onTimeInFull(db: Warehouse, talk: Talk): Promise<Comparison> {
  const {rows} = await sql<Side & {share: number | null}>`
    with ${compared(talk)}
    select c.is_own,
      cast(count(*) filter (where l.is_on_time_in_full) as double) / nullif(count(*), 0) * 100
        as share
    from fct_order_line as l
    inner join compared as c on l.customer_id = c.customer_id
    where l.is_on_time_in_full is not null
      and ${inMonths(talk, sql`date_trunc('month', l.first_confirmed_on)`)}
    group by c.is_own`.execute(db);
  return both(rows, each => each.share);
}

export interface Work {
  activity: string;
  title_de: string;
  title_en: string;
  quantity: Decimal | null;
  minutes: Decimal | null;
  cost: Decimal;
  /** Cost for each 100 of net revenue. */
  rate: Comparison;
}

/** The activities that cost most for the unit, without what is levied on everybody. */
export async function dearestWork(db: Warehouse, talk: Talk, most: number): Promise<Work[]> {
  const {rows} = await sql<Omit<Work, 'rate'> & {own: number | null; peers: number | null}>`
    with ${compared(talk)},
    revenue as (
      select c.is_own, cast(greatest(sum(p.net_revenue), 0) as double) as net_revenue
      from customer_profitability as p
      inner join compared as c on p.customer_id = c.customer_id
      where ${inMonths(talk)}
      group by c.is_own
    ),
    worked as (
      select a.activity, c.is_own, sum(a.quantity) as quantity, sum(a.minutes) as minutes,
        sum(a.cost) as cost
      from activity_cost as a
      inner join compared as c on a.customer_id = c.customer_id
      where a.step <> 'profit' and ${inMonths(talk)}
      group by a.activity, c.is_own
    ),
    rated as (
      select w.*, cast(w.cost as double) / nullif(r.net_revenue, 0) * 100 as rate
      from worked as w
      left join revenue as r on w.is_own = r.is_own
    )
    select o.activity, s.title_de, s.title_en, o.quantity, o.minutes, o.cost, o.rate as own,
      coalesce(p.rate, case when (select count(*) from revenue where not is_own) > 0 then 0 end)
        as peers
    from rated as o
    inner join set_activity as s on o.activity = s.activity
    left join rated as p on o.activity = p.activity and not p.is_own
    where o.is_own and o.cost > 0
    order by o.cost desc, o.activity
    limit ${sql.lit(most)}`.execute(db);
  return rows.map(({own, peers, ...each}) => ({...each, rate: {own, peers}}));
}

export interface Payment {
  /** Days from due until paid, a payment before that counting as none. */
  days_late: Comparison;
  /** Percent of the payments after the due day. */
  late_share: Comparison;
}

/**
 * How late payments came. An item that was never open at the end of a month was paid in the month of
 * its posting, and counts as in time.
 */
export async function paymentOf(db: Warehouse, talk: Talk): Promise<Payment> {
  const {rows} = await sql<Side & {days_late: number | null; late_share: number | null}>`
    with ${compared(talk)},
    due as (
      select invoice_id, min(due_on) as due_on from fct_receivable_month
      where invoice_id is not null group by invoice_id
    ),
    paid as (
      select c.is_own,
        greatest(coalesce(date_diff('day', d.due_on, p.paid_on), 0), 0) as days
      from fct_payment as p
      inner join compared as c on p.customer_id = c.customer_id
      left join due as d on p.invoice_id = d.invoice_id
      where p.invoice_id is not null and ${inMonths(talk)}
    )
    select is_own, avg(cast(days as double)) as days_late,
      cast(count(*) filter (where days > 0) as double) / nullif(count(*), 0) * 100 as late_share
    from paid group by is_own`.execute(db);
  return {
    days_late: both(rows, each => each.days_late),
    late_share: both(rows, each => each.late_share),
  };
}
