/*
What is known of a customer's purchases on the business date: how often it bought again, and when last.

One row per customer_id.
Rebuilt by customer_id.
Cut off at the business date by invoiced_on.

customer_id  a customer with a purchase in the stream of purchases
first_on     day of the first purchase
last_on      day of the last one
orders       days with a purchase after the first one (x)
last_days    days from the first to the last purchase (t_x)
spend        mean amount of the repeated purchase days; empty without any

check orders >= 0 and last_days >= 0
check (orders = 0) = (last_days = 0)
check spend > 0 or orders = 0
*/
with

counted as (
    select
        d.customer_id,
        min(d.invoiced_on) as first_on,
        max(d.invoiced_on) as last_on,
        count(*) - 1 as orders,
        sum(d.amount) - min_by(d.amount, d.invoiced_on) as repeated_amount
    from int_stream_day as d
    inner join set_business_date as b on d.invoiced_on <= b.business_date
    where d.stream = 'purchases'
    group by d.customer_id
)

select
    customer_id,
    first_on,
    last_on,
    cast(orders as bigint) as orders,
    date_diff('day', first_on, last_on) as last_days,
    cast(repeated_amount as double) / nullif(orders, 0) as spend
from counted
