import {type SelectQueryBuilder, sql} from 'kysely';
import {laterSteps} from '../../company/costs.ts';
import type {Decimal} from '../../warehouse/decimal.ts';
import type {Warehouse} from '../../warehouse/query.ts';
import type {Tables} from '../../warehouse/tables.ts';
import {ask} from '../cubes/ask.ts';
import {profitability} from '../cubes/profitability.ts';
import type {PersonalNames} from '../levels/names.ts';

/** First days of the first and the last month. */
export interface Months {
  from: string;
  to: string;
}

/** The steps of the contribution scheme by which customers can be ranked. */
export const steps = ['contribution_1', ...laterSteps] as const;
export type Step = (typeof steps)[number];

export const rankings = [
  'contribution',
  'net_revenue',
  'product_cost',
  'work_cost',
  'contribution_rate',
] as const;
export type Ranking = (typeof rankings)[number];

export interface RankedCustomer {
  customer_id: string;
  customer: string;
  rank: number;
  net_revenue: Decimal;
  product_cost: Decimal;
  /** Cost of our work up to the step. */
  work_cost: Decimal;
  /** What is left at the step that customers are ranked by. */
  contribution: Decimal;
  /** Percent of net revenue; empty without revenue, and where credit notes exceed it. */
  contribution_rate: number | null;
  cumulative_contribution: Decimal;
  /** Percent of the total; empty where the total is not positive. */
  cumulative_share: number | null;
}

/** Who only made us work, and bought nothing, has no DB I to be ranked by. */
const bought = sql<boolean>`sum(fact.invoices) > 0 or sum(fact.net_revenue) <> 0
  or sum(fact.product_cost) <> 0`;

const customers = (db: Warehouse, months: Months, step: Step) =>
  ask(db, profitability, {
    measures: ['net_revenue', 'product_cost', step, `${step}_rate` as const],
    by: ['customer'],
    where: {counted: true},
    ...months,
  }).$if(step === 'contribution_1', query => query.having(bought));

interface Ranked {
  customer_id: string;
  rank: number;
  net_revenue: Decimal;
  product_cost: Decimal;
  work_cost: Decimal;
  contribution: Decimal;
  contribution_rate: number | null;
  cumulative_contribution: Decimal;
  total_contribution: Decimal;
  customers: number;
  peak_rank: number;
}
export type RankedQuery = SelectQueryBuilder<Tables, never, Ranked>;

/** Customers that count, best first; what they earn together rises to a peak and then falls. */
export function ranked(db: Warehouse, months: Months, step: Step): RankedQuery {
  const contribution = sql.ref(`c.${step}`);
  const best = sql`order by ${contribution} desc, c.customer`;
  const upTo = sql`${best} rows between unbounded preceding and current row`;
  const earning = sql`case when ${contribution} > 0 then 1 else 0 end`;
  const query = db
    .selectFrom(customers(db, months, step).as('c'))
    .select([
      sql<string>`c.customer`.as('customer_id'),
      sql<Decimal>`c.net_revenue`.as('net_revenue'),
      sql<Decimal>`c.product_cost`.as('product_cost'),
      sql<Decimal>`c.net_revenue - c.product_cost - ${contribution}`.as('work_cost'),
      sql<Decimal>`${contribution}`.as('contribution'),
      sql<number | null>`case when c.net_revenue > 0 then ${sql.ref(`c.${step}_rate`)} end`.as(
        'contribution_rate',
      ),
      sql<number>`row_number() over (${best})`.as('rank'),
      sql<number>`count(*) over ()`.as('customers'),
      sql<number>`sum(${earning}) over ()`.as('peak_rank'),
      sql<Decimal>`sum(${contribution}) over (${upTo})`.as('cumulative_contribution'),
      sql<Decimal>`sum(${contribution}) over ()`.as('total_contribution'),
    ]);
  return query as unknown as RankedQuery;
}

const cumulativeShare = sql<number | null>`case when r.total_contribution > 0
  then cast(r.cumulative_contribution as double) / cast(r.total_contribution as double) * 100
end`;

/** Gives customers their names; those of persons only to who may see them. */
export function named(db: Warehouse, of: RankedQuery, personal: PersonalNames) {
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
    'r.work_cost',
    'r.contribution',
    'r.contribution_rate',
    'r.cumulative_contribution',
    cumulativeShare.as('cumulative_share'),
  ]);
}

interface Order {
  by: Ranking;
  direction: 'asc' | 'desc';
}

/** Customers in the order asked for, all of them or a page; `rank` is always that at the step. */
export function customersRanked(
  db: Warehouse,
  months: Months,
  {by, direction, step}: Order & {step: Step},
  {personal, page}: {personal: PersonalNames; page?: {size: number; number: number}},
) {
  const inner = db
    .selectFrom(ranked(db, months, step).as('r'))
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

/** The whale curve: what customers earn together by rank, thinned to some `points` that include the peak. */
export function whaleCurve(
  db: Warehouse,
  months: Months,
  {personal, step, points = 200}: {personal: PersonalNames; step: Step; points?: number},
) {
  const nth = sql`cast(ceil(cast(customers as double) / ${sql.lit(points)}) as bigint)`;
  const kept = db
    .selectFrom(ranked(db, months, step).as('r'))
    .selectAll()
    .where(sql<boolean>`rank in (1, peak_rank, customers) or mod(rank, ${nth}) = 0`);
  return named(db, kept as unknown as RankedQuery, personal).orderBy('r.rank');
}

export interface WhaleSummary {
  customers: number;
  /** Customers who earn us something: the curve's highest point is theirs. */
  earning_customers: number;
  earned: Decimal | null;
  loss_makers: number;
  lost: Decimal | null;
}

/** How many customers earn how much, and how many cost how much of it. */
export function whaleSummary(db: Warehouse, months: Months, step: Step) {
  const contribution = sql.ref(`c.${step}`);
  return db
    .selectFrom(customers(db, months, step).as('c'))
    .select([
      sql<number>`count(*)`.as('customers'),
      sql<number>`count(*) filter (where ${contribution} > 0)`.as('earning_customers'),
      sql<Decimal | null>`sum(case when ${contribution} > 0 then ${contribution} end)`.as('earned'),
      sql<number>`count(*) filter (where ${contribution} < 0)`.as('loss_makers'),
      sql<Decimal | null>`sum(case when ${contribution} < 0 then ${contribution} end)`.as('lost'),
    ]);
}
