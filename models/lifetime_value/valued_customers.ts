import {type RawBuilder, sql} from 'kysely';
import type {Decimal} from '../../warehouse/decimal.ts';
import type {Warehouse} from '../../warehouse/query.ts';
import type {LifetimeValueReason} from '../../warehouse/tables.ts';
import type {PersonalNames} from '../levels/names.ts';
import {valuedUnits} from './units.ts';

/** What customers can be sorted by. */
export const sortings = [
  'clv',
  'clv_low',
  'clv_high',
  'p_alive',
  'orders_of_year',
  'orders',
  'contribution_of_year',
  'contribution',
] as const;
export type Sorting = (typeof sortings)[number];

/** By what customers are put together. */
export const groupings = ['segment', 'industry', 'region', 'abc_class'] as const;
export type Grouping = (typeof groupings)[number];

export interface ValuedCustomer {
  customer_id: string;
  customer: string;
  /** By lifetime value, from 1; null without one. */
  rank: number | null;
  clv: Decimal | null;
  clv_low: Decimal | null;
  clv_high: Decimal | null;
  p_alive: number | null;
  /** By which purchases, contracts and machines are forecast, such as pareto_nbd, sbg. */
  models: string | null;
  /** Expected days with a purchase within twelve months, and within the horizon. */
  orders_of_year: number | null;
  orders: number | null;
  /** Expected contribution, not discounted. */
  contribution_of_year: Decimal | null;
  contribution: Decimal | null;
  reason: LifetimeValueReason | null;
}

/** Only the customers of one segment, and so on; null are those without. */
export interface Within {
  by: Grouping;
  member: string | null;
}

const isWithin = ({by, member}: Within): RawBuilder<unknown> => {
  const column = sql.ref(by === 'abc_class' ? 's.abc_class' : `d.${by}`);
  return member === null ? sql`and ${column} is null` : sql`and ${column} = ${member}`;
};

/** Who is asked for, and what counts as one customer. */
interface Units {
  /** The table that has the names of persons, for who may see them. */
  names: PersonalNames;
  /** Groups of companies count as one. */
  byGroup: boolean;
}

/** What rows of members are put together by. */
const unit = (byGroup: boolean, of: string) =>
  byGroup
    ? {
        id: sql`coalesce(g.group_id, ${sql.ref(of)}.customer_id)`,
        join: sql`left join int_group_today as g on ${sql.ref(of)}.customer_id = g.customer_id`,
      }
    : {id: sql`${sql.ref(of)}.customer_id`, join: sql``};

/** Every customer that counts, or those of one segment, in one row each. */
const customers = (byGroup: boolean, within: Within | undefined) => sql`
  select c.customer_id, c.customer_key, c.clv, c.clv_low, c.clv_high, c.p_alive, c.reason,
    m.models, o.orders_of_year, o.orders, o.contribution_of_year, o.contribution,
    case when c.clv is not null then
      row_number() over (order by c.clv desc nulls last, c.customer_id)
    end as rank
  from ${valuedUnits(byGroup)} as c
  inner join dim_customer as d on c.customer_key = d.customer_key
  left join customer_segment as s on c.customer_id = s.customer_id
  left join (
    select ${unit(byGroup, 'v').id} as customer_id,
      string_agg(distinct v.model, ', ' order by v.model) as models
    from customer_lifetime_value as v
    ${unit(byGroup, 'v').join}
    where v.stream <> 'total' and v.clv is not null
    group by 1
  ) as m on c.customer_id = m.customer_id
  left join (
    select ${unit(byGroup, 'v').id} as customer_id,
      sum(case when v.stream = 'purchases' then v.expected_orders_of_year end) as orders_of_year,
      sum(case when v.stream = 'purchases' then v.expected_orders end) as orders,
      sum(case when v.stream = 'total' then v.expected_contribution_of_year end) as contribution_of_year,
      sum(case when v.stream = 'total' then v.expected_contribution end) as contribution
    from customer_outlook as v
    ${unit(byGroup, 'v').join}
    group by 1
  ) as o on c.customer_id = o.customer_id
  where true ${within ? isWithin(within) : sql``}`;

