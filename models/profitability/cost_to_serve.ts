import {sql} from 'kysely';
import type {Decimal} from '../../warehouse/decimal.ts';
import type {Warehouse} from '../../warehouse/query.ts';
import type {PersonalNames} from '../levels/names.ts';
import {type Months, named, type RankedQuery, ranked, type Step} from './whale_curve.ts';

/**
 * Customers with revenue and with work, for a scatter. Of more than `most`, those who lie close to each
 * other (a tenth of a decade of revenue and of the share that work takes) are shown as two at most: the
 * one who earns most and the one who loses most. So no place where money is lost is empty, and whoever
 * loses much is there.
 */
export function costToServe(
  db: Warehouse,
  months: Months,
  {personal, step, most = 800}: {personal: PersonalNames; step: Step; most?: number},
) {
  const tenth = (value: ReturnType<typeof sql>) => sql`floor(log10(cast(${value} as double)) * 10)`;
  const shown = sql`count(*) over ()`;
  const place = db
    .selectFrom(ranked(db, months, step).as('r'))
    .selectAll()
    .select([
      shown.as('in_chart'),
      sql`row_number() over (
        partition by ${tenth(sql`r.net_revenue`)},
          ${tenth(sql`cast(r.work_cost as double) / cast(r.net_revenue as double)`)},
          r.contribution < 0
        order by abs(r.contribution) desc, r.rank
      )`.as('place'),
    ])
    .where(sql<boolean>`r.net_revenue > 0 and r.work_cost > 0`);
  const kept = db
    .selectFrom(place.as('r'))
    .selectAll()
    .where(sql<boolean>`r.place = 1 or r.in_chart <= ${sql.lit(most)}`);
  return named(db, kept as unknown as RankedQuery, personal).orderBy('r.rank');
}

export interface CostToServeSummary {
  /** Customers with revenue and with work. */
  customers: number;
  net_revenue: Decimal | null;
  work_cost: Decimal | null;
  /** Customers who only made us work, and what that cost. */
  without_revenue: number;
  cost_without_revenue: Decimal | null;
}

/** What the scatter stands for, and who has no place in it. */
export function costToServeSummary(db: Warehouse, months: Months, step: Step) {
  const inChart = sql`r.net_revenue > 0 and r.work_cost > 0`;
  const without = sql`r.net_revenue <= 0 and r.work_cost > 0`;
  return db
    .selectFrom(ranked(db, months, step).as('r'))
    .select([
      sql<number>`count(*) filter (where ${inChart})`.as('customers'),
      sql<Decimal | null>`sum(case when ${inChart} then r.net_revenue end)`.as('net_revenue'),
      sql<Decimal | null>`sum(case when ${inChart} then r.work_cost end)`.as('work_cost'),
      sql<number>`count(*) filter (where ${without})`.as('without_revenue'),
      sql<Decimal | null>`sum(case when ${without} then r.work_cost end)`.as(
        'cost_without_revenue',
      ),
    ]);
}
