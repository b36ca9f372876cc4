import {type CriterionSettings, isBetter, type PortfolioSettings} from '../../company/portfolio.ts';
import {list} from '../../warehouse/sql.ts';
import {nowOnly} from './measure_parts.ts';

type Criteria = Record<string, CriterionSettings>;
type Axes = [axis: string, Criteria][];

/** Points of each active customer on each criterion, today, and what they add up to. */
export function pointsModel({portfolio, scores}: PortfolioSettings): string {
  const {attractiveness, position} = portfolio;
  const axes: Axes = Object.entries({attractiveness, position, ...scores});
  return `/*
How many points each active customer has today on each criterion of portfolio.yaml, and on each axis and
score. Generated from it.

A criterion that nobody can rate counts neither for nor against the customer: the weights of the others are
taken as all of it, and their share is said.

One row per customer_id.

as_of  the business date
${axisWords(axes)}
${axes.map(([axis]) => `check ${axis} between 0 and 100 or ${axis} is null\n`).join('')}*/
with

${knownOf(axes, 'int_portfolio_now')},

${pointsOf(axes)}`;
}

const axesOf = ({portfolio: {attractiveness, position}}: PortfolioSettings): Axes =>
  Object.entries({attractiveness, position});

/** The criteria of both axes that are known as of any day. */
const remembered = (axes: Axes): Axes =>
  axes.map(([axis, criteria]) => [
    axis,
    Object.fromEntries(Object.entries(criteria).filter(([name]) => !nowOnly.has(name))),
  ]);

/** Points of criteria at month ends. It moves with no business date, so most nights keep it. */
export function monthRatingModel(settings: PortfolioSettings): string {
  return `/*
How many points customers had at month ends on each criterion of the portfolio that is known as of then, by the
criteria of today. Generated from portfolio.yaml.

One row per customer_id, as_of.

as_of  the end of a month

check as_of is not null
*/
with

${knownOf(remembered(axesOf(settings)), 'int_portfolio_month')}

select
    ${list([...identity, ...ratedOf(remembered(axesOf(settings)))], ',\n    ')}
from known
`;
}

/** The axes of the portfolio at the last twelve month ends before today. */
export function monthPointsModel(settings: PortfolioSettings): string {
  const axes = axesOf(settings);
  const held = columnsOf(axes).filter(name => nowOnly.has(name));
  const columns = axes.flatMap(([axis, criteria]) =>
    Object.keys(criteria).map(name => `${nowOnly.has(name) ? 'n' : 'm'}.${axis}__${name}`),
  );
  const join =
    held.length > 0
      ? '\n    left join int_portfolio_points as n on m.customer_id = n.customer_id'
      : '';
  return `/*
How many points customers had on the axes of the portfolio at the last twelve month ends, by the criteria and
weights of today. Generated from portfolio.yaml.

${held.length > 0 ? `Nobody remembers what ${list(held, ' and ')} would have been: the points of today stand for it.` : 'All of it is as of then.'}

One row per customer_id, as_of.

as_of  the end of a month before the business date
${axisWords(axes)}
${axes.map(([axis]) => `check ${axis} between 0 and 100 or ${axis} is null\n`).join('')}*/
with

newest as (
    select m.month_end as as_of
    from dim_month as m
    inner join set_business_date as b on m.month_end < b.business_date
    order by m.month_end desc
    limit 12
),

rated as (
    select
        ${list([...identity.map(each => `m.${each}`), ...columns], ',\n        ')}
    from int_portfolio_rating_month as m
    inner join newest as d on m.as_of = d.as_of${join}
)

select
    ${list([...identity, ...axes.flatMap(([axis, criteria]) => axisColumns(axis, criteria))], ',\n    ')}
from rated
`;
}

const identity = ['customer_id', 'customer_key', 'as_of'];

const columnsOf = (axes: Axes) => [
  ...new Set(axes.flatMap(([, criteria]) => Object.keys(criteria))),
];

const axisWords = (axes: Axes) =>
  axes
    .map(
      ([axis]) => `${axis}  0 to 100 points; empty where no criterion is known
${axis}_known  share of its weights whose criteria are known, 0 to 1`,
    )
    .join('\n');

type Elsewhere = Record<string, {sql: string; join: string}>;

/** What is forecast, and where it stands. */
const forecasts: Elsewhere = {
  lifetime_value: {
    sql: 'cast(v.clv as double)',
    join: "left join customer_lifetime_value as v on m.customer_id = v.customer_id and v.stream = 'total'",
  },
  churn_risk: {
    sql: '100 * r.churn_risk',
    join: 'left join customer_churn as r on m.customer_id = r.customer_id',
  },
};

function knownOf(axes: Axes, table: 'int_portfolio_now' | 'int_portfolio_month'): string {
  const names = columnsOf(axes);
  const columns = [
    ...identity.map(each => `m.${each}`),
    ...names.map(name => `${forecasts[name]?.sql ?? `m.${name}`} as ${name}`),
  ];
  const joins = names.flatMap(name => forecasts[name]?.join ?? []);
  return `known as (
    select
        ${list(columns, ',\n        ')}
    from ${table} as m
    ${list(joins, '\n    ')}
)`;
}

const ratedOf = (axes: Axes) =>
  axes.flatMap(([axis, criteria]) =>
    Object.entries(criteria).map(
      ([criterion, own]) => `${points(axis, criterion, own)} as ${axis}__${criterion}`,
    ),
  );

function pointsOf(axes: Axes): string {
  const names = axes.flatMap(([axis, criteria]) =>
    Object.keys(criteria).map(criterion => `${axis}__${criterion}`),
  );
  const results = [
    ...identity,
    ...names,
    ...axes.flatMap(([axis, criteria]) => axisColumns(axis, criteria)),
  ];
  return `rated as (
    select
        ${list([...identity, ...ratedOf(axes)], ',\n        ')}
    from known
)

select
    ${list(results, ',\n    ')}
from rated
`;
}

/** Points between two values, or by rank: of those with the same value half count as worse. */
function points(axis: string, criterion: string, own: CriterionSettings): string {
  const {from, to} = own;
  if (from !== undefined && to !== undefined) {
    const scaled = `(${criterion} - ${number(from)}) * ${number(100 / (to - from))}`;
    return `case when ${scaled} < 0 then 0 when ${scaled} > 100 then 100 else ${scaled} end`;
  }
  const order = isBetter(axis, criterion, own) === 'up' ? '' : ' desc';
  const among = `partition by as_of, ${criterion} is null`;
  const ranked = `over (${among} order by ${criterion}${order})`;
  const below = `cast(rank() ${ranked} - 1 as double) / nullif(count(*) over (${among}), 0)`;
  return `case when ${criterion} is not null then 50 * (${below} + cume_dist() ${ranked}) end`;
}

/** The mean of the criteria that are known, by weight; steps below a millionth are noise. */
function axisColumns(axis: string, criteria: Criteria): string[] {
  const each = Object.entries(criteria).map(([criterion, {weight}]) => ({
    column: `${axis}__${criterion}`,
    weight: number(weight),
  }));
  const sum = each.map(({column, weight}) => `coalesce(${weight} * ${column}, 0)`).join(' + ');
  const known = each
    .map(({column, weight}) => `case when ${column} is null then 0 else ${weight} end`)
    .join(' + ');
  return [
    `round(cast(${sum} as double) / nullif(${known}, 0), 6) as ${axis}`,
    `round(${known}, 6) as ${axis}_known`,
  ];
}

/** A double in SQL. */
const number = (value: number) => `cast(${value} as double)`;
