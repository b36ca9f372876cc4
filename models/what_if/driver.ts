import {generatedModel, type Model} from '../../warehouse/model.ts';
import {list, literal} from '../../warehouse/sql.ts';
import {drivenBy} from '../profitability/activity_drivers.ts';
import type {Rule} from '../profitability/activity_rules.ts';
import type {Months} from '../profitability/whale_curve.ts';
import {type Change, type ChangeOf, factor, fraction} from './changes.ts';
import {within} from './invoice_lines.ts';

interface Driven {
  /** Activities that are computed anew. */
  activities: readonly string[];
  /** Of them, those whose rows must be counted again, as they would be. */
  counted: readonly Rule[];
  changes: readonly Change[];
  period: Months;
}

const columns =
  'activity, customer_id, month, quantity, minutes, measured_minutes, driver_rows, rows_without_minutes';

/** Each branch of a CASE is cast by itself: DuckDB takes fifty times as long for two scales in one. */
const decimal = (sql: string) => `cast(${sql} as decimal(18, 4))`;

/**
 * What each customer would make us do, from the sums of the night: the rows that drive an activity
 * are read again only where a change is about single ones of them.
 */
export function driverModel({activities, counted, changes, period}: Driven): Model {
  const again = [...new Set(counted.map(each => each.activity))];
  const named = (names: readonly string[]) =>
    names.length > 0 ? `in (${list(names.map(literal))})` : `in ('')`;
  const steps = changes.flatMap(change => {
    if (change.change === 'unit_time') return [otherTime(change, period)];
    return change.change === 'self_service' ? [moved(change, period)] : [];
  });
  const start = [
    `select ${columns} from published_activity_driver as d
  where d.activity ${named(activities)} and not (d.activity ${named(again)} and ${within('d', period)})`,
    ...counted.map(
      rule => `select ${columns} from (${drivenBy(rule)}) as d where ${within('d', period)}`,
    ),
  ];
  const all = [start.join('\nunion all\n'), ...steps.map((step, at) => step(`step_${at}`))];
  return generatedModel(
    'int_activity_driver',
    `/*
What customers would make us do each month.

One row per activity, customer_id, month.
*/
with ${all.map((sql, at) => `step_${at} as (\n${sql}\n)`).join(',\n')}
select ${columns} from step_${all.length - 1}`,
  );
}

type Step = (before: string) => string;

const otherTime =
  ({activity, percent}: ChangeOf<'unit_time'>, period: Months): Step =>
  before => {
    const is = `d.activity = ${literal(activity)} and ${within('d', period)}`;
    const minutes = (column: string) =>
      `case when ${is} then ${decimal(`d.${column} * ${factor(percent)}`)} else d.${column} end`;
    return `select d.activity, d.customer_id, d.month, d.quantity, ${minutes('minutes')} as minutes,
    ${minutes('measured_minutes')} as measured_minutes, d.driver_rows, d.rows_without_minutes
  from ${before} as d`;
  };

/** A unit that moves takes as long as the other activity's do on average in the period. */
const moved =
  ({activity, to, share}: ChangeOf<'self_service'>, period: Months): Step =>
  before => {
    const from = `d.activity = ${literal(activity)} and ${within('d', period)}`;
    const rest = (column: string) =>
      `case when ${from} then ${decimal(`d.${column} - ${decimal(`d.${column} * ${fraction(share)}`)}`)}
        else d.${column} end`;
    const fewer = `select d.activity, d.customer_id, d.month, ${rest('quantity')} as quantity,
    ${rest('minutes')} as minutes, ${rest('measured_minutes')} as measured_minutes,
    d.driver_rows, d.rows_without_minutes
  from ${before} as d`;
    if (to === undefined) return fewer;
    const other = literal(to);
    return `select ${columns} from (${fewer}) as f where f.activity <> ${other}
  union all
  select o.activity, o.customer_id, o.month, ${decimal('sum(o.quantity)')}, ${decimal('sum(o.minutes)')},
    ${decimal('sum(o.measured_minutes)')}, cast(sum(o.driver_rows) as bigint),
    cast(sum(o.rows_without_minutes) as bigint)
  from (
    select ${columns} from (${fewer}) as f where f.activity = ${other}
    union all
    select ${other}, m.customer_id, m.month, m.quantity, ${decimal('cast(m.quantity as double) * u.minutes')},
      0, 0, 0
    from (
      select d.customer_id, d.month, ${decimal(`d.quantity * ${fraction(share)}`)} as quantity
      from ${before} as d where ${from}
    ) as m
    cross join (
      select cast(sum(d.minutes) as double) / nullif(cast(sum(d.quantity) as double), 0) as minutes
      from ${before} as d where d.activity = ${other} and ${within('d', period)}
    ) as u
    where m.quantity <> 0
  ) as o
  group by o.activity, o.customer_id, o.month`;
  };
