import {list, literal} from '../../warehouse/sql.ts';
import {formulas, measureNames, nowOnly, type Part, parts} from './measure_parts.ts';

/** External attributes that criteria name, by the name of the criterion. */
type Attributes = ReadonlyMap<string, string>;

interface Asked {
  measures: ReadonlySet<string>;
  attributes: Attributes;
}

/** So many newest complete month ends are remembered. */
const monthEnds = 13;

/** What is needed whatever portfolio.yaml names: stages and clusters read it. */
const always = {
  month: ['net_revenue', 'revenue_growth', 'contribution_4'],
  now: [
    'net_revenue',
    'revenue_growth',
    'contribution_4',
    'contribution_rate',
    'cost_to_serve_rate',
    'order_frequency',
    'product_lines',
    'tenure',
    'silence',
  ],
} as const;

/** Measures of customers at the newest month ends. Nothing in it moves with the business date. */
export const monthModel = (asked: Asked): string => `/*
What the warehouse knows of each customer at each of the ${monthEnds} newest complete month ends, as of then.
Generated from portfolio.yaml; a measure that it does not name is empty.

One row per customer_id, as_of.
Rebuilt by customer_id.

as_of  a month end
${columnWords(asked)}
check as_of is not null
*/
${measures(asked, {
  always: always.month,
  ages: Array.from({length: monthEnds}, (_, age) => age),
  days: `select month_end as as_of, age, ${yearOf('month_end')} as calendar_year from months where age < ${monthEnds}`,
})}`;

/** The same measures at the business date. Sums are still of complete months. */
export const nowModel = (asked: Asked): string => `/*
What the warehouse knows of each active customer at the business date. Generated from portfolio.yaml; a
measure that neither it nor stages and clusters name is empty.

One row per customer_id.

as_of  the business date; sums are of the complete months before it
${columnWords(asked)}
check as_of is not null
*/
${measures(asked, {
  always: always.now,
  ages: [0],
  days: `select business_date as as_of, 0 as age, ${yearOf('business_date')} as calendar_year from set_business_date`,
})}`;

const columnWords = ({
  attributes,
}: Asked) => `customer_id         active at that day, and counts; who objects to profiling is left out
customer_key        its version of that day
started_on          when it became active
began_as            new or won_back
net_revenue         of 12 complete months
revenue_growth      percent by which it is above that of the 12 before; empty where those had none
contribution_1      DB I of 36 complete months
contribution_4      DB IV of 36 complete months
profit              of 36 complete months
contribution_rate   DB IV in percent of net revenue, both of 36 complete months
cost_to_serve_rate  cost of work up to DB IV in percent of the same
potential           what it needs a year, by estimates of 18 months
share_of_wallet     net revenue of 12 months in percent of that
order_frequency     days of purchase in 12 complete months
product_lines       that it has bought so far
unbought_lines      that a tenth of all customers have bought so far, and it has not
tenure              years since the relation began
silence             months since the last purchase
payment_delay       most days overdue of any item at the last three month ends
service_promise     percent of requests answered and solved in time, of 12 months
complaints          of 12 months
satisfaction        mean answer from 0 to 10 to whether it would recommend us, of 24 months
referrals           how often it recommended us or stood as a reference, in 24 months
feedback            answers to surveys and complaints, of 24 months
${[...attributes].map(([name, attribute]) => `${name}  ${attribute}, as known then\n`).join('')}`;

/** As a number; functions of dates differ between engines. */
const yearOf = (day: string) => `date_diff('year', date '0001-01-01', ${day}) + 1`;

interface When {
  always: readonly string[];
  ages: readonly number[];
  /** A select of as_of and age, the complete months that lie between it and now. */
  days: string;
}

