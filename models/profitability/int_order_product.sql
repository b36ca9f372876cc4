/*
Which products an order is for: those of its lines; where nobody delivers orders, those that were
invoiced for it.

One row per order_id, product_id.
Rebuilt by order_id; by product_key.

product_id  empty: lines without a product
lines       how many lines of the order it has
*/
with

ordered as (
    select order_id, product_key, count(*) as lines
    from fct_order_line
    group by order_id, product_key
),

invoiced as (
    select i.order_id, i.product_key, count(*) as lines
    from fct_invoice_line as i
    left join (select distinct order_id from fct_order_line) as o on i.order_id = o.order_id
    where i.order_id is not null and i.is_revenue and o.order_id is null
    group by i.order_id, i.product_key
),

lines as (
    select order_id, product_key, lines from ordered
    union all
    select order_id, product_key, lines from invoiced
)

select
    l.order_id,
    p.product_id,
    cast(sum(l.lines) as bigint) as lines
from lines as l
inner join dim_product as p on l.product_key = p.product_key
group by l.order_id, p.product_id
