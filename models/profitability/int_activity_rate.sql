/*
What one unit of an activity costs in a month, where shares of a pool decide and not minutes.

A unit costs the same in all months of a fiscal year in which the activity's share is the same: what was
posted so far for these months, by their quantity. While nothing is posted for them, it is the rate
before, in proportion to the shares.

One row per activity, month.

cost_pool    the pool
cost         the activity's share of what was posted in the month; exactly this is handed on where
             rates are those of the month
quantity     of all drivers in the month
rate         company currency for one unit; empty where there is no driver, or no cost; 0 where the
             share is 0; of a closed month, what it was when the month was closed
is_exact     the whole cost of the month is handed on
levy_rate    part of it that its pool's processes without a driver (lmn) take on top, 0.3 is 30 %

check rate is not null or not is_exact
*/
with

months as (
    select
        a.activity,
        p.cost_pool,
        p.month,
        p.fiscal_year,
        p.is_posted,
        s.rates,
        cast(cast(p.cost as decimal(30, 4)) * h.share as decimal(18, 4)) as cost,
        u.quantity,
        h.share
    from set_activity as a
    inner join set_cost_pool as s on a.cost_pool = s.cost_pool
    inner join int_pool_month as p on a.cost_pool = p.cost_pool
    inner join set_activity_share as h
        on a.activity = h.activity and p.month >= h.valid_from and p.month < h.valid_to
    left join int_activity_use as u on a.activity = u.activity and p.month = u.month
    where s.method <> 'time_driven' and not a.is_levied
),

years as (
    select
        activity,
        fiscal_year,
        share,
        min(month) as first_month,
        cast(sum(case when is_posted then cost end) as double)
        / nullif(cast(sum(case when is_posted then quantity end) as double), 0) as rate
    from months
    where share > 0
    group by activity, fiscal_year, share
),

/* A run begins with each rate that is known. */
runs as (
    select
        *,
        count(rate) over (
            partition by activity order by first_month
            rows between unbounded preceding and current row
        ) as run
    from years
),

rates as (
    select
        activity,
        fiscal_year,
        share,
        max(rate) over (partition by activity, run) * (
            cast(share as double)
            / nullif(
                cast(
                    max(case when rate is not null then share end) over (
                        partition by activity, run
                    ) as double
                ),
                0
            )
        ) as rate
    from runs
),

levied as (
    select
        m.cost_pool,
        m.month,
        sum(case when a.is_levied then h.share else 0 end) as levied_share,
        sum(case when a.is_levied then 0 else h.share end) as driven_share
    from int_pool_month as m
    inner join set_activity as a on m.cost_pool = a.cost_pool
    inner join set_activity_share as h
        on a.activity = h.activity and m.month >= h.valid_from and m.month < h.valid_to
    group by m.cost_pool, m.month
)

select
    m.activity,
    m.month,
    m.cost_pool,
    m.cost,
    m.quantity,
    case
        when m.rates = 'month' and m.is_posted
            then cast(m.cost as double) / nullif(cast(m.quantity as double), 0)
        else coalesce(k.rate, r.rate, case when m.share = 0 then 0 end)
    end as rate,
    m.rates = 'month' and m.is_posted and coalesce(m.quantity, 0) <> 0 as is_exact,
    coalesce(cast(l.levied_share as double) / nullif(cast(l.driven_share as double), 0), 0) as levy_rate
from months as m
left join rates as r
    on m.activity = r.activity and m.fiscal_year = r.fiscal_year and m.share = r.share
inner join levied as l on m.cost_pool = l.cost_pool and m.month = l.month
left join set_closed_rate as k on m.activity = k.activity and m.month = k.month
