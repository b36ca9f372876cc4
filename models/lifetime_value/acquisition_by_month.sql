/*
What winning customers cost.

The cost is that of the activities that costs.yaml marks as acquisition, whoever caused them, lost bids and
prospects included. What campaigns cost is in the ledger, and so in the pools of these activities.

One row per month.

month             first day of the month
new_customers     customers won, as in churn_by_month
acquisition_cost  company currency; empty where costs.yaml marks no activity

check new_customers >= 0
check acquisition_cost >= 0 or acquisition_cost is null
*/
with

costs as (
    select
        a.month,
        sum(a.cost) as cost
    from activity_cost as a
    inner join set_activity as s on a.activity = s.activity
    where s.is_acquisition
    group by a.month
),

marked as (
    select max(case when is_acquisition then 1 else 0 end) as is_any
    from set_activity
)

select
    c.month,
    c.new_customers,
    case when k.is_any = 1 then cast(coalesce(a.cost, 0) as decimal(18, 4)) end as acquisition_cost
from churn_by_month as c
cross join marked as k
left join costs as a on c.month = a.month
