import {type RawBuilder, sql} from 'kysely';
import type {Decimal} from '../../warehouse/decimal.ts';
import type {Warehouse} from '../../warehouse/query.ts';
import type {LifetimeValueReason, Tables} from '../../warehouse/tables.ts';

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

/** Every customer that counts, or those of one segment, in one row each. */
const customers = (within: Within | undefined) => sql`
  select c.customer_id, c.customer_key, c.clv, c.clv_low, c.clv_high, c.p_alive, c.reason,
    m.models, o.orders_of_year, o.orders, o.contribution_of_year, o.contribution,
    case when c.clv is not null then
      row_number() over (order by c.clv desc nulls last, c.customer_id)
    end as rank
  from customer_lifetime_value as c
  inner join dim_customer as d on c.customer_key = d.customer_key
  left join customer_segment as s on c.customer_id = s.customer_id
  left join (
    select customer_id, string_agg(model, ', ' order by model) as models
    from customer_lifetime_value
    where stream <> 'total' and clv is not null
    group by customer_id
  ) as m on c.customer_id = m.customer_id
  left join (
    select customer_id,
      max(case when stream = 'purchases' then expected_orders_of_year end) as orders_of_year,
      max(case when stream = 'purchases' then expected_orders end) as orders,
      max(case when stream = 'total' then expected_contribution_of_year end) as contribution_of_year,
      max(case when stream = 'total' then expected_contribution end) as contribution
    from customer_outlook
    group by customer_id
  ) as o on c.customer_id = o.customer_id
  where c.stream = 'total' ${within ? isWithin(within) : sql``}`;

interface Asked {
  personal: boolean;
  sort: Sorting;
  direction: 'asc' | 'desc';
  within: Within | undefined;
  /** Without it, all of them. */
  page?: {limit: number; offset: number};
}

/** Customers with what they will still bring us, those without a value last; names of persons only to who may see them. */
export async function valuedCustomers(
  db: Warehouse,
  {personal, sort, direction, within, page}: Asked,
): Promise<ValuedCustomer[]> {
  const order = (table: string) =>
    sql`order by ${sql.ref(`${table}.${sort}`)} ${sql.raw(direction)} nulls last,
      ${sql.ref(`${table}.rank`)} nulls last, ${sql.ref(`${table}.customer_id`)}`;
  const {rows} = await sql<ValuedCustomer>`
    with customers as (${customers(within)}),
    shown as (
      select * from customers as c ${order('c')}
      ${page ? sql`limit ${sql.lit(page.limit)} offset ${sql.lit(page.offset)}` : sql``}
    )
    select c.customer_id,
      ${personal ? sql`coalesce(n.name, d.name, c.customer_id)` : sql`coalesce(d.name, c.customer_id)`} as customer,
      c.rank, c.clv, c.clv_low, c.clv_high, c.p_alive, c.models, c.orders_of_year, c.orders,
      c.contribution_of_year, c.contribution, c.reason
    from shown as c
    inner join dim_customer as d on c.customer_key = d.customer_key
    ${personal ? sql`left join personal.customer_name as n on c.customer_id = n.customer_id` : sql``}
    ${order('c')}`.execute(db);
  return rows;
}

export type LifetimeValueSum = Tables['lifetime_value_sum'];

/** What all customers, each stream and each segment will bring together. */
export const lifetimeValueSums = (db: Warehouse): Promise<LifetimeValueSum[]> =>
  db.selectFrom('lifetime_value_sum').selectAll().orderBy('clv', 'desc').execute();

export type LifetimeValueQuality = Tables['lifetime_value_quality'];

/** How good forecasts are: those that are made first. */
export const lifetimeValueQualities = (db: Warehouse): Promise<LifetimeValueQuality[]> =>
  db
    .selectFrom('lifetime_value_quality')
    .selectAll()
    .orderBy(sql`case stream when 'purchases' then 1 when 'contracts' then 2 else 3 end`)
    .orderBy('is_chosen', 'desc')
    .orderBy('model')
    .execute();

/** The parameters of the models. */
export const lifetimeValueParameters = (
  db: Warehouse,
): Promise<Tables['lifetime_value_parameter'][]> =>
  db
    .selectFrom('lifetime_value_parameter')
    .selectAll()
    .orderBy('stream', 'desc')
    .orderBy('model')
    .orderBy('position')
    .execute();

export type ProspectValue = Tables['prospect_value'];

/** Those who might buy, by where they came from. */
export const prospectValues = (db: Warehouse): Promise<ProspectValue[]> =>
  db
    .selectFrom('prospect_value')
    .selectAll()
    .orderBy('open_prospects', 'desc')
    .orderBy('source')
    .execute();

/** What each stream brings within twelve months and within the horizon, not discounted. */
export async function outlookSums(db: Warehouse) {
  const {rows} = await sql<{
    stream: Tables['customer_outlook']['stream'];
    contribution_of_year: Decimal;
    contribution: Decimal;
  }>`
    select stream, sum(expected_contribution_of_year) as contribution_of_year,
      sum(expected_contribution) as contribution
    from customer_outlook
    group by stream`.execute(db);
  return rows;
}

interface Told {
  reason: LifetimeValueReason | null;
  customers: number;
}

/** How many customers have a value (reason null), an incomplete one, or none, and why. */
export async function customersByReason(db: Warehouse, within?: Within): Promise<Told[]> {
  const {rows} = await sql<Told>`
    select c.reason, count(*) as customers
    from customer_lifetime_value as c
    inner join dim_customer as d on c.customer_key = d.customer_key
    left join customer_segment as s on c.customer_id = s.customer_id
    where c.stream = 'total' ${within ? isWithin(within) : sql``}
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
  {personal, points = 200}: {personal: boolean; points?: number},
): Promise<RankedValue[]> {
  const {rows} = await sql<RankedValue>`
    with ranked as (
      select customer_id, customer_key, clv,
        row_number() over best as rank,
        sum(clv) over (best rows between unbounded preceding and current row) as cumulative,
        sum(clv) over () as total,
        count(*) over () as customers,
        sum(case when clv > 0 then 1 else 0 end) over () as peak_rank
      from customer_lifetime_value
      where stream = 'total' and clv is not null
      window best as (order by clv desc, customer_id)
    ),
    kept as (
      select * from ranked
      where rank in (1, peak_rank, customers)
        or rank = ceil(customers * 0.1) or rank = ceil(customers * 0.2)
        or rank % cast(ceil(customers / ${sql.lit(points)}) as bigint) = 0
    )
    select k.customer_id,
      ${personal ? sql`coalesce(n.name, d.name, k.customer_id)` : sql`coalesce(d.name, k.customer_id)`} as customer,
      k.rank, k.clv, k.cumulative, k.total, k.customers, k.peak_rank
    from kept as k
    inner join dim_customer as d on k.customer_key = d.customer_key
    ${personal ? sql`left join personal.customer_name as n on k.customer_id = n.customer_id` : sql``}
    order by k.rank`.execute(db);
  return rows;
}
