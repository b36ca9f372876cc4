/*
What customers were invoiced of each stream, month by month, and what was left of it after product cost.

One row per customer_id, stream, month.
Rebuilt by customer_id, month; by customer_id; by product_key.

customer_id   the customer
stream        purchases, contracts or machines
month         in which it is recognised
revenue       invoiced, returns deducted, company currency
contribution  the same less product cost
*/
with

lines as (
    select
        l.customer_id,
        s.stream,
        l.month,
        l.net_amount,
        coalesce(l.product_cost, 0) as product_cost
    from fct_invoice_line as l
    inner join int_stream_product as s on l.product_key = s.product_key
    where l.is_revenue and not l.is_deferred
    union all
    select
        customer_id,
        'contracts',
        month,
        net_amount,
        coalesce(product_cost, 0)
    from fct_recognised_revenue_month
)

select
    customer_id,
    stream,
    month,
    cast(sum(net_amount) as decimal(18, 4)) as revenue,
    cast(sum(net_amount - product_cost) as decimal(18, 4)) as contribution
from lines
where customer_id is not null
group by customer_id, stream, month
