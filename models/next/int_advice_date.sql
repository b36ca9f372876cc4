/*
By which months advice is learnt, tried and given: the newest complete ones are foretold from those before.

One row.

horizon_months     how far advice looks ahead; empty where the history is too short to try it
earlier_from       what corrects the rates of the trial is learnt from so many months from here on, and tried
                   in those from trained_from on; empty where the history is too short for that
trained_from       the rates of advice are learnt from so many months from here on; empty likewise
tested_from        and advice is tried in as many months from here on; empty likewise
given_from         advice of today is for the months from here on: the first that is not complete; empty
                   before a month is complete
earlier_lately     twelve months before earlier_from
trained_lately     twelve months before trained_from
tested_lately      twelve months before tested_from
given_lately       twelve months before given_from
*/
with

months as (
    select
        max(month) as last_month,
        case
            when max(case when is_before then 1 else 0 end) = 1
                then sum(case when is_before then 0 else 1 end)
        end as horizon,
        max(case when is_earlier then 1 else 0 end) as has_earlier
    from int_affinity_month
),

begun as (
    select
        horizon,
        has_earlier,
        cast(last_month + interval '1' month as date) as given_from
    from months
)

select
    cast(horizon as bigint) as horizon_months,
    cast(case when has_earlier = 1 then given_from - 3 * horizon * interval '1' month end as date) as earlier_from,
    cast(given_from - 2 * horizon * interval '1' month as date) as trained_from,
    cast(given_from - horizon * interval '1' month as date) as tested_from,
    given_from,
    cast(
        case when has_earlier = 1 then given_from - (3 * horizon + 12) * interval '1' month end as date
    ) as earlier_lately,
    cast(given_from - (2 * horizon + 12) * interval '1' month as date) as trained_lately,
    cast(given_from - (horizon + 12) * interval '1' month as date) as tested_lately,
    cast(given_from - interval '12' month as date) as given_lately
from begun
