/*
Whether orders came as often as their chances said, on a day of the past that the model did not know: by
tenths of the customers, 1 with the highest chance.

One row per horizon_days, tenth.

horizon_days  30 or 90
tenth         1 has the highest chance; customers with the same history stay together
customers     in it
foretold      mean of their chances
came_share    share of them who bought something within the horizon

check foretold between 0 and 1 and came_share between 0 and 1
*/
with

placed as (
    select
        horizon_days,
        customers,
        came,
        chance,
        sum(customers) over (
            partition by horizon_days order by chance desc, orders, last_days, age_days
            rows between unbounded preceding and current row
        ) - customers as customers_before,
        sum(customers) over (partition by horizon_days) as all_customers
    from int_order_trial
),

tenths as (
    select
        *,
        1 + floor(cast(10 * customers_before as double) / nullif(all_customers, 0)) as tenth
    from placed
)

select
    horizon_days,
    cast(tenth as bigint) as tenth,
    cast(sum(customers) as bigint) as customers,
    cast(sum(cast(customers * chance as decimal(18, 9))) as double) / nullif(sum(customers), 0) as foretold,
    cast(sum(came) as double) / nullif(sum(customers), 0) as came_share
from tenths
group by horizon_days, tenth
