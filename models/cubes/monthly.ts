import {type RawBuilder, sql} from 'kysely';
import type {Decimal} from '../../warehouse/decimal.ts';
import {type BaseMeasure, isRatio, type Measure} from './cube.ts';
import {reliableColumn} from './index.ts';

/** A measure over a rolling period, as it stood at the end of each complete month. */
export interface MonthlyValue {
  month: string;
  /** Null where the history is too short for the period. */
  numerator: Decimal | number | null;
  denominator: Decimal | number | null;
  /** Whether the history reaches back far enough for the period. */
  is_reliable: boolean;
}

/** A query for a measure over the `months` up to each complete month, oldest first. */
export function monthly(measure: Measure, months: number) {
  const numerator = isRatio(measure) ? measure.numerator : [{measure, sign: 1 as const}];
  const denominator = isRatio(measure) ? measure.denominator : [];
  const tables = [...new Set([...numerator, ...denominator].map(each => each.measure.table))];
  const sumOf = (terms: typeof numerator) =>
    sql.join(
      terms.map(
        each => sql`${sql.raw(each.sign === 1 ? '+' : '-')} ${overPeriod(each.measure, months)}`,
      ),
      sql` `,
    );
  const reliable = [...numerator, ...denominator].map(each => reliability(each.measure, months));
  return sql<MonthlyValue>`
    with months as (
      select
        m.month,
        m.is_complete,
        0 ${sumOf(numerator)} as numerator,
        ${denominator.length > 0 ? sql`0 ${sumOf(denominator)}` : sql`1`} as denominator,
        m.number >= ${sql.lit(months)} ${sql.join(reliable, sql` `)} as is_reliable
      from dim_month as m
      ${sql.join(
        tables.map(
          table => sql`inner join ${sql.table(table)} on m.month = ${sql.ref(`${table}.month`)}`,
        ),
        sql` `,
      )}
    )
    select month, numerator, denominator, is_reliable
    from months
    where is_complete
    order by month`;
}

function overPeriod({table, column, over}: BaseMeasure, months: number): RawBuilder<unknown> {
  const value = sql.ref(`${table}.${column}`);
  if (over === 'end') return value;
  if (over === 'adds') return overMonths(sql`sum(${value})`, months);
  return beforeMonths(value, months);
}

/** The condition under which a measure's table can be relied on for the whole period. */
function reliability({table, over}: BaseMeasure, months: number): RawBuilder<unknown> {
  const column = reliableColumn(table);
  if (!column) return sql``;
  const flag = sql`case when ${sql.ref(`${table}.${column}`)} then 1 else 0 end`;
  if (over === 'end') return sql`and ${flag} = 1`;
  if (over === 'adds') return sql`and ${overMonths(sql`min(${flag})`, months)} = 1`;
  return sql`and ${beforeMonths(flag, months)} = 1`;
}

const overMonths = (aggregate: RawBuilder<unknown>, months: number) =>
  sql`${aggregate} over (order by m.month rows between ${sql.lit(months - 1)} preceding and current row)`;

const beforeMonths = (value: RawBuilder<unknown>, months: number) =>
  sql`lag(${value}, ${sql.lit(months - 1)}) over (order by m.month)`;
