/*
What models of purchases need to know of a customer: how often it bought again, when last, and for how
long we know it. Beside it the same as of the day on which the held-out last third of our time begins, and
what happened then.

One row per customer_id.

customer_id           a customer with a purchase in the stream of purchases
first_on              day of the first purchase
last_on               day of the last one
orders                days with a purchase after the first one (x)
last_days             days from the first to the last purchase (t_x)
age_days              days from the first purchase to the business date (T)
spend                 mean amount of the repeated purchase days; empty without any
held_out_from         the day on which the last third of the time since our first purchase begins
held_out_days         its length
orders_before         days with a purchase after the first one, before that day; empty where the first one came
                      later
last_days_before      days from the first to the last of them
age_days_before       days from the first purchase to that day
held_out_orders       days with a purchase from that day on
orders_of_last_year   days with a purchase in the 364 days before it

check orders >= 0 and last_days >= 0 and age_days >= last_days
check (orders = 0) = (last_days = 0)
check spend > 0 or orders = 0
*/
with

purchases as (
    select
        customer_id,
        day,
        amount,
        row_number() over (partition by customer_id order by day) as number
    from int_stream_day
    where stream = 'purchases'
),

span as (
    select
        min(p.day) as first_on,
        max(b.business_date) as as_of,
        cast(floor(
            cast(date_diff('day', min(p.day), max(b.business_date)) as double) / 3
        ) as bigint) as held_out_days
    from purchases as p
    cross join set_business_date as b
),

trial as (
    select
        as_of,
        held_out_days,
        cast(as_of - (held_out_days - 1) * interval '1' day as date) as held_out_from,
        cast(as_of - (held_out_days + 363) * interval '1' day as date) as year_from
    from span
),

counted as (
    select
        p.customer_id,
        min(p.day) as first_on,
        max(p.day) as last_on,
        count(*) - 1 as orders,
        sum(case when p.number > 1 then p.amount end) as repeated_amount,
        sum(case when p.day < t.held_out_from then 1 else 0 end) - 1 as orders_before,
        max(case when p.day < t.held_out_from then p.day end) as last_before,
        sum(case when p.day >= t.held_out_from then 1 else 0 end) as held_out_orders,
        sum(
            case when p.day >= t.year_from and p.day < t.held_out_from then 1 else 0 end
        ) as orders_of_last_year
    from purchases as p
    cross join trial as t
    group by p.customer_id
)

select
    c.customer_id,
    c.first_on,
    c.last_on,
    cast(c.orders as bigint) as orders,
    date_diff('day', c.first_on, c.last_on) as last_days,
    date_diff('day', c.first_on, t.as_of) as age_days,
    cast(c.repeated_amount as double) / nullif(c.orders, 0) as spend,
    t.held_out_from,
    t.held_out_days,
    cast(case when c.orders_before >= 0 then c.orders_before end as bigint) as orders_before,
    date_diff('day', c.first_on, c.last_before) as last_days_before,
    case
        when c.orders_before >= 0 then date_diff('day', c.first_on, t.held_out_from)
    end as age_days_before,
    cast(c.held_out_orders as bigint) as held_out_orders,
    cast(c.orders_of_last_year as bigint) as orders_of_last_year
from counted as c
cross join trial as t
