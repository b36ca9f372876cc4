import type {KpiStatus} from '../../warehouse/tables.ts';
import {kpiNamed} from '../kpis/index.ts';
import {isSame} from './same.ts';
import {answers, type Side, type Sides} from './sides.ts';

type Level = 'kpi' | 'objective' | 'perspective' | 'scorecard';

/** A grade of the scorecard at the end of a month. */
export interface Grade {
  month: string;
  value: number | null;
  target: number | null;
  score: number | null;
  status: KpiStatus;
}

/** What a person sees in another colour than before: at the last complete month of each side. */
interface ColourChange {
  level: Level;
  name: string;
  title: string;
  before: Grade | null;
  after: Grade | null;
  /** What of it is another: month, value, target or thresholds. */
  because: string[];
}

/** The same month of one KPI, told otherwise. */
export interface KpiMonth {
  kpi: string;
  month: string;
  before: Grade;
  after: Grade;
  /** Whether the value is another, and not only its grade. */
  is_restated: boolean;
}

export interface ScorecardChanges {
  month: Record<Side, string | null>;
  colours: ColourChange[];
  months: KpiMonth[];
}

type GradeRow = Grade & {level: Level; name: string};

/* What is above a KPI has a score, and no value or target of its own. */
const grades = `
  select 'kpi' as level, kpi as name, month, value, target, score, status from scorecard_month
  union all
  select level, node, month, null, null, score, status from scorecard_node_month
  order by level, name, month`;

/** What KPIs, objectives and perspectives are graded otherwise, and which months are. */
export async function scorecardChanges(sides: Sides): Promise<ScorecardChanges | null> {
  const rows = await answers<GradeRow>(sides, 'the scorecard', grades);
  if (!rows) return null;
  const month = {before: lastMonth(rows.before), after: lastMonth(rows.after)};
  return {
    month,
    colours: colours(
      rows.before.filter(each => each.month === month.before),
      rows.after.filter(each => each.month === month.after),
    ),
    months: otherMonths(rows),
  };
}

const lastMonth = (rows: readonly GradeRow[]): string | null =>
  rows.reduce<string | null>((last, {month}) => (last && last > month ? last : month), null);

const keyOf = ({level, name}: GradeRow) => `${level} ${name}`;

function colours(before: readonly GradeRow[], after: readonly GradeRow[]): ColourChange[] {
  const now = new Map(after.map(row => [keyOf(row), row]));
  const was = new Map(before.map(row => [keyOf(row), row]));
  const gone = before.filter(row => !now.has(keyOf(row)));
  return [...after, ...gone]
    .map(({level, name}) => {
      const [one, other] = [was.get(`${level} ${name}`), now.get(`${level} ${name}`)];
      return {
        level,
        name,
        title: (level === 'kpi' && kpiNamed(name)?.name.en) || name,
        before: gradeOf(one),
        after: gradeOf(other),
        because: one && other ? reasons(one, other) : [],
      };
    })
    .filter(each => each.before?.status !== each.after?.status);
}

function gradeOf(row: GradeRow | undefined): Grade | null {
  if (!row) return null;
  const {month, value, target, score, status} = row;
  return {month, value, target, score, status};
}

function reasons(before: GradeRow, after: GradeRow): string[] {
  const found = [
    ...(before.month === after.month ? [] : ['month']),
    ...(isSame(before.value, after.value) ? [] : ['value']),
    ...(isSame(before.target, after.target) ? [] : ['target']),
  ];
  return found.length > 0 || before.level !== 'kpi' ? found : ['thresholds'];
}

function otherMonths({before, after}: Record<Side, GradeRow[]>): KpiMonth[] {
  const isKpi = ({level}: GradeRow) => level === 'kpi';
  const was = new Map(before.filter(isKpi).map(row => [`${row.name} ${row.month}`, row]));
  return after.filter(isKpi).flatMap(row => {
    const one = was.get(`${row.name} ${row.month}`);
    if (!one) return [];
    const is_restated = !isSame(one.value, row.value);
    if (!is_restated && one.status === row.status && isSame(one.target, row.target)) return [];
    return {
      kpi: row.name,
      month: row.month,
      before: gradeOf(one)!,
      after: gradeOf(row)!,
      is_restated,
    };
  });
}
