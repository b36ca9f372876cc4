/*
What an order that earned something, or made work, is as a whole, in all months.

One row per order_id, customer_id.
Rebuilt by customer_id.

order_id         the order
customer_id      empty: an order of nobody who is known
first_month      first day of the first month in which it earned something, or made work
order_value      what was invoiced for it, without corrections; empty before it is invoiced
order_size       lower end of its class of order_value, as costs.yaml cuts them; empty likewise
channel          web, edi, mail, phone, fax or visit; empty where the source does not say
is_self_service  came by web or edi, without our staff
express          any of its lines was to be fast
product_group    of its largest line
product_line     of its largest line
*/
with

seen as (
    select
        order_id,
        customer_id,
        case when not is_deferred then month end as month,
        case when corrects_invoice_id is null then net_amount end as net_amount
    from fct_invoice_line
    where is_revenue and order_id is not null
    union all
    select order_id, customer_id, month, null
    from fct_recognised_revenue_month
    where order_id is not null and is_first
    union all
    select order_id, customer_id, month, null
    from int_object_cost
    where order_id is not null
),

orders as (
    select
        order_id,
        customer_id,
        min(month) as first_month,
        cast(sum(net_amount) as decimal(18, 4)) as order_value
    from seen
    group by order_id, customer_id
)

select
    s.order_id,
    s.customer_id,
    s.first_month,
    s.order_value,
    z.from_amount as order_size,
    o.channel,
    o.is_self_service,
    o.express,
    o.product_group,
    o.product_line
from orders as s
left join fct_order as o
    on s.order_id = o.order_id and s.customer_id is not distinct from o.customer_id
left join set_order_size as z on s.order_value >= z.from_amount and s.order_value < z.to_amount
