import {list, literal} from '../../warehouse/sql.ts';
import type {Part} from './measure_parts.ts';

/* What measures are joined to, each as a common table expression with a comma after it. */

export const sumsOf = ({alias, table, sums}: Part, ages: readonly number[]) => {
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

export const lastPurchases = (ages: readonly number[]) => `
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

export const lines = `
lines as (
    select d.age, l.customer_id, count(*) as bought_lines
    from int_customer_product_line as l
    inner join days as d on l.first_month <= d.as_of
    group by d.age, l.customer_id
),
`;

/** What a tenth of those who have bought anything have bought. */
export const usualLines = `
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
export const needs = `
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

export const known = (name: string, attribute: string) => `
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

/** How far back we know what was bought: two years can be compared only where both are in it. */
export const history = `
history as (
    select max(m.age) as age
    from months as m
    inner join int_history as h on m.month >= h.purchases_from
),
`;
