/*
Cost that shares of a pool hand on to customers by quantity, and what processes without a driver (lmn)
levy on top. Where the whole cost of a month is handed on, the last digit goes to the largest remainders
(Hare–Niemeyer), so that the sum is exact.

One row per activity, customer_id, month.
Rebuilt by month.

activity     the activity, or the levied process
customer_id  empty: nobody is known for it
quantity     what the drivers stand for; empty for a levied process
cost         company currency; zero where nobody knows a rate yet
*/
with

claims as (
    select
        d.activity,
        d.customer_id,
        d.month,
        d.quantity,
        r.is_exact,
        r.cost as target,
        coalesce(cast(d.quantity as double) * r.rate, 0) * 10000 as units
    from int_activity_driver as d
    inner join int_activity_rate as r on d.activity = r.activity and d.month = r.month
),

/* A levied process takes its part of the levy on each activity of its pool. */
levies as (
    select
        a.activity,
        c.customer_id,
        c.month,
        c.activity as levied_on,
        c.is_exact,
        c.target,
        c.units,
        r.levy_rate * (
            cast(h.share as double) / nullif(
                cast(
                    sum(h.share) over (partition by c.activity, c.customer_id, c.month) as double
                ),
                0
            )
        ) as part
    from claims as c
    inner join int_activity_rate as r on c.activity = r.activity and c.month = r.month
    inner join set_activity as a on r.cost_pool = a.cost_pool and a.is_levied
    inner join set_activity_share as h
        on
            a.activity = h.activity
            and c.month >= h.valid_from
            and c.month < h.valid_to
            and h.share > 0
),

all_claims as (
    select activity, activity as levied_on, customer_id, month, quantity, is_exact, target, units
    from claims
    union all
    select
        activity,
        levied_on,
        customer_id,
        month,
        null,
        is_exact,
        cast(cast(target as double) * part as decimal(18, 4)),
        units * part
    from levies
),

floored as (
    select
        *,
        cast(case when is_exact then floor(units) else round(units) end as bigint) as whole,
        units - floor(units) as remainder
    from all_claims
),

ranked as (
    select
        *,
        cast(target * 10000 as bigint)
        - cast(sum(whole) over (partition by activity, levied_on, month) as bigint) as missing,
        row_number() over (
            partition by activity, levied_on, month
            order by remainder desc, customer_id nulls last
        ) as from_top,
        row_number() over (
            partition by activity, levied_on, month
            order by remainder, customer_id desc nulls first
        ) as from_bottom
    from floored
),

settled as (
    select
        activity,
        customer_id,
        month,
        quantity,
        whole + case
            when not is_exact then 0
            when from_top <= missing then 1
            when from_bottom <= -missing then -1
            else 0
        end as units
    from ranked
)

select
    activity,
    customer_id,
    month,
    cast(sum(quantity) as decimal(18, 4)) as quantity,
    cast(cast(sum(units) as decimal(22, 0)) * 0.0001 as decimal(18, 4)) as cost
from settled
group by activity, customer_id, month
