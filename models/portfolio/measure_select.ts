import {list} from '../../warehouse/sql.ts';
import {history, known, lastPurchases, lines, needs, sumsOf, usualLines} from './measure_ctes.ts';
import {formulas, measureNames, nowOnly, type Part, parts} from './measure_parts.ts';

/** External attributes that criteria name, by the name of the criterion. */
type Attributes = ReadonlyMap<string, string>;

/** What portfolio.yaml names. */
export interface Asked {
  measures: ReadonlySet<string>;
  attributes: Attributes;
}

/** As a number; functions of dates differ between engines. */
export const yearOf = (day: string) => `date_diff('year', date '0001-01-01', ${day}) + 1`;

interface When {
  /** Complete months that lie between each day and now; where it is the newest only, its sums are known. */
  ages: readonly number[] | 'newest';
  /** A select of as_of, age and calendar_year. */
  days: string;
}

const months = `months as (
    select
        month,
        month_end,
        row_number() over (order by month desc) - 1 as age
    from dim_month
    where is_complete
),
`;

/** Names of the measures to tell, and of what they are made. */
function needed({measures: named}: Asked, isNewest = true) {
  const wanted = measureNames.filter(name => named.has(name) && (isNewest || !nowOnly.has(name)));
  const reads = new Set(wanted.flatMap(name => formulas[name].reads));
  const summed = parts
    .map(part => ({...part, sums: part.sums.filter(({column}) => reads.has(column))}))
    .filter(({sums}) => sums.length > 0);
  return {wanted, reads, summed};
}

/** A select of the sums at the newest complete month end that any of these needs. */
export function sums(all: readonly Asked[]): string {
  const {summed} = needed({
    measures: new Set(all.flatMap(each => [...each.measures])),
    attributes: new Map(),
  });
  const columns = summed.flatMap(({alias, sums}) =>
    sums.map(({column}) => `${alias}.${column}_0 as ${column}`),
  );
  return `with

${months}${summed.map(part => sumsOf(part, [0])).join('')}
customers as (
    select distinct customer_id
    from int_customer_version
    where customer_id is not null
)

select
    ${list(['c.customer_id', ...columns], ',\n    ')}
from customers as c
${list(
  summed.map(({alias}) => `left join ${alias} on c.customer_id = ${alias}.customer_id`),
  '\n',
)}
`;
}

/** A select of what is asked for, one row for each customer that is active at each of the days. */
export function measures(asked: Asked, {ages, days}: When): string {
  const {attributes} = asked;
  const {wanted, reads, summed} = needed(asked, ages === 'newest');
  const of = ages === 'newest' ? newestOnly(summed) : atEach(summed, ages);
  const joins = [...of.joins, ...['last_purchases'].filter(alias => reads.has(alias))];
  const dated = [
    ...['lines', 'own_usual_lines', 'needs'].filter(alias => reads.has(alias)),
    ...[...attributes.keys()].map(name => `known_${name}`),
  ];
  const columns = [
    ...of.columns,
    ...(reads.has('last_purchases')
      ? [`${atAge('last_purchases', 'last_purchase_on', ages)} as last_purchase_on`]
      : []),
    ...(reads.has('lines') ? ['coalesce(lines.bought_lines, 0) as bought_lines'] : []),
    ...(reads.has('usual_lines') ? [unbought] : []),
    ...(reads.has('needs') ? ['needs.need'] : []),
    ...(reads.has('history') ? ['t.age + 23 <= history.age as is_comparable'] : []),
    ...[...attributes.keys()].map(name => `known_${name}.number as ${name}`),
  ];
  return `with

${months}
days as (
    ${days}
),

since as (
    select customer_id, min(customer_since) as customer_since
    from dim_customer
    where customer_id is not null
    group by customer_id
),

first_spells as (
    select customer_id, min(started_on) as started_on
    from int_customer_spell
    group by customer_id
),

there as (
    select
        d.as_of,
        d.age,
        s.customer_id,
        v.customer_key,
        s.started_on,
        s.began_as,
        case when n.customer_since < f.started_on then n.customer_since else f.started_on end as since
    from days as d
    inner join int_customer_spell as s on s.started_on <= d.as_of and s.ended_on > d.as_of
    inner join int_customer_version as v
        on s.customer_id = v.customer_id and d.as_of >= v.from_day and d.as_of < v.to_day
    inner join since as n on s.customer_id = n.customer_id
    inner join first_spells as f on s.customer_id = f.customer_id
    left join int_profiling_objection as o on s.customer_id = o.customer_id
    where v.counted and o.customer_id is null
),
${[
  ...of.ctes,
  ...(reads.has('last_purchases') ? [lastPurchases(agesOf(ages))] : []),
  ...(reads.has('lines') ? [lines] : []),
  ...(reads.has('usual_lines') ? [usualLines] : []),
  ...(reads.has('needs') ? [needs] : []),
  ...(reads.has('history') ? [history] : []),
  ...[...attributes].map(([name, attribute]) => known(name, attribute)),
].join('')}
together as (
    select
        ${list(
          [
            ...['as_of', 'customer_id', 'customer_key', 'started_on', 'began_as', 'since'].map(
              column => `t.${column}`,
            ),
            ...columns,
          ],
          ',\n        ',
        )}
    from there as t
    ${list(
      [
        ...joins.map(alias => `left join ${alias} on t.customer_id = ${alias}.customer_id`),
        ...dated.map(
          alias =>
            `left join ${alias} on t.customer_id = ${alias}.customer_id and t.age = ${alias}.age`,
        ),
        ...(reads.has('usual_lines') ? ['cross join usual_lines'] : []),
        ...(reads.has('history') ? ['cross join history'] : []),
      ],
      '\n    ',
    )}
)

select
    customer_id,
    customer_key,
    as_of,
    started_on,
    began_as,
    ${list(
      [
        ...measureNames.map(
          name =>
            `${wanted.includes(name) ? formulas[name].sql : 'cast(null as double)'} as ${name}`,
        ),
        ...attributes.keys(),
      ],
      ',\n    ',
    )}
from together
`;
}

const unbought =
  'usual_lines.usual_lines - coalesce(own_usual_lines.bought_lines, 0) as unbought_lines';

/** The value of the column that belongs to the row's day. */
const atAge = (alias: string, column: string, ages: When['ages']) =>
  ages === 'newest'
    ? `${alias}.${column}_0`
    : `case t.age ${ages.map(age => `when ${age} then ${alias}.${column}_${age}`).join(' ')} end`;

const agesOf = (ages: When['ages']) => (ages === 'newest' ? [0] : ages);

/** How sums are read: their columns, what they are joined to, and the CTEs for that. */
interface Sums {
  columns: string[];
  joins: string[];
  ctes: string[];
}

const atEach = (summed: readonly Part[], ages: readonly number[]): Sums => ({
  columns: summed.flatMap(({alias, sums}) =>
    sums.map(({column}) => `${atAge(alias, column, ages)} as ${column}`),
  ),
  joins: summed.map(({alias}) => alias),
  ctes: summed.map(part => sumsOf(part, ages)),
});

const newestOnly = (summed: readonly Part[]): Sums => ({
  columns: summed.flatMap(({sums}) => sums.map(({column}) => `int_portfolio_sum.${column}`)),
  joins: ['int_portfolio_sum'],
  ctes: [],
});
