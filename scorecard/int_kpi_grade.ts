/*
Each KPI at the end of each complete month, graded by the rules and the data of now.

One row per kpi, month.

kpi             the KPI's id in the library
month           first day of the month
value           over the KPI's period (R12, M or T); empty where there is none
target          the target path at that month
score           0 at the red end, 10 at the target
status          green, yellow, red or no_data
reason          why there is no value: no_stream, no_delivery, no_rows, staging_failed,
    short_history, no_denominator or too_few
missing_entity  the entity of the contract that the reason speaks of
value_low       lower bound of the 95 % interval, where the value is a share of a count
value_high      upper bound of it
numerator       what the value was made from
denominator     what the value was made from

check score between 0 and 10 or status = 'no_data'
check (value is null) = (status = 'no_data')
check (reason is null) = (value is not null)
*/
import {isRatio} from '../models/cubes/cube.ts';
import {type MonthlyValue, monthly} from '../models/cubes/monthly.ts';
import type {RowsWork} from '../warehouse/model.ts';
import type {Warehouse} from '../warehouse/query.ts';
import type {KpiGrade, Tables} from '../warehouse/tables.ts';
import {scoreOf, statusOf, targetAt, wilson} from './grade.ts';
import {type Kpi, monthsOf} from './kpi.ts';
import {kpiNamed} from './kpis/index.ts';

const fewestPersons = 5;

type Missing = Pick<Tables['meta_entity'], 'entity' | 'reason'>;
type Values = Pick<
  KpiGrade,
  'value' | 'reason' | 'missing_entity' | 'value_low' | 'value_high' | 'numerator' | 'denominator'
>;

const kpiGrade: RowsWork = {
  inputs: [
    'dim_month',
    'revenue_by_month',
    'churn_by_month',
    'service_by_month',
    'satisfaction_by_month',
    'service_verdict_by_month',
    'training_by_month',
    'completeness_by_month',
    'lifetime_value_by_month',
    'acquisition_by_month',
    'set_kpi',
    'set_kpi_target',
    'set_scorecard',
    'meta_entity',
  ],
  columns: {
    kpi: 'VARCHAR',
    month: 'DATE',
    value: 'DOUBLE',
    target: 'DOUBLE',
    score: 'DOUBLE',
    status: 'VARCHAR',
    reason: 'VARCHAR',
    missing_entity: 'VARCHAR',
    value_low: 'DOUBLE',
    value_high: 'DOUBLE',
    numerator: 'DOUBLE',
    denominator: 'DOUBLE',
  },

  async rows(db) {
    const settings = await db.selectFrom('set_kpi').selectAll().execute();
    const targets = await db.selectFrom('set_kpi_target').selectAll().execute();
    const cuts = await db.selectFrom('set_scorecard').selectAll().executeTakeFirstOrThrow();
    const entities = await db.selectFrom('meta_entity').select(['entity', 'reason']).execute();
    const rows: KpiGrade[] = [];
    for (const {kpi: id, red} of settings) {
      const kpi = kpiNamed(id);
      if (!kpi) throw new Error(`set_kpi names ${id}, which is not in the library`);
      const path = targets.filter(each => each.kpi === id);
      const missing = entities.find(each => each.reason && kpi.needs.includes(each.entity));
      for (const month of await monthlyValues(db, kpi)) {
        const values = valuesOf(kpi, month, missing);
        const target = targetAt(path, month.month);
        const score =
          values.value === null || target === null ? null : scoreOf(values.value, {target, red});
        const status = score === null ? 'no_data' : statusOf(score, cuts);
        rows.push({kpi: id, month: month.month, target, score, status, ...values});
      }
    }
    return rows;
  },
};

export default kpiGrade;

async function monthlyValues(db: Warehouse, kpi: Kpi): Promise<MonthlyValue[]> {
  const {rows} = await monthly(kpi.measure, monthsOf(kpi.period)).execute(db);
  return rows;
}

function valuesOf(kpi: Kpi, month: MonthlyValue, missing: Missing | undefined): Values {
  const {measure} = kpi;
  const numerator = month.numerator === null ? null : Number(month.numerator);
  const denominator = month.denominator === null ? null : Number(month.denominator);
  const reason = reasonOf(kpi, month, denominator, missing);
  if (reason !== null || numerator === null || denominator === null) {
    return {
      value: null,
      reason: reason ?? 'no_denominator',
      missing_entity: reason === missing?.reason ? (missing?.entity ?? null) : null,
      value_low: null,
      value_high: null,
      numerator: null,
      denominator: null,
    };
  }
  const scale = isRatio(measure) ? measure.scale : 1;
  const interval = isRatio(measure) && measure.isShare ? wilson(numerator, denominator) : undefined;
  return {
    value: (numerator / denominator) * scale,
    reason: null,
    missing_entity: null,
    value_low: interval ? interval.low * scale : null,
    value_high: interval ? interval.high * scale : null,
    numerator,
    denominator,
  };
}

function reasonOf(
  {people}: Kpi,
  {is_reliable}: MonthlyValue,
  denominator: number | null,
  missing: Missing | undefined,
): string | null {
  if (missing) return missing.reason;
  if (!is_reliable) return 'short_history';
  if (!denominator) return 'no_denominator';
  return people && denominator < fewestPersons ? 'too_few' : null;
}
