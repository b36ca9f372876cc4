import type {Unit} from '../../models/cubes/cube.ts';
import {kpiNamed} from '../../scorecard/kpis/index.ts';
import type {KpiGrade, KpiStatus} from '../../warehouse/tables.ts';
import type {Asked} from '../page.ts';
import type {Rules} from './scorecard_rules.ts';

export interface Change {
  from: number;
  /** In the KPI's unit; of money in percent. */
  difference: number;
  better: boolean | null;
  /** The smaller denominator; below 30 a change says little. */
  count: number;
  comparable: boolean;
}

export interface KpiAnswer extends Omit<KpiGrade, 'month'> {
  name: string;
  definition: string;
  unit: Unit;
  period: 'R12' | 'M' | 'T' | null;
  red: number;
  weight: number;
  owner: string | null;
  veto: boolean;
  change: Change | null;
  /** The last 24 months, oldest first. */
  history: {month: string; value: number | null; target: number | null}[];
}

const fewest = 30;

const unanswered: Omit<KpiGrade, 'kpi' | 'month'> = {
  value: null,
  target: null,
  score: null,
  status: 'no_data' satisfies KpiStatus,
  reason: null,
  missing_entity: null,
  value_low: null,
  value_high: null,
  numerator: null,
  denominator: null,
};

/** A KPI at the last month of its history. */
export function kpiAnswer(
  {language}: Asked<object>,
  {kpi, red, weight, owner, veto}: Rules['kpis'][number],
  history: KpiGrade[],
): KpiAnswer {
  const known = kpiNamed(kpi);
  const current = history.at(-1);
  const {month: _month, ...grade} = current ?? {kpi, month: '', ...unanswered};
  const unit = known?.measure.unit ?? 'count';
  return {
    ...grade,
    name: known?.name[language] ?? kpi,
    definition: known?.definition[language] ?? '',
    unit,
    period: known?.period ?? null,
    red,
    weight,
    owner,
    veto,
    change: current ? changeOf(current, yearBefore(history), unit, known?.better) : null,
    history: history.map(({month, value, target}) => ({month, value, target})),
  };
}

/** Rows are monthly without gaps, so a year before is the thirteenth from the end. */
const yearBefore = (history: KpiGrade[]) => history.at(-13);

function changeOf(
  now: KpiGrade,
  before: KpiGrade | undefined,
  unit: Unit,
  better: 'up' | 'down' | undefined,
): Change | null {
  if (now.value === null || !before || before.value === null) return null;
  const absolute = now.value - before.value;
  const difference = unit === 'money' ? (absolute / Math.abs(before.value)) * 100 : absolute;
  if (!Number.isFinite(difference)) return null;
  const count = Math.min(now.denominator ?? 0, before.denominator ?? 0);
  const improved = absolute === 0 ? null : absolute > 0 === (better === 'up');
  return {from: before.value, difference, better: improved, count, comparable: count >= fewest};
}
