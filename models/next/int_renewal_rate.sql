/*
How many contracts go on for a year: of those that ran twelve months before the newest complete month, the
share that ran in it; of a tier with few, the rate of all of them counts as ten more.

One row per tier.

tier       the source's word; empty: all contracts
contracts  that ran a year ago; trials are none
kept       of them, those that still run
rate       share that is expected to go on
*/
with

months as (
    select max(month) as month_now
    from dim_month
    where is_complete
),

then_running as (
    select
        s.subscription_id,
        s.tier
    from fct_subscription_month as s
    inner join months as m on s.month = cast(m.month_now - interval '12' month as date)
    where not s.is_trial and s.mrr > 0
),

now_running as (
    select distinct s.subscription_id
    from fct_subscription_month as s
    inner join months as m on s.month = m.month_now
    where not s.is_trial and s.mrr > 0
),

joined as (
    select
        t.tier,
        n.subscription_id is not null as is_kept
    from then_running as t
    left join now_running as n on t.subscription_id = n.subscription_id
),

counted as (
    select tier, count(*) as contracts, sum(case when is_kept then 1 else 0 end) as kept
    from joined
    where tier is not null
    group by tier
    union all
    select null, count(*), sum(case when is_kept then 1 else 0 end)
    from joined
    having count(*) > 0
),

usual as (
    select cast(kept as double) / nullif(contracts, 0) as rate
    from counted
    where tier is null
)

select
    c.tier,
    cast(c.contracts as bigint) as contracts,
    cast(c.kept as bigint) as kept,
    case
        when c.tier is null then u.rate
        else cast(c.kept + 10 * u.rate as double) / nullif(c.contracts + 10, 0)
    end as rate
from counted as c
cross join usual as u
