/*
What was bought together, in the months that rules are learnt from: each item once in a basket.

portfolio.yaml says what a basket is, and whether its items are products or product groups. Returns are
no purchase, and take none back. Baskets of nobody who is known count as long as those of all customers do.

One row per customer_id, basket, item.
Rebuilt by customer_id.

customer_id  empty: nobody is named
basket       the order, the document, or the customer and the year
item         a product or a product group, but for what portfolio.yaml says that nobody is offered
month        the first one in which it was bought in this basket
*/
with

offered as (
    select product_key, product_id, product_group
    from dim_product
    where
        product_id not in (select item from set_affinity_without)
        and coalesce(product_group, '') not in (select item from set_affinity_without)
),

lines as (
    select
        l.customer_id,
        case
            when s.basket = 'invoices' then l.invoice_id
            when s.basket = 'orders' then coalesce(l.order_id, l.invoice_id)
            when l.customer_id is null then l.invoice_id
            else concat(l.customer_id, ' ', cast(m.year as varchar))
        end as basket,
        case when s.items = 'products' then p.product_id else p.product_group end as item,
        l.month
    from fct_invoice_line as l
    inner join int_affinity_month as m on l.month = m.month
    inner join offered as p on l.product_key = p.product_key
    cross join set_affinity as s
    cross join int_affinity_draw as d
    left join int_affinity_customer as c on l.customer_id = c.customer_id
    where
        l.is_revenue
        and l.net_amount > 0
        and (c.customer_id is not null or (l.customer_id is null and d.one_of = 1))
)

select
    customer_id,
    basket,
    item,
    min(month) as month
from lines
where item is not null
group by customer_id, basket, item