interface Asked extends Units {
  sort: Sorting;
  direction: 'asc' | 'desc';
  within: Within | undefined;
  /** Without it, all of them. */
  page?: {limit: number; offset: number};
}

/** Customers with what they will still bring us, those without a value last; names of persons only to who may see them. */
export async function valuedCustomers(
  db: Warehouse,
  {names, byGroup, sort, direction, within, page}: Asked,
): Promise<ValuedCustomer[]> {
  const order = (table: string) =>
    sql`order by ${sql.ref(`${table}.${sort}`)} ${sql.raw(direction)} nulls last,
      ${sql.ref(`${table}.rank`)} nulls last, ${sql.ref(`${table}.customer_id`)}`;
  const {rows} = await sql<ValuedCustomer>`
    with customers as (${customers(byGroup, within)}),
    shown as (
      select * from customers as c ${order('c')}
      ${page ? sql`limit ${sql.lit(page.limit)} offset ${sql.lit(page.offset)}` : sql``}
    )
    select c.customer_id,
      ${nameOf(names, 'c')} as customer,
      c.rank, c.clv, c.clv_low, c.clv_high, c.p_alive, c.models, c.orders_of_year, c.orders,
      c.contribution_of_year, c.contribution, c.reason
    from shown as c
    inner join dim_customer as d on c.customer_key = d.customer_key
    ${joinNames(names, 'c')}
    ${order('c')}`.execute(db);
  return rows;
}

const nameOf = (names: PersonalNames, of: string) =>
  names
    ? sql`coalesce(n.name, d.name, ${sql.ref(of)}.customer_id)`
    : sql`coalesce(d.name, ${sql.ref(of)}.customer_id)`;

const joinNames = (names: PersonalNames, of: string) =>
  names
    ? sql`left join ${sql.table(names)} as n on ${sql.ref(of)}.customer_id = n.customer_id`
    : sql``;

interface Told {
  reason: LifetimeValueReason | null;
  customers: number;
}

/** How many customers have a value (reason null), an incomplete one, or none, and why. */
export async function customersByReason(
  db: Warehouse,
  {byGroup, within}: {byGroup: boolean; within?: Within | undefined},
): Promise<Told[]> {
  const {rows} = await sql<Told>`
    select c.reason, count(*) as customers
    from ${valuedUnits(byGroup)} as c
    inner join dim_customer as d on c.customer_key = d.customer_key
    left join customer_segment as s on c.customer_id = s.customer_id
    where true ${within ? isWithin(within) : sql``}
    group by c.reason
    order by c.reason nulls first`.execute(db);
  return rows;
}

export interface RankedValue {
  customer_id: string;
  customer: string;
  rank: number;
  clv: Decimal;
  cumulative: Decimal;
  total: Decimal;
  customers: number;
  /** Rank after which the sum no longer rises. */
  peak_rank: number;
}

/** How lifetime value is spread: customers from most to least, thinned to some `points`. */
export async function concentration(
  db: Warehouse,
  {names, byGroup, points = 200}: Units & {points?: number},
): Promise<RankedValue[]> {
  const {rows} = await sql<RankedValue>`
    with ranked as (
      select customer_id, customer_key, clv,
        row_number() over best as rank,
        sum(clv) over (best rows between unbounded preceding and current row) as cumulative,
        sum(clv) over () as total,
        count(*) over () as customers,
        sum(case when clv > 0 then 1 else 0 end) over () as peak_rank
      from ${valuedUnits(byGroup)} as c
      where clv is not null
      window best as (order by clv desc, customer_id)
    ),
    kept as (
      select * from ranked
      where rank in (1, peak_rank, customers)
        or rank = ceil(customers * 0.1) or rank = ceil(customers * 0.2)
        or rank % cast(ceil(customers / ${sql.lit(points)}) as bigint) = 0
    )
    select k.customer_id,
      ${nameOf(names, 'k')} as customer,
      k.rank, k.clv, k.cumulative, k.total, k.customers, k.peak_rank
    from kept as k
    inner join dim_customer as d on k.customer_key = d.customer_key
    ${joinNames(names, 'k')}
    order by k.rank`.execute(db);
  return rows;
}
