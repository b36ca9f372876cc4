import {list} from '../../warehouse/sql.ts';
import {type Amount, isZero} from './same.ts';
import {type Sides, written} from './sides.ts';

/** What is compared month by month: columns of revenue_by_month. */
const measures = {
  revenue: 'total_net_revenue',
  'revenue of counted customers': 'net_revenue',
  contribution: 'total_contribution_1',
} as const;

type MeasureName = keyof typeof measures;
const names = Object.keys(measures) as MeasureName[];

export interface MeasureChange {
  measure: MeasureName;
  before: Amount | null;
  after: Amount | null;
  difference: Amount | null;
}

/** How a month stands on both sides; only one that was complete before can be restated. */
type Standing = 'complete' | 'completed' | 'running' | 'reopened' | 'new' | 'gone';

export interface MonthChange {
  month: string;
  standing: Standing;
  /** Those that differ; of months that only one side has, all. */
  measures: MeasureChange[];
}

export interface MonthChanges {
  /** The months that are complete on both sides, over which the totals go. */
  complete: {months: number; first: string | null; last: string | null};
  totals: MeasureChange[];
  months: MonthChange[];
}

const byMonth = `
  select
    m.month,
    m.is_complete,
    ${list(names.map((name, index) => `r.${measures[name]} as m${index}`))}
  from dim_month as m
  inner join revenue_by_month as r on m.month = r.month`;

const standings = `case
  when b.month is null then 'new'
  when a.month is null then 'gone'
  when b.is_complete and a.is_complete then 'complete'
  when a.is_complete then 'completed'
  when b.is_complete then 'reopened'
  else 'running' end`;

type ComparedRow = {month: string; standing: Standing} & Record<string, Amount | null | string>;

/** Which months are told otherwise, and what all of them that both sides have come to. */
export async function monthChanges(sides: Sides): Promise<MonthChanges | null> {
  if (!(await written(sides, 'months', 'month', byMonth))) return null;
  const {db} = sides;
  await db.run(`create or replace temp table compared_month as
    select coalesce(b.month, a.month) as month, ${standings} as standing,
      ${list(names.map((_, n) => `b.m${n} as b${n}, a.m${n} as a${n}, a.m${n} - b.m${n} as d${n}`))}
    from temp.before_month as b
    full join temp.after_month as a on b.month = a.month`);
  const sums = names.flatMap((_, n) => ['b', 'a', 'd'].map(of => `sum(${of}${n}) as ${of}${n}`));
  const [total] = await db.rows<Record<string, Amount | null> & {months: number}>(
    `select count(*) as months, min(month) as first, max(month) as last, ${list(sums)}
    from temp.compared_month where standing = 'complete'`,
  );
  const rows = await db.rows<ComparedRow>('from temp.compared_month order by month');
  const {months, first, last} = total as unknown as MonthChanges['complete'];
  return {
    complete: {months, first, last},
    totals: months === 0 ? [] : measuresOf(total!),
    months: rows
      .map(row => ({
        month: row.month,
        standing: row.standing,
        measures: measuresOf(row).filter(
          ({difference}) => difference === null || !isZero(difference),
        ),
      }))
      .filter(each => each.standing !== 'complete' || each.measures.length > 0)
      .filter(each => each.standing !== 'running' || each.measures.length > 0),
  };
}

const measuresOf = (row: Record<string, unknown>): MeasureChange[] =>
  names.map((measure, n) => ({
    measure,
    before: row[`b${n}`] as Amount | null,
    after: row[`a${n}`] as Amount | null,
    difference: row[`d${n}`] as Amount | null,
  }));
