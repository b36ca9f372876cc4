import type {Months} from '../../models/profitability/whale_curve.ts';
import type {Asked} from '../page.ts';
import {unknownMonth} from '../wrong_question.ts';

/** Months that were over at the business date, oldest first. */
export async function completeMonths({db}: Pick<Asked<object>, 'db'>): Promise<string[]> {
  const rows = await db
    .selectFrom('dim_month')
    .select('month')
    .where('is_complete', '=', true)
    .orderBy('month')
    .execute();
  return rows.map(each => each.month);
}

interface Horizon {
  /** The last month; without it, the newest complete one. */
  month?: string | undefined;
  months: number;
}

/** So many months up to one; throws a WrongQuestion for a month that is not there. */
export function periodOf(months: string[], {month, months: length}: Horizon): Months | null {
  const to = month ?? months.at(-1);
  if (!to) return null;
  if (!months.includes(to)) throw unknownMonth(to, months);
  return {from: monthAfter(to, 1 - length), to};
}

/** As many months, before these. */
export const periodBefore = ({from, to}: Months, length: number): Months => ({
  from: monthAfter(from, -length),
  to: monthAfter(to, -length),
});

/** The first day of the month so many months later. */
function monthAfter(month: string, months: number): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 10);
}