function measures({measures: named, attributes}: Asked, {always: fixed, ages, days}: When): string {
  const isNow = ages.length === 1;
  const wanted = measureNames.filter(
    name => (named.has(name) || fixed.includes(name)) && (isNow || !nowOnly.has(name)),
  );
  const reads = new Set(wanted.flatMap(name => formulas[name].reads));
  const summed = parts
    .map(part => ({...part, sums: part.sums.filter(({column}) => reads.has(column))}))
    .filter(({sums}) => sums.length > 0);
  const joins = [
    ...summed.map(({alias}) => alias),
    ...['last_purchases'].filter(alias => reads.has(alias)),
  ];
  const dated = [
    ...['lines', 'own_usual_lines', 'needs'].filter(alias => reads.has(alias)),
    ...[...attributes.keys()].map(name => `known_${name}`),
  ];
  const columns = [
    ...summed.flatMap(({alias, sums}) =>
      sums.map(({column}) => `${atAge(alias, column, ages)} as ${column}`),
    ),
    ...(reads.has('last_purchases')
      ? [`${atAge('last_purchases', 'last_purchase_on', ages)} as last_purchase_on`]
      : []),
    ...(reads.has('lines') ? ['coalesce(lines.bought_lines, 0) as bought_lines'] : []),
    ...(reads.has('usual_lines') ? [unbought] : []),
    ...(reads.has('needs') ? ['needs.need'] : []),
    ...[...attributes.keys()].map(name => `known_${name}.number as ${name}`),
  ];
  return `with

months as (
    select
        month,
        month_end,
        row_number() over (order by month desc) - 1 as age
    from dim_month
    where is_complete
),

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
  ...summed.map(part => sumsOf(part, ages)),
  ...(reads.has('last_purchases') ? [lastPurchases(ages)] : []),
  ...(reads.has('lines') ? [lines] : []),
  ...(reads.has('usual_lines') ? [usualLines] : []),
  ...(reads.has('needs') ? [needs] : []),
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
const atAge = (alias: string, column: string, ages: readonly number[]) =>
  ages.length === 1
    ? `${alias}.${column}_0`
    : `case t.age ${ages.map(age => `when ${age} then ${alias}.${column}_${age}`).join(' ')} end`;

const sumsOf = ({alias, table, sums}: Part, ages: readonly number[]) => {
  const oldest = Math.max(...sums.map(({first, months}) => first + months)) + ages.at(-1)! - 1;
  const columns = sums.flatMap(({column, value, first, months, how = 'sum', type}) =>
    ages.map(
      age =>
        `cast(${how}(case when m.age between ${age + first} and ${age + first + months - 1} then ${value} end) as ${type}) as ${column}_${age}`,
    ),
  );
  return `
${alias} as (
    select
        s.customer_id,
        ${list(columns, ',\n        ')}
    from ${table} as s
    inner join months as m on s.month = m.month
    where s.customer_id is not null and m.age <= ${oldest}
    group by s.customer_id
),
`;
};

const lastPurchases = (ages: readonly number[]) => `
last_purchases as (
    select
        p.customer_id,
        ${list(
          ages.map(
            age =>
              `max(case when p.invoiced_on <= d.day_${age} then p.invoiced_on end) as last_purchase_on_${age}`,
          ),
          ',\n        ',
        )}
    from int_purchase_day as p
    cross join (
        select ${list(ages.map(age => `max(case when age = ${age} then as_of end) as day_${age}`))}
        from days
    ) as d
    group by p.customer_id
),
`;

const lines = `
lines as (
    select d.age, l.customer_id, count(*) as bought_lines
    from int_customer_product_line as l
    inner join days as d on l.first_month <= d.as_of
    group by d.age, l.customer_id
),
`;

/** What a tenth of those who have bought anything have bought. */
const usualLines = `
usual as (
    select product_line
    from int_customer_product_line
    cross join (select count(distinct customer_id) as customers from int_customer_product_line) as a
    group by product_line
    having count(*) * 10 >= max(a.customers)
),

usual_lines as (
    select count(*) as usual_lines
    from usual
),

own_usual_lines as (
    select cast(0 as bigint) as age, l.customer_id, count(*) as bought_lines
    from int_customer_product_line as l
    inner join usual as u on l.product_line = u.product_line
    group by l.customer_id
),
`;

/** The newest estimate of each product line; one of all that we sell stands for all of them. */
const needs = `
estimates as (
    select
        d.age,
        w.customer_id,
        w.product_line,
        w.need,
        row_number() over (
            partition by d.age, w.customer_id, w.product_line
            order by w.estimated_on desc nulls last, w.year desc, w.estimate_id desc
        ) as place
    from fct_wallet_estimate as w
    inner join days as d
        on
            coalesce(w.estimated_on <= d.as_of, w.year <= d.calendar_year)
            and coalesce(w.estimated_on > cast(d.as_of - interval '18' month as date), w.year >= d.calendar_year - 1)
    where w.customer_id is not null
),

needs as (
    select
        age,
        customer_id,
        coalesce(
            sum(case when product_line is null then need end), sum(need)
        ) as need
    from estimates
    where place = 1
    group by age, customer_id
),
`;

const known = (name: string, attribute: string) => `
newest_${name} as (
    select
        d.age,
        a.customer_id,
        a.number,
        row_number() over (partition by d.age, a.customer_id order by a.as_of desc) as place
    from fct_customer_attribute as a
    inner join days as d on a.as_of <= d.as_of
    where a.name = ${literal(attribute)} and a.number is not null
),

known_${name} as (
    select age, customer_id, number
    from newest_${name}
    where place = 1
),
`;
