import {sql} from 'kysely';
import type {Decimal} from '../../warehouse/decimal.ts';
import type {Warehouse} from '../../warehouse/query.ts';
import {named, type PersonalNames} from '../levels/names.ts';

/** What customers are worth beside money, how firmly they stand with us, and how likely we lose them. */
export const scores = ['loyalty', 'risk', 'reference', 'information', 'cross_selling'] as const;
export type Score = (typeof scores)[number];

export interface ScoreSum {
  score: Score;
  /** Of how many active customers it is known, and of how many not. */
  customers: number;
  without: number;
  /** A tenth has fewer points, half, and a tenth more; null where nobody has any. */
  lowest_tenth: number | null;
  median: number | null;
  highest_tenth: number | null;
  /** Share of the weights whose criteria are known, on average of those who have points. */
  known: number | null;
}

/** How each score is spread over the active customers. */
export async function scoreSums(db: Warehouse): Promise<ScoreSum[]> {
  const each = scores.map(score => {
    const points = sql.ref(score);
    const known = sql.ref(`${score}_known`);
    return sql`
      select ${sql.lit(score)} as score, cast(count(${points}) as integer) as customers,
        cast(count(*) - count(${points}) as integer) as without,
        quantile_cont(${points}, 0.1) as lowest_tenth, median(${points}) as median,
        quantile_cont(${points}, 0.9) as highest_tenth,
        avg(case when ${points} is not null then ${known} end) as known
      from customer_score`;
  });
  const {rows} = await sql<ScoreSum>`${sql.join(each, sql` union all `)}`.execute(db);
  return rows.toSorted((a, b) => scores.indexOf(a.score) - scores.indexOf(b.score));
}

export type ScoredCustomer = {
  customer_id: string;
  customer: string;
  net_revenue_12_months: Decimal | null;
  contribution_4_36_months: Decimal | null;
} & Record<Score | `${Score}_known`, number | null>;

interface Wanted {
  by: Score;
  direction: 'ascending' | 'descending';
  names: PersonalNames;
  limit?: number;
  offset?: number;
}

/** Active customers by one of the scores; those without it last. */
export async function scoredCustomers(
  db: Warehouse,
  {by, direction, names, limit, offset = 0}: Wanted,
): Promise<ScoredCustomer[]> {
  const {name, person} = named(names);
  const columns = scores.flatMap(score => [
    sql.ref(`c.${score}`),
    sql`case when ${sql.ref(`c.${score}`)} is not null then ${sql.ref(`c.${score}_known`)} end as ${sql.ref(`${score}_known`)}`,
  ]);
  const {rows} = await sql<ScoredCustomer>`
    select c.customer_id, ${name} as customer, ${sql.join(columns)},
      s.net_revenue_12_months, s.contribution_4_36_months
    from customer_score as c
    left join customer_segment as s on c.customer_id = s.customer_id
    left join dim_customer as d on c.customer_id = d.customer_id and d.is_current
    ${person}
    order by ${sql.ref(`c.${by}`)} ${direction === 'ascending' ? sql`` : sql`desc`} nulls last,
      s.net_revenue_12_months desc nulls last, c.customer_id
    ${limit === undefined ? sql`` : sql`limit ${sql.lit(limit)} offset ${sql.lit(offset)}`}`.execute(
    db,
  );
  return rows;
}
