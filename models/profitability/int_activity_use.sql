/*
How much of each activity all customers together, known or not, made us do each month.

One row per activity, month.
Rebuilt by activity, month.

cost_pool  the pool that does it
quantity   what its drivers stand for
minutes    by the time equation; empty where the activity has none
*/
select
    d.activity,
    a.cost_pool,
    d.month,
    cast(sum(d.quantity) as decimal(18, 4)) as quantity,
    cast(sum(d.minutes) as decimal(18, 4)) as minutes
from int_activity_driver as d
inner join set_activity as a on d.activity = a.activity
group by d.activity, a.cost_pool, d.month
