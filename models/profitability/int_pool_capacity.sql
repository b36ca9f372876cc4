/*
What the people of each cost pool could do in a month: practical capacity.

One row per cost_pool, month.

cost_pool  the pool
month      first day of the month
minutes    working time, after holidays, leave, sickness and training

check minutes >= 0
*/
with

working_days as (
    select month, sum(case when is_working_day then 1 else 0 end) as days
    from dim_date
    group by month
),

rules as (
    select
        c.cost_pool,
        m.month,
        c.minutes,
        c.minutes_a_working_day * w.days as minutes_of_days,
        c.cost_centre_like
    from set_pool_capacity as c
    inner join dim_month as m on m.month >= c.valid_from and m.month < c.valid_to
    inner join working_days as w on m.month = w.month
),

/* A cost centre counts once, however many rules name it. */
delivered as (
    select distinct r.cost_pool, r.month, f.cost_centre, f.minutes
    from rules as r
    inner join fct_capacity_month as f
        on r.month = f.month and f.cost_centre like r.cost_centre_like
    where f.minutes is not null
),

all_minutes as (
    select cost_pool, month, coalesce(minutes, minutes_of_days) as minutes
    from rules
    where cost_centre_like is null
    union all
    select cost_pool, month, minutes from delivered
)

select
    cost_pool,
    month,
    cast(sum(minutes) as decimal(18, 4)) as minutes
from all_minutes
group by cost_pool, month
