import {type SelectQueryBuilder, sql} from 'kysely';
import type {Decimal} from '../../warehouse/decimal.ts';
import type {Warehouse} from '../../warehouse/query.ts';
import type {Tables} from '../../warehouse/tables.ts';
import {ask} from '../cubes/ask.ts';
import {profitability} from '../cubes/profitability.ts';

/** First days of the first and the last month. */
export interface Months {
  from: string;
  to: string;
}

export const rankings = [
  'contribution_1',
  'net_revenue',
  'product_cost',
  'contribution_1_rate',
] as const;
export type Ranking = (typeof rankings)[number];

export interface RankedCustomer {
  customer_id: string;
  customer: string;
  rank: number;
  net_revenue: Decimal;
  product_cost: Decimal;
  contribution_1: Decimal;
  /** Percent; empty without revenue, and where credit notes exceed it. */
  contribution_1_rate: number | null;
  cumulative_contribution_1: Decimal;
  /** Percent of the total DB I; empty where the total is not positive. */
  cumulative_share: number | null;
}

const measures = ['net_revenue', 'product_cost', 'contribution_1', 'contribution_1_rate'] as const;

/** Who only made us work, and bought nothing, has no DB I to be ranked by. */
const customers = (db: Warehouse, months: Months) =>
  ask(db, profitability, {measures, by: ['customer'], where: {counted: true}, ...months}).having(
    sql<boolean>`sum(fact.invoices) > 0 or sum(fact.net_revenue) <> 0 or sum(fact.product_cost) <> 0`,
  );

interface Ranked {
  customer_id: string;
  rank: number;
  net_revenue: Decimal;
  product_cost: Decimal;
  contribution_1: Decimal;
  contribution_1_rate: number | null;
  cumulative_contribution_1: Decimal;
  total_contribution_1: Decimal;
  customers: number;
  peak_rank: number;
}
type RankedQuery = SelectQueryBuilder<Tables, never, Ranked>;

/** Customers that count, best first; what they earn together rises to a peak and then falls. */
function ranked(db: Warehouse, months: Months): RankedQuery {
  const best = sql`order by c.contribution_1 desc, c.customer`;
  const upTo = sql`${best} rows between unbounded preceding and current row`;
  const earning = sql`case when c.contribution_1 > 0 then 1 else 0 end`;
  const query = db
    .selectFrom(customers(db, months).as('c'))
    .select([
      sql<string>`c.customer`.as('customer_id'),
      sql<Decimal>`c.net_revenue`.as('net_revenue'),
      sql<Decimal>`c.product_cost`.as('product_cost'),
      sql<Decimal>`c.contribution_1`.as('contribution_1'),
      sql<number | null>`case when c.net_revenue > 0 then c.contribution_1_rate end`.as(
        'contribution_1_rate',
      ),
      sql<number>`row_number() over (${best})`.as('rank'),
      sql<number>`count(*) over ()`.as('customers'),
      sql<number>`sum(${earning}) over ()`.as('peak_rank'),
      sql<Decimal>`sum(c.contribution_1) over (${upTo})`.as('cumulative_contribution_1'),
      sql<Decimal>`sum(c.contribution_1) over ()`.as('total_contribution_1'),
    ]);
  return query as unknown as RankedQuery;
}

const cumulativeShare = sql<number | null>`case when r.total_contribution_1 > 0
  then cast(r.cumulative_contribution_1 as double) / cast(r.total_contribution_1 as double) * 100
end`;

/** The table that has the names of persons, for who may see them. */
export type PersonalNames = 'personal.customer_name' | 'unit_name' | undefined;

/** Gives customers their names; those of persons only to who may see them. */
function named(db: Warehouse, of: RankedQuery, personal: PersonalNames) {
  const query = db
    .selectFrom(of.as('r'))
    .innerJoin('dim_customer as d', join =>
      join.onRef('r.customer_id', '=', 'd.customer_id').on('d.is_current', '=', sql.lit(true)),
    )
    .$if(personal !== undefined, each =>
      each.leftJoin(
        `${personal as 'personal.customer_name'} as p`,
        'r.customer_id',
        'p.customer_id',
      ),
    );
  const name = personal
    ? sql<string>`coalesce(p.name, d.name, r.customer_id)`
    : sql<string>`coalesce(d.name, r.customer_id)`;
  return query.select([
    'r.rank',
    'r.customer_id',
    name.as('customer'),
    'r.net_revenue',
    'r.product_cost',
    'r.contribution_1',
    'r.contribution_1_rate',
    'r.cumulative_contribution_1',
    cumulativeShare.as('cumulative_share'),
  ]);
}

interface Order {
  by: Ranking;
  direction: 'asc' | 'desc';
}

/** Customers in the order asked for, all of them or a page; `rank` is always that by DB I. */
export function customersRanked(
  db: Warehouse,
  months: Months,
  {by, direction}: Order,
  {personal, page}: {personal: PersonalNames; page?: {size: number; number: number}},
) {
  const inner = db
    .selectFrom(ranked(db, months).as('r'))
    .selectAll()
    .$if(page !== undefined, query =>
      query
        .orderBy(by, order => order[direction]().nullsLast())
        .orderBy('rank')
        .limit(page!.size)
        .offset(page!.size * (page!.number - 1)),
    );
  return named(db, inner as unknown as RankedQuery, personal)
    .orderBy(`r.${by}`, order => order[direction]().nullsLast())
    .orderBy('r.rank');
}

/** The whale curve: cumulative DB I by rank, thinned to some `points` that include the peak. */
export function whaleCurve(
  db: Warehouse,
  months: Months,
  {personal, points = 200}: {personal: PersonalNames; points?: number},
) {
  const step = sql`cast(ceil(cast(customers as double) / ${sql.lit(points)}) as bigint)`;
  const kept = db
    .selectFrom(ranked(db, months).as('r'))
    .selectAll()
    .where(sql<boolean>`rank in (1, peak_rank, customers) or mod(rank, ${step}) = 0`);
  return named(db, kept as unknown as RankedQuery, personal).orderBy('r.rank');
}

export interface WhaleSummary {
  customers: number;
  /** Customers with a positive DB I: the curve's highest point is theirs. */
  earning_customers: number;
  earned: Decimal | null;
  loss_makers: number;
  lost: Decimal | null;
}

/** How many customers earn how much, and how many cost how much of it. */
export function whaleSummary(db: Warehouse, months: Months) {
  return db
    .selectFrom(customers(db, months).as('c'))
    .select([
      sql<number>`count(*)`.as('customers'),
      sql<number>`count(*) filter (where c.contribution_1 > 0)`.as('earning_customers'),
      sql<Decimal | null>`sum(case when c.contribution_1 > 0 then c.contribution_1 end)`.as(
        'earned',
      ),
      sql<number>`count(*) filter (where c.contribution_1 < 0)`.as('loss_makers'),
      sql<Decimal | null>`sum(case when c.contribution_1 < 0 then c.contribution_1 end)`.as('lost'),
    ]);
}
