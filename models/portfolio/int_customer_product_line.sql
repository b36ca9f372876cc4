/*
Which product lines each customer has bought, and when first.

A product line is one of a product group, where a source has both. Without either a product is in none.

One row per customer_id, product_line.
Rebuilt by customer_id; by product_key.

customer_id   a customer of an invoice
product_line  product group and product line, with a slash between
first_month   first day of the month of the first purchase
last_month    and of the last
*/
with

named as (
    select
        product_key,
        case
            when product_group is null then product_line
            when product_line is null then product_group
            else concat(product_group, ' / ', product_line)
        end as product_line
    from dim_product
)

select
    l.customer_id,
    n.product_line,
    min(l.month) as first_month,
    max(l.month) as last_month
from fct_invoice_line as l
inner join named as n on l.product_key = n.product_key
where
    l.customer_id is not null
    and l.is_revenue
    and l.net_amount > 0
    and n.product_line is not null
group by l.customer_id, n.product_line
