/*
How many contracts go on for a year: of those that ran twelve months before the newest complete month, and that
nobody had cancelled by then, the share that ran in it; of a tier with few, the rate of all of them counts as ten
more. Beside it the same of the year before, to try it.

One row per period, tier.

period     now; before: a year earlier
tier       the source's word; empty: all contracts
contracts  that ran a year before, without those already cancelled; trials are none
kept       of them, those that still ran
rate       share that is expected to go on
*/
with

complete as (
    select max(month) as month
    from dim_month
    where is_complete
),

months as (
    select
        'now' as period,
        month as until,
        cast(month - interval '12' month as date) as since
    from complete
    union all
    select
        'before',
        cast(month - interval '12' month as date),
        cast(month - interval '24' month as date)
    from complete
),

running as (
    select
        month,
        subscription_id,
        tier,
        case when cancelled_on < cast(month + interval '1' month as date) then true else false end as is_cancelled
    from fct_subscription_month
    where not is_trial and mrr > 0
),

joined as (
    select
        m.period,
        b.tier,
        n.subscription_id is not null as is_kept
    from months as m
    inner join running as b on m.since = b.month and not b.is_cancelled
    left join running as n on m.until = n.month and b.subscription_id = n.subscription_id
),

counted as (
    select period, tier, count(*) as contracts, sum(case when is_kept then 1 else 0 end) as kept
    from joined
    where tier is not null
    group by period, tier
    union all
    select period, null, count(*), sum(case when is_kept then 1 else 0 end)
    from joined
    group by period
),

usual as (
    select period, cast(kept as double) / nullif(contracts, 0) as rate
    from counted
    where tier is null
)

select
    c.period,
    c.tier,
    cast(c.contracts as bigint) as contracts,
    cast(c.kept as bigint) as kept,
    case
        when c.tier is null then u.rate
        else cast(c.kept + 10 * u.rate as double) / nullif(c.contracts + 10, 0)
    end as rate
from counted as c
inner join usual as u on c.period = u.period
