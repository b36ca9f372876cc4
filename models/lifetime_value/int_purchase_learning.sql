/*
What models of purchases learn from: how often each customer bought again, when last, and for how long we
knew it. Beside it the same as of the day on which the held-out time begins, and what happened then.

One row per customer_id.
Rebuilt by customer_id.

customer_id           a customer with a purchase by the day until which is learnt
orders                days with a purchase after the first one (x)
last_days             days from the first to the last purchase (t_x)
age_days              days from the first purchase to that day (T)
spend                 mean amount of the repeated purchase days; empty without any
held_out_days         length of the held-out time
orders_before         days with a purchase after the first one, before the held-out time; empty where the
                      first one came later
last_days_before      days from the first to the last of them
age_days_before       days from the first purchase to the held-out time
held_out_orders       days with a purchase in it
orders_of_last_year   days with a purchase in the 364 days before it

check orders >= 0 and last_days >= 0 and age_days >= last_days
check spend > 0 or orders = 0
*/
with

purchases as (
    select
        d.customer_id,
        d.invoiced_on,
        d.amount
    from int_stream_day as d
    inner join int_learning_time as t on d.invoiced_on <= t.learnt_until
    where d.stream = 'purchases'
),

counted as (
    select
        p.customer_id,
        min(p.invoiced_on) as first_on,
        max(p.invoiced_on) as last_on,
        count(*) - 1 as orders,
        sum(p.amount) - min_by(p.amount, p.invoiced_on) as repeated_amount,
        sum(case when p.invoiced_on < t.held_out_from then 1 else 0 end) - 1 as orders_before,
        max(case when p.invoiced_on < t.held_out_from then p.invoiced_on end) as last_before,
        sum(case when p.invoiced_on >= t.held_out_from then 1 else 0 end) as held_out_orders,
        sum(
            case when p.invoiced_on >= t.year_from and p.invoiced_on < t.held_out_from then 1 else 0 end
        ) as orders_of_last_year
    from purchases as p
    cross join int_learning_time as t
    group by p.customer_id
)

select
    c.customer_id,
    cast(c.orders as bigint) as orders,
    date_diff('day', c.first_on, c.last_on) as last_days,
    date_diff('day', c.first_on, t.learnt_until) as age_days,
    cast(c.repeated_amount as double) / nullif(c.orders, 0) as spend,
    t.held_out_days,
    cast(case when c.orders_before >= 0 then c.orders_before end as bigint) as orders_before,
    date_diff('day', c.first_on, c.last_before) as last_days_before,
    case
        when c.orders_before >= 0 then date_diff('day', c.first_on, t.held_out_from)
    end as age_days_before,
    cast(c.held_out_orders as bigint) as held_out_orders,
    cast(c.orders_of_last_year as bigint) as orders_of_last_year
from counted as c
cross join int_learning_time as t
