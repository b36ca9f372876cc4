/*
How far the chances of customer_next_order can be relied on: what they said on the first day of the held-out
last third of our time, and what came.

One row per horizon_days.

horizon_days         30 or 90
as_of                the day of the trial; empty without one
customers            of whom it was foretold
came                 of them, those who bought something within the horizon
foretold_customers   how many of them the chances foretold
brier                mean squared error of the chances
brier_of_base_rate   what it would be, had everybody been given the true share
reason               why nothing was tried: the reason for which the model was not held out in
                     int_purchase_quality, or short_history

check (brier is null) = (reason is not null)
*/
with

horizons as (
    select 30 as horizon_days
    union all
    select 90
),

summed as (
    select
        horizon_days,
        min(as_of) as as_of,
        sum(customers) as customers,
        sum(came) as came,
        sum(cast(customers * chance as decimal(18, 9))) as foretold_customers,
        sum(cast(
            came * (1 - chance) * (1 - chance) + (customers - came) * chance * chance as decimal(18, 9)
        )) as squares
    from int_order_trial
    group by horizon_days
),

reasons as (
    select min(coalesce(reason, held_out_reason)) as reason
    from int_purchase_quality
)

select
    cast(h.horizon_days as bigint) as horizon_days,
    s.as_of,
    cast(coalesce(s.customers, 0) as bigint) as customers,
    cast(s.came as bigint) as came,
    cast(s.foretold_customers as double) as foretold_customers,
    cast(s.squares as double) / nullif(s.customers, 0) as brier,
    cast(s.came as double) / nullif(s.customers, 0)
    * (1 - cast(s.came as double) / nullif(s.customers, 0)) as brier_of_base_rate,
    case when s.customers is null then coalesce(r.reason, 'short_history') end as reason
from horizons as h
cross join reasons as r
left join summed as s on h.horizon_days = s.horizon_days
