import type {ClosedRate, ReportedMonth} from '../../company/closed_costs.ts';
import {Problem} from '../../company/problem.ts';
import type {Connection} from '../../warehouse/database.ts';

/** First and last month that are to be closed, as their first days. */
export interface Months {
  from: string;
  to: string;
}

/** The months until one of them that are open; throws a Problem where that one cannot be closed. */
export async function openMonths(
  db: Connection,
  through: string,
  closedThrough: string | undefined,
): Promise<Months> {
  const [known] = await db.rows<{first: string | null; last: string | null}>(
    `select cast(min(month) as varchar) as first,
      cast(max(month) filter (where is_complete) as varchar) as last from dim_month`,
  );
  const last = known?.last?.slice(0, 7);
  if (!known?.first || !last || through > last || through < known.first.slice(0, 7)) {
    throw new Problem({
      where: through,
      what: last
        ? `the published snapshot has whole months from ${known!.first!.slice(0, 7)} to ${last}`
        : 'the published snapshot has no whole month yet',
      next: 'Name one of them, or load more first: kundenwert refresh',
      status: 2,
    });
  }
  if (closedThrough && through <= closedThrough) {
    throw new Problem({
      where: through,
      what: `the months until ${closedThrough} are closed already`,
      next: 'See who closed them with: kundenwert close',
      status: 2,
    });
  }
  const from = closedThrough
    ? `${Temporal.PlainYearMonth.from(closedThrough).add({months: 1})}-01`
    : known.first;
  return {from, to: `${through}-01`};
}

/**
 * Why these months cannot be closed yet, in words; nothing where they can. Of months before the
 * first posting of all, no ledger will ever come.
 */
export async function obstacles(
  db: Connection,
  {from, to}: Months,
  tolerance: number,
): Promise<string[]> {
  const unposted = await db.rows<{month: string}>(
    `select distinct strftime(month, '%Y-%m') as month from cost_reconciliation
    where is_provisional and month between $1 and $2 and month > coalesce(
      (select min(month) from cost_reconciliation where not is_provisional), date '1900-01-01')
    order by 1`,
    [from, to],
  );
  const unexplained = await db.rows<{period: string; line: string; reason: string; sum: string}>(
    `select r.fiscal_year || '/' || r.period as period, r.line, r.reason,
      cast(cast(sum(r.difference) as decimal(18, 2)) as varchar) as sum
    from profit_reconciliation as r
    inner join dim_fiscal_period as p on r.fiscal_year = p.fiscal_year and r.period = p.period
    where r.reason in ('amount', 'not_posted') and p.first_day between $1 and last_day(cast($2 as date))
    group by r.fiscal_year, r.period, r.line, r.reason
    having abs(sum(r.difference)) > $3
    order by r.fiscal_year, r.period, r.line, r.reason`,
    [from, to, tolerance],
  );
  return [
    ...(unposted.length > 0
      ? [`the ledger has no cost yet of ${unposted.map(each => each.month).join(', ')}`]
      : []),
    ...unexplained.map(
      ({period, line, reason, sum}) =>
        `period ${period}: ledger and invoices differ by ${sum} in ${line} (${reason}), and nothing explains it`,
    ),
  ];
}

const earned = ['net_revenue', 'contribution_1', 'contribution_4', 'profit'];
const spent = ['ledger_cost', 'assigned_cost', 'unused_capacity_cost', 'unassigned_cost'];
const sums = (columns: readonly string[]) =>
  columns.map(column => `sum(${column}) as ${column}`).join(', ');
const texts = (side: string, columns: readonly string[]) =>
  columns
    .map(each => `cast(cast(coalesce(${side}.${each}, 0) as decimal(18, 4)) as varchar) as ${each}`)
    .join(', ');

/** What the snapshot reports of each of the months. */
export const reportedMonths = (db: Connection, {from, to}: Months): Promise<ReportedMonth[]> =>
  db.rows<ReportedMonth>(
    `select cast(m.month as varchar) as month, ${texts('e', earned)}, ${texts('s', spent)}
    from dim_month as m
    left join (select month, ${sums(earned)} from customer_profitability group by month) as e
      on m.month = e.month
    left join (select month, ${sums(spent)} from cost_reconciliation group by month) as s
      on m.month = s.month
    where m.month between $1 and $2 order by m.month`,
    [from, to],
  );

/** What they cost that rates decide; where a month has the rates of its own, its cost decides. */
export const ratesOf = (db: Connection, {from, to}: Months): Promise<ClosedRate[]> =>
  db.rows<ClosedRate>(
    `select cast(month as varchar) as month, cost_pool, cast(null as varchar) as activity, rate, basis
    from int_pool_month
    where rate is not null and basis <> 'month' and month between $1 and $2
    union all
    select cast(month as varchar), cost_pool, activity, rate, null
    from int_activity_rate
    where rate is not null and not is_exact and month between $1 and $2
    order by 1, 2, 3`,
    [from, to],
  );
