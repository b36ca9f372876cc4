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
    inner join dim_plan_version as v on p.version = v.version
    where coalesce(v.status, 'approved') = 'approved'
    group by p.version, y.fiscal_year, v.frozen_on
    having count(distinct y.fiscal_period) = 12
),

entries as (
    select
        c.cost_pool,
        p.month,
        w.fiscal_year,
        w.version,
        p.amount,
        p.plan_entry_id,
        cast(sum(c.share) as decimal(9, 6)) as share
    from fct_plan_month as p
    inner join years as y on p.month = y.month
    inner join whole as w
        on p.version = w.version and y.fiscal_year = w.fiscal_year and w.position = 1
    inner join set_pool_cost as c
        on
            coalesce(p.cost_centre, '') like c.cost_centre_like
            and coalesce(p.account, '') like c.account_like
            and p.month >= c.valid_from
            and p.month < c.valid_to
    where p.measure = 'cost' and (p.cost_centre is not null or p.account is not null)
    group by c.cost_pool, p.month, w.fiscal_year, w.version, p.amount, p.plan_entry_id
)

select
    cost_pool,
    month,
    fiscal_year,
    version,
    cast(sum(cast(cast(amount as decimal(30, 4)) * share as decimal(18, 4))) as decimal(18, 4)) as cost
from entries
group by cost_pool, month, fiscal_year, version
