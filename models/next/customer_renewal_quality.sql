/*
How far the chances of customer_renewal can be relied on: what they would have said a year before the newest
complete month was over, of contracts whose term ended since then, and how many went on.

One row per tier.

tier                of the contracts; empty: all of them, also those without a tier
as_of               the day of the trial; empty without one
contracts           whose term ended since then; a contract counts once, with its first end
renewed             of them, those that went on
renewed_share       share of them
renewed_low         lower bound of its 95 % interval (Wilson)
renewed_high        upper bound of it
foretold_contracts  how many of them the chances foretold
brier               mean squared error of the chances
brier_of_base_rate  what it would be, had all been given the true share
reason              why nothing was tried: no_contract or short_history (no contract that ended had a year
                    before it from which to learn)

check (brier is null) = (reason is not null)
check renewed between 0 and contracts
check renewed_share between renewed_low - 1e-9 and renewed_high + 1e-9 or renewed_share is null
*/
with

counted as (
    select
        tier,
        min(as_of) as as_of,
        count(*) as contracts,
        sum(case when is_renewed then 1 else 0 end) as renewed,
        sum(cast(chance as decimal(18, 9))) as foretold_contracts,
        sum(cast(
            case when is_renewed then (1 - chance) * (1 - chance) else chance * chance end as decimal(18, 9)
        )) as squares
    from int_renewal_trial
    where tier is not null
    group by tier
    union all
    select
        null,
        min(as_of),
        count(*),
        coalesce(sum(case when is_renewed then 1 else 0 end), 0),
        sum(cast(chance as decimal(18, 9))),
        sum(cast(
            case when is_renewed then (1 - chance) * (1 - chance) else chance * chance end as decimal(18, 9)
        ))
    from int_renewal_trial
),

known as (
    select max(case when not is_trial and mrr > 0 then 1 else 0 end) as has_contracts
    from fct_subscription_month
),

rates as (
    select
        *,
        cast(renewed as double) / nullif(contracts, 0) as p,
        cast(3.8416 as double) / nullif(contracts, 0) as z
    from counted
)

select
    r.tier,
    r.as_of,
    cast(r.contracts as bigint) as contracts,
    cast(r.renewed as bigint) as renewed,
    r.p as renewed_share,
    cast(r.p + 0.5 * r.z - sqrt(r.z * (r.p * (1 - r.p) + 0.25 * r.z)) as double) / nullif(1 + r.z, 0)
        as renewed_low,
    cast(r.p + 0.5 * r.z + sqrt(r.z * (r.p * (1 - r.p) + 0.25 * r.z)) as double) / nullif(1 + r.z, 0)
        as renewed_high,
    cast(r.foretold_contracts as double) as foretold_contracts,
    cast(r.squares as double) / nullif(r.contracts, 0) as brier,
    r.p * (1 - r.p) as brier_of_base_rate,
    case
        when r.contracts > 0 then null
        when coalesce(k.has_contracts, 0) = 0 then 'no_contract'
        else 'short_history'
    end as reason
from rates as r
cross join known as k
