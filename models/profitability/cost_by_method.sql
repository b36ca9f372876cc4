/*
What each activity costs by the three methods side by side: time-driven, at full rates, and as
Prozesskosten with a levy. They differ in what becomes of unused capacity.

Where a pool is time-driven, its cost at full rates is cut by minutes, and the levy is what full rates
take beyond the minutes used. Where shares decide, nobody knows minutes: only the others are there.

One row per activity, month.
Rebuilt by month.

cost_pool         the pool
quantity          what all drivers stand for
minutes           by the time equation
time_driven_cost  minutes at the rate of the capacity: unused capacity stays where it is; empty without
                  minutes
rate_based_cost   all that was posted for the pool, by minutes or shares: unused capacity is in it
process_cost      processes with a driver (lmi)
process_levy      what is levied on top (lmn); with minutes, unused capacity and variances

check rate_based_cost = process_cost + process_levy
check (select coalesce(sum(time_driven_cost), 0) from cost_by_method) = (
    select coalesce(sum(c.cost), 0) from activity_cost as c where c.minutes is not null
)
*/
with

activities as (
    select
        c.activity,
        c.month,
        c.cost_pool,
        p.method,
        a.is_levied,
        sum(c.quantity) as quantity,
        sum(c.minutes) as minutes,
        sum(c.cost) as cost
    from activity_cost as c
    inner join set_activity as a on c.activity = a.activity
    inner join set_cost_pool as p on c.cost_pool = p.cost_pool
    group by c.activity, c.month, c.cost_pool, p.method, a.is_levied
),

running as (
    select
        a.activity,
        a.month,
        a.cost_pool,
        a.quantity,
        a.minutes,
        a.cost,
        m.is_posted,
        m.cost as pool_cost,
        sum(a.minutes) over (
            partition by a.cost_pool, a.month order by a.activity
            rows between unbounded preceding and current row
        ) as minutes_up_to,
        sum(a.minutes) over (partition by a.cost_pool, a.month) as pool_minutes
    from activities as a
    inner join int_pool_month as m on a.cost_pool = m.cost_pool and a.month = m.month
    where a.method = 'time_driven'
),

timed as (
    select
        activity,
        month,
        cost_pool,
        quantity,
        minutes,
        cost as time_driven_cost,
        case
            when not is_posted or pool_minutes = 0 then cost
            else
                cast(
                    cast(pool_cost as double)
                    * (
                        cast(minutes_up_to as double) / nullif(cast(pool_minutes as double), 0)
                    ) as decimal(18, 4)
                )
                - cast(
                    cast(pool_cost as double)
                    * (
                        cast(minutes_up_to - minutes as double)
                        / nullif(cast(pool_minutes as double), 0)
                    ) as decimal(18, 4)
                )
        end as rate_based_cost,
        cost as process_cost
    from running
),

/* A levied process has no quantity of its own; what it costs is spread like the others of its pool. */
pools as (
    select
        cost_pool,
        month,
        sum(case when is_levied then cost else 0 end) as levied,
        sum(case when is_levied then 0 else cost end) as driven
    from activities
    where method <> 'time_driven'
    group by cost_pool, month
),

cut as (
    select
        a.activity,
        a.month,
        a.cost_pool,
        a.quantity,
        a.cost,
        p.levied,
        p.driven,
        sum(a.cost) over (
            partition by a.cost_pool, a.month order by a.activity
            rows between unbounded preceding and current row
        ) as driven_up_to
    from activities as a
    inner join pools as p on a.cost_pool = p.cost_pool and a.month = p.month
    where a.method <> 'time_driven' and not a.is_levied
),

shared as (
    select
        activity,
        month,
        cost_pool,
        quantity,
        cost,
        coalesce(
            cast(
                cast(levied as double)
                * (cast(driven_up_to as double) / nullif(cast(driven as double), 0))
                as decimal(18, 4)
            )
            - cast(
                cast(levied as double)
                * (cast(driven_up_to - cost as double) / nullif(cast(driven as double), 0))
                as decimal(18, 4)
            ),
            0
        ) as levy
    from cut
)

select
    activity,
    month,
    cost_pool,
    cast(quantity as decimal(18, 4)) as quantity,
    cast(minutes as decimal(18, 4)) as minutes,
    cast(time_driven_cost as decimal(18, 4)) as time_driven_cost,
    cast(rate_based_cost as decimal(18, 4)) as rate_based_cost,
    cast(process_cost as decimal(18, 4)) as process_cost,
    cast(rate_based_cost - process_cost as decimal(18, 4)) as process_levy
from timed
union all
select
    activity,
    month,
    cost_pool,
    cast(quantity as decimal(18, 4)),
    null,
    null,
    cast(cost + levy as decimal(18, 4)),
    cast(cost as decimal(18, 4)),
    cast(levy as decimal(18, 4))
from shared
