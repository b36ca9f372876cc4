/*
The different histories of purchases that are learnt from, and how many customers share each. Of many
customers 5,000 are drawn evenly through the sorted histories; learning must not take longer for a million.

One row per period, orders, last_days, age_days, held_out_orders, orders_of_last_year.

period               all: all of the time that is learnt from; before: until the held-out time
orders               days with a purchase after the first one (x)
last_days            days from the first to the last purchase (t_x)
age_days             days from the first purchase on (T)
held_out_orders      days with a purchase in the held-out time; empty in the period all
orders_of_last_year  days with a purchase in the 364 days before it; empty in the period all
held_out_days        length of the held-out time
drawn                how many of the customers who share the history models are fitted on

check drawn > 0
check (held_out_orders is null) = (period = 'all')
*/
with

histories as (
    select
        'all' as period,
        orders,
        last_days,
        age_days,
        cast(null as bigint) as held_out_orders,
        cast(null as bigint) as orders_of_last_year,
        held_out_days
    from int_purchase_learning
    union all
    select
        'before',
        orders_before,
        last_days_before,
        age_days_before,
        held_out_orders,
        orders_of_last_year,
        held_out_days
    from int_purchase_learning
    where orders_before is not null
),

patterns as (
    select
        period,
        orders,
        last_days,
        age_days,
        held_out_orders,
        orders_of_last_year,
        max(held_out_days) as held_out_days,
        count(*) as customers
    from histories
    group by period, orders, last_days, age_days, held_out_orders, orders_of_last_year
),

/* Every n-th customer of the sorted ones is drawn; n is 1 as long as they are few. */
placed as (
    select
        *,
        sum(customers) over (
            partition by period
            order by orders, last_days, age_days, held_out_orders, orders_of_last_year
            rows between unbounded preceding and current row
        ) as customers_until,
        sum(customers) over (partition by period) as customers_in_all
    from patterns
),

steps as (
    select
        *,
        case when customers_in_all > 5000 then cast(customers_in_all as double) / 5000 else 1 end as step
    from placed
),

drawn as (
    select
        *,
        cast(
            floor(cast(customers_until as double) / nullif(step, 0))
            - floor(cast(customers_until - customers as double) / nullif(step, 0)) as bigint
        ) as drawn
    from steps
)

select
    period,
    orders,
    last_days,
    age_days,
    held_out_orders,
    orders_of_last_year,
    held_out_days,
    drawn
from drawn
where drawn > 0
