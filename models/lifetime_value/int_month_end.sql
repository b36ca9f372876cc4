/*
The ends of months at which lifetime values are told: the last thirteen complete months; where more than 20,000
customers bought, every third of them, so that looking back costs no more than it tells.

One row per month.

month      first day of the month
month_end  its last day
place      its place among them; 1 is the oldest

check (select count(*) from int_month_end) <= 13
*/
with

complete as (
    select
        month,
        month_end,
        row_number() over (order by month desc) as age
    from dim_month
    where is_complete
),

size as (
    select count(*) as customers
    from int_purchase_history
)

select
    c.month,
    c.month_end,
    row_number() over (order by c.month) as place
from complete as c
cross join size as s
where c.age <= 13 and (s.customers <= 20000 or c.age in (1, 4, 7, 10, 13))
