/*
The months whose baskets rules are learnt from: the newest complete ones, as many as portfolio.yaml says.

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

complete as (
    select month, row_number() over (order by month desc) as age
    from dim_month
    where is_complete
),

wanted as (
    select
        c.month,
        c.age,
        count(*) over () as months
    from complete as c
    cross join set_affinity as s
    where c.age <= s.months
)

select
    month,
    cast(age as bigint) as age,
    cast(floor(cast(age + 11 as double) / 12) as bigint) as year,
    months >= 9 and age > case when months >= 18 then 6 else 3 end as is_before
from wanted
