import {sql} from 'kysely';
import type {Decimal} from '../../warehouse/decimal.ts';
import type {Warehouse} from '../../warehouse/query.ts';
import {ask} from '../cubes/ask.ts';
import {profitability} from '../cubes/profitability.ts';
import type {Months, Step} from './whale_curve.ts';

export interface TrendMonth {
  month: string;
  net_revenue: Decimal;
  contribution: Decimal;
}

/** What a customer earned us month by month, oldest first; months without anything are not there. */
export async function customerTrend(
  db: Warehouse,
  {customer, step, ...months}: Months & {customer: string | null; step: Step},
): Promise<TrendMonth[]> {
  const rows = await ask(db, profitability, {
    measures: ['net_revenue', step],
    by: ['month'],
    where: {customer},
    ...months,
  })
    .orderBy('month')
    .execute();
  return rows.map(each => ({
    month: String(each.month),
    net_revenue: each.net_revenue as Decimal,
    contribution: each[step] as Decimal,
  }));
}

/** The first month in which anybody bought: the calendar begins earlier. */
export async function firstMonth(db: Warehouse): Promise<string | null> {
  const {month} = await db
    .selectFrom('customer_profitability')
    .select(({fn}) => fn.min('month').as('month'))
    .where(sql<boolean>`net_revenue > 0`)
    .executeTakeFirstOrThrow();
  return month;
}

/** The same for some customers at once, by their ids. */
export async function customerTrends(
  db: Warehouse,
  {customers, step, ...months}: Months & {customers: readonly string[]; step: Step},
): Promise<Map<string, Map<string, number>>> {
  const found = new Map<string, Map<string, number>>();
  if (customers.length === 0) return found;
  const rows = await ask(db, profitability, {
    measures: [step],
    by: ['customer', 'month'],
    ...months,
  })
    .where(sql<boolean>`fact.customer_id in (${sql.join([...customers])})`)
    .execute();
  for (const each of rows) {
    const id = String(each.customer);
    if (!found.has(id)) found.set(id, new Map());
    found.get(id)!.set(String(each.month), Number(each[step]));
  }
  return found;
}
