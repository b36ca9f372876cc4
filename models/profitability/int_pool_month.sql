/*
Each cost pool in each month: what it cost, what it could do, what it did, and what a minute of it is
worth.

A minute of a closed month costs what it cost when the month was closed. A minute costs the same in all months of a fiscal year: planned cost of the year by its capacity, or
what was posted so far where nothing is planned; otherwise holidays would make customers expensive. The
capacity of months that nobody knows yet is the mean of those that are known.

One row per cost_pool, month.

cost_pool         the pool
fiscal_year       of the month
method            time_driven, rate_based or process
is_posted         the ledger has costs of this month
cost              posted in this month
closing_cost      posted in periods 13 to 16, in the last month of the year
plan_cost         planned for this month; empty without a plan of the whole year
capacity_minutes  practical capacity; empty where nobody knows it, and where minutes do not decide
used_minutes      by the time equations of its activities
rate              company currency a minute; empty where there is no capacity
basis             of the rate: plan, year, month, or last_year; none
is_closed         the month was closed, and keeps its rate
*/
with

costs as (
    select
        cost_pool,
        month,
        sum(case when is_closing then 0 else cost end) as cost,
        sum(case when is_closing then cost else 0 end) as closing_cost
    from int_pool_posting
    where cost_pool is not null
    group by cost_pool, month
),

posted as (
    select month
    from int_pool_posting
    where not is_closing
    group by month
),

used as (
    select cost_pool, month, sum(minutes) as minutes
    from int_activity_use
    group by cost_pool, month
),

months as (
    select
        p.cost_pool,
        p.method,
        p.rates,
        m.month,
        m.fiscal_year,
        o.month is not null as is_posted,
        coalesce(c.cost, 0) as cost,
        coalesce(c.closing_cost, 0) as closing_cost,
        k.minutes as capacity_minutes,
        coalesce(u.minutes, 0) as used_minutes,
        g.cost as plan_cost
    from set_cost_pool as p
    cross join dim_month as m
    left join posted as o on m.month = o.month
    left join costs as c on p.cost_pool = c.cost_pool and m.month = c.month
    left join int_pool_capacity as k
        on p.cost_pool = k.cost_pool and m.month = k.month and p.method = 'time_driven'
    left join used as u on p.cost_pool = u.cost_pool and m.month = u.month
    left join int_pool_plan as g on p.cost_pool = g.cost_pool and m.month = g.month
),

planned as (
    select cost_pool, fiscal_year, sum(cost) as cost
    from int_pool_plan
    group by cost_pool, fiscal_year
),

years as (
    select
        m.cost_pool,
        m.fiscal_year,
        cast(max(p.cost) as double) / nullif(
            cast(sum(m.capacity_minutes) as double)
            / nullif(cast(count(m.capacity_minutes) as double), 0)
            * 12,
            0
        ) as plan_rate,
        cast(
            sum(case when m.is_posted and m.capacity_minutes is not null then m.cost end) as double
        ) / nullif(
            cast(sum(case when m.is_posted then m.capacity_minutes end) as double), 0
        ) as year_rate
    from months as m
    left join planned as p on m.cost_pool = p.cost_pool and m.fiscal_year = p.fiscal_year
    group by m.cost_pool, m.fiscal_year
),

rates as (
    select
        *,
        lag(coalesce(year_rate, plan_rate)) over (
            partition by cost_pool order by fiscal_year
        ) as last_rate
    from years
),

chosen as (
    select
        m.cost_pool,
        m.month,
        m.fiscal_year,
        m.method,
        m.is_posted,
        m.cost,
        m.closing_cost,
        m.plan_cost,
        m.capacity_minutes,
        m.used_minutes,
        y.plan_rate,
        y.year_rate,
        y.last_rate,
        case
            when m.method <> 'time_driven' then 'none'
            when m.rates = 'month' and m.is_posted and m.capacity_minutes > 0 then 'month'
            when m.rates = 'year' and y.plan_rate is not null then 'plan'
            when y.year_rate is not null then 'year'
            when y.last_rate is not null then 'last_year'
            else 'none'
        end as basis
    from months as m
    inner join rates as y on m.cost_pool = y.cost_pool and m.fiscal_year = y.fiscal_year
),

rated as (
    select
        *,
        case basis
            when 'month' then cast(cost as double) / nullif(cast(capacity_minutes as double), 0)
            when 'plan' then plan_rate
            when 'year' then year_rate
            when 'last_year' then last_rate
        end as rate
    from chosen
)

select
    r.cost_pool,
    r.month,
    r.fiscal_year,
    r.method,
    r.is_posted,
    cast(r.cost as decimal(18, 4)) as cost,
    cast(r.closing_cost as decimal(18, 4)) as closing_cost,
    r.plan_cost,
    r.capacity_minutes,
    cast(r.used_minutes as decimal(18, 4)) as used_minutes,
    coalesce(k.rate, r.rate) as rate,
    coalesce(k.basis, r.basis) as basis,
    c.month is not null as is_closed
from rated as r
left join set_closed_month as c on r.month = c.month
left join set_closed_rate as k
    on r.cost_pool = k.cost_pool and r.month = k.month and k.activity is null
