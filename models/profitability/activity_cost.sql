/*
What our work for each customer cost each month, activity by activity.

One row per activity, customer_id, month.
Rebuilt by customer_id, month; by month; by customer_id.

customer_id        empty: work that no customer is named for, which is assigned to nobody
customer_key       the customer's version at the end of the month
month              first day of the month
activity           the activity
cost_pool          the pool that does it
step               the step of the contribution scheme that it belongs to
quantity           what its drivers stand for; empty for a levied process
minutes            by the time equation; empty where shares decide
estimated_minutes  of them, those that nobody measured
cost               company currency; zero where the pool has no rate yet, and after the business date

check (select coalesce(sum(minutes), 0) from activity_cost) = (
    select coalesce(sum(d.minutes), 0) from int_activity_driver as d
    inner join set_activity as a on d.activity = a.activity
    inner join set_cost_pool as p on a.cost_pool = p.cost_pool
    where p.method = 'time_driven'
)
*/
with

worked as (
    select
        d.activity,
        d.customer_id,
        d.month,
        d.quantity,
        coalesce(d.minutes, 0) as minutes,
        coalesce(d.minutes, 0) - d.measured_minutes as estimated_minutes,
        cast(coalesce(cast(d.minutes as double) * p.rate, 0) as decimal(18, 4)) as cost
    from int_activity_driver as d
    inner join set_activity as a on d.activity = a.activity
    inner join set_cost_pool as s on a.cost_pool = s.cost_pool
    left join int_pool_month as p on a.cost_pool = p.cost_pool and d.month = p.month
    where s.method = 'time_driven'
    union all
    select activity, customer_id, month, quantity, null, null, cost
    from int_rated_cost
),

dated as (
    select
        *,
        cast(month + interval '1' month as date) as next_month
    from worked
)

select
    w.customer_id,
    coalesce(v.customer_key, 0) as customer_key,
    w.month,
    w.activity,
    a.cost_pool,
    a.step,
    w.quantity,
    cast(w.minutes as decimal(18, 4)) as minutes,
    cast(w.estimated_minutes as decimal(18, 4)) as estimated_minutes,
    w.cost
from dated as w
inner join set_activity as a on w.activity = a.activity
left join int_customer_version as v
    on w.customer_id = v.customer_id and w.next_month > v.from_day and w.next_month <= v.to_day
