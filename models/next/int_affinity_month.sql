/*
The months whose baskets rules are learnt from: the newest complete ones, as many as portfolio.yaml says.

Only complete months, so that rules stay as they are from night to night.

One row per month.

month       first day of the month
age         1 is the newest of them
year        twelve of them, 1 with the newest
is_before   before the months by which advice is tried: the newest six of at least 18, three of at least nine;
            of fewer none is
is_earlier  before twice as many, from which it is learnt how much too high chances are; where there are four
            times as many

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
),

/* For how many months advice looks ahead. */
ahead as (
    select
        *,
        case when months >= 18 then 6 when months >= 9 then 3 end as horizon
    from wanted
)

select
    month,
    cast(age as bigint) as age,
    cast(floor(cast(age + 11 as double) / 12) as bigint) as year,
    coalesce(age > horizon, false) as is_before,
    coalesce(months >= 4 * horizon and age > 2 * horizon, false) as is_earlier
from ahead
