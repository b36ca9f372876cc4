/*
What each version of a plan or forecast says that each cost pool will cost.

One row per version, cost_pool, month.

version      such as "Budget V2" or "3+9"
cost_pool    the pool
month        first day of the month
fiscal_year  of the month
cost         company currency
*/
with

years as (
    select distinct fiscal_year, month from dim_date
),

entries as (
    select
        p.version,
        c.cost_pool,
        p.month,
        y.fiscal_year,
        p.amount,
        p.plan_entry_id,
        cast(sum(c.share) as decimal(9, 6)) as share
    from fct_plan_month as p
    inner join years as y on p.month = y.month
    inner join set_pool_cost as c
        on
            coalesce(p.cost_centre, '') like c.cost_centre_like
            and coalesce(p.account, '') like c.account_like
            and p.month >= c.valid_from
            and p.month < c.valid_to
    where p.measure = 'cost' and (p.cost_centre is not null or p.account is not null)
    group by p.version, c.cost_pool, p.month, y.fiscal_year, p.amount, p.plan_entry_id
)

select
    version,
    cost_pool,
    month,
    fiscal_year,
    cast(sum(cast(cast(amount as decimal(30, 4)) * share as decimal(18, 4))) as decimal(18, 4)) as cost
from entries
group by version, cost_pool, month, fiscal_year
