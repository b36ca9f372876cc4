import {type CriterionSettings, isBetter, type PortfolioSettings} from '../../company/portfolio.ts';
import {list, literal} from '../../warehouse/sql.ts';
import {nowOnly} from './measure_parts.ts';

type Criteria = Record<string, CriterionSettings>;
type Axes = [axis: string, Criteria][];

/** Points of each active customer on each criterion, today, and what they add up to. */
export function pointsModel({portfolio, scores}: PortfolioSettings): string {
  const {attractiveness, position} = portfolio;
  const axes: Axes = Object.entries({attractiveness, position, ...scores});
  const forecast = only(axesOf({portfolio}), false);
  return `/*
How many points each active customer has today on each criterion of portfolio.yaml, and on each axis and
score. Generated from it. Of the two axes of the portfolio it says what the criteria add up to of which nobody
remembers what they were: they stand for those of month ends, too.

A criterion that nobody can rate counts neither for nor against the customer: the weights of the others are
taken as all of it, and their share is said. By rank it rates nobody where all for whom it is known are alike.

One row per customer_id.

as_of  the business date
${axisWords(axes)}
${partWords(forecast, '_forecast')}
${axes.map(([axis]) => `check ${axis} between 0 and 100 or ${axis} is null\n`).join('')}${attributesOf(axes).map(unknown).join('')}*/
with

${knownOf(axes, 'int_portfolio_now')},

${pointsOf(axes, partColumns(forecast, '_forecast'))}`;
}

const attributesOf = (axes: Axes): string[] => [
  ...new Set(
    axes.flatMap(([, criteria]) =>
      Object.values(criteria).flatMap(({attribute}) => attribute ?? []),
    ),
  ),
];

/** An attribute that nobody delivers as a number rates nobody. */
const unknown = (attribute: string) => `warn (
    select count(*) from fct_customer_attribute where name = ${literal(attribute)} and number is not null
) > 0
    -- portfolio.yaml names the attribute ${attribute}, but no external attribute is called so and has numbers; correct it there, or deliver it
`;

const axesOf = ({
  portfolio: {attractiveness, position},
}: Pick<PortfolioSettings, 'portfolio'>): Axes => Object.entries({attractiveness, position});

/** Those criteria that are known as of any day, or those of which nobody knows what they were. */
const only = (axes: Axes, remembered: boolean): Axes =>
  axes.map(([axis, criteria]) => [
    axis,
    Object.fromEntries(
      Object.entries(criteria).filter(([name]) => nowOnly.has(name) !== remembered),
    ),
  ]);

/** What criteria at month ends add up to. It moves with no business date, so most nights keep it. */
export function monthRatingModel(settings: PortfolioSettings): string {
  const axes = only(axesOf(settings), true);
  return `/*
How many points customers had at month ends on the criteria of the portfolio that are known as of then, by the
criteria and weights of today. Generated from portfolio.yaml.

One row per customer_id, as_of.

as_of  the end of a month
${partWords(axes, '')}
check as_of is not null
*/
with

${knownOf(axes, 'int_portfolio_month')},

rated as (
    select
        ${list([...identity, ...ratedOf(axes)], ',\n        ')}
    from known
)

select
    ${list([...identity, ...partColumns(axes, '')], ',\n    ')}
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

const partWords = (axes: Axes, part: string) =>
  axes
    .map(
      ([axis]) => `${axis}${part}_points  their points times their weights
${axis}${part}_weight  the weights of those that are known`,
    )
    .join('\n');

/** Points and weights that an axis is divided from, of a part of its criteria. */
const partColumns = (axes: Axes, part: string) =>
  axes.flatMap(([axis, criteria]) => {
    const {points, weight} = weighed(axis, criteria);
    return [`${points} as ${axis}${part}_points`, `${weight} as ${axis}${part}_weight`];
  });

/** What is forecast stands elsewhere than what is known. */
const forecasts = ['lifetime_value', 'churn_risk'];

function knownOf(axes: Axes, table: 'int_portfolio_now' | 'int_portfolio_month'): string {
  const names = columnsOf(axes);
  const isForecast = names.some(name => forecasts.includes(name));
  const columns = [
    ...identity.map(each => `m.${each}`),
    ...names.map(name => `${forecasts.includes(name) ? 'f' : 'm'}.${name}`),
  ];
  return `known as (
    select
        ${list(columns, ',\n        ')}
    from ${table} as m${
      isForecast
        ? '\n    left join int_customer_forecast as f on m.customer_id = f.customer_id'
        : ''
    }
)`;
}

const ratedOf = (axes: Axes) =>
  axes.flatMap(([axis, criteria]) =>
    Object.entries(criteria).map(
      ([criterion, own]) => `${points(axis, criterion, own)} as ${axis}__${criterion}`,
    ),
  );

function pointsOf(axes: Axes, more: readonly string[]): string {
  const names = axes.flatMap(([axis, criteria]) =>
    Object.keys(criteria).map(criterion => `${axis}__${criterion}`),
  );
  const results = [
    ...identity,
    ...names,
    ...axes.flatMap(([axis, criteria]) => axisColumns(axis, criteria)),
    ...more,
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

/**
 * Points between two values, or by rank: of those with the same value half count as worse. A rank in which
 * all are alike tells nothing of anybody.
 */
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
  const differs = `not (rank() ${ranked} = 1 and cume_dist() ${ranked} = 1)`;
  return `case when ${criterion} is not null and ${differs} then 50 * (${below} + cume_dist() ${ranked}) end`;
}

/** The mean of the criteria that are known, by weight; steps below a millionth are noise. */
function axisColumns(axis: string, criteria: Criteria): string[] {
  const {points, weight} = weighed(axis, criteria);
  return [
    `round(${points} / nullif(${weight}, 0), 6) as ${axis}`,
    `round(${weight}, 6) as ${axis}_known`,
  ];
}

function weighed(axis: string, criteria: Criteria): {points: string; weight: string} {
  const each = Object.entries(criteria).map(([criterion, own]) => ({
    column: `${axis}__${criterion}`,
    weight: number(own.weight),
  }));
  const points = each.map(({column, weight}) => `coalesce(${weight} * ${column}, 0)`);
  const weights = each.map(
    ({column, weight}) => `case when ${column} is null then 0 else ${weight} end`,
  );
  return {
    points: `cast(${points.join(' + ') || '0'} as double)`,
    weight: `cast(${weights.join(' + ') || '0'} as double)`,
  };
}

/** A double in SQL. */
const number = (value: number) => `cast(${value} as double)`;
