/*
The months whose baskets rules are learnt from: the newest complete ones, as many as portfolio.yaml says,
and not more than have so many invoice lines together.

Only complete months, so that rules stay as they are from night to night.

One row per month.

month      first day of the month
age        1 is the newest of them
year       twelve of them, 1 with the newest
is_before  before the months by which advice is tried: the newest six of at least 18, three of at least nine;
           of fewer none is

check age >= 1 and year >= 1
*/
with

counted as (
    select month, count(*) as lines
    from fct_invoice_line
    where is_revenue and net_amount > 0
    group by month
),

complete as (
    select
        m.month,
        coalesce(c.lines, 0) as lines,
        row_number() over (order by m.month desc) as age
    from dim_month as m
    left join counted as c on m.month = c.month
    where m.is_complete
),

summed as (
    select
        month,
        age,
        sum(lines) over (order by age rows between unbounded preceding and current row) as lines_since
    from complete
),

wanted as (
    select
        w.month,
        w.age,
        count(*) over () as months
    from summed as w
    cross join set_affinity as s
    where w.age <= s.months and (w.lines_since <= s.lines or w.age = 1)
)

select
    month,
    cast(age as bigint) as age,
    cast(floor(cast(age + 11 as double) / 12) as bigint) as year,
    months >= 9 and age > case when months >= 18 then 6 else 3 end as is_before
from wanted
