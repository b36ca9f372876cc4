/*
How often a customer had bought, and for how much, at the end of each month in which it bought something; it
holds until the next such month.

One row per customer_id, month.
Rebuilt by customer_id.

customer_id      a customer with a purchase in the stream of purchases
month            first day of a month with a purchase
next_month       the next such month; empty where there is none yet
first_on         day of the first purchase
last_on          the last day with a purchase in the month
orders           days with a purchase after the first one, up to the end of the month
repeated_amount  amount of these days, company currency

check orders >= 0 and first_on <= last_on
check next_month > month or next_month is null
*/
with

days as (
    select
        customer_id,
        cast(date_trunc('month', invoiced_on) as date) as month,
        invoiced_on,
        amount,
        row_number() over (partition by customer_id order by invoiced_on) as number
    from int_stream_day
    where stream = 'purchases'
),

months as (
    select
        customer_id,
        month,
        max(number) - 1 as orders,
        min(invoiced_on) as first_on,
        max(invoiced_on) as last_on,
        sum(case when number > 1 then amount else 0 end) as amount
    from days
    group by customer_id, month
)

select
    customer_id,
    month,
    lead(month) over (partition by customer_id order by month) as next_month,
    min(first_on) over (partition by customer_id) as first_on,
    last_on,
    cast(orders as bigint) as orders,
    cast(sum(amount) over (
        partition by customer_id order by month
        rows between unbounded preceding and current row
    ) as decimal(18, 4)) as repeated_amount
from months
