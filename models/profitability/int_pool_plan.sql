/*
What each cost pool was planned to cost, by the last approved plan of the whole fiscal year.

One row per cost_pool, month.

cost_pool    the pool
month        first day of the month
fiscal_year  of the month
version      the plan: of all approved ones that plan costs in twelve months of it, the one frozen last
cost         company currency
*/
with

years as (
    select distinct fiscal_year, fiscal_period, month from dim_date
),

/* A forecast plans the months that are left, so it says nothing of the year's rate. */
whole as (
    select
        p.version,
        y.fiscal_year,
        v.frozen_on,
        row_number() over (
            partition by y.fiscal_year
            order by case when v.frozen_on is null then 1 else 0 end, v.frozen_on desc, p.version desc
        ) as position
    from (
        select distinct version, month from fct_plan_month
        where measure = 'cost' and (cost_centre is not null or account is not null)
    ) as p
    inner join years as y on p.month = y.month
    inner join dim_plan_version as v on p.version = v.version and y.fiscal_year = v.fiscal_year
    where coalesce(v.status, 'approved') = 'approved'
    group by p.version, y.fiscal_year, v.frozen_on
    having count(distinct y.fiscal_period) = 12
)

select
    p.cost_pool,
    p.month,
    p.fiscal_year,
    p.version,
    p.cost
from int_pool_plan_version as p
inner join whole as w
    on p.version = w.version and p.fiscal_year = w.fiscal_year and w.position = 1
