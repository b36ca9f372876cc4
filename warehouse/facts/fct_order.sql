/*
Orders as wholes, which is what order work depends on.

One row per order_id.
Rebuilt by order_id.

customer_key     the customer's version on the day of the order; 0 is unknown
customer_id      empty where the order names no customer
order_id         the order
ordered_on       day of the order
month            first day of its month
channel          web, edi, mail, phone, fax or visit; empty where the source does not say
is_self_service  came by web or edi, without our staff
express          any of its lines was to be fast
lines            how many lines it has
net_amount       of all lines, in the currency of the order, without tax
product_group    of the largest line; empty where the source has none
product_line     of the largest line, likewise
cancelled_lines  lines that were cancelled
quote_id         the offer that it came from

check (select sum(lines) from fct_order) is not distinct from (
    select nullif(count(*), 0) from fct_order_line
)
*/
with

ranked as (
    select
        l.*,
        p.product_group,
        p.product_line,
        row_number() over (partition by l.order_id order by l.line) as position,
        row_number() over (
            partition by l.order_id order by l.net_amount desc nulls last, l.line
        ) as size
    from fct_order_line as l
    inner join dim_product as p on l.product_key = p.product_key
)

select
    max(customer_key) filter (where position = 1) as customer_key,
    max(customer_id) filter (where position = 1) as customer_id,
    order_id,
    max(ordered_on) filter (where position = 1) as ordered_on,
    max(month) filter (where position = 1) as month,
    max(channel) filter (where position = 1) as channel,
    coalesce(bool_or(is_self_service) filter (where position = 1), false) as is_self_service,
    bool_or(express) as express,
    count(*) as lines,
    cast(sum(net_amount) as decimal(18, 4)) as net_amount,
    max(product_group) filter (where size = 1) as product_group,
    max(product_line) filter (where size = 1) as product_line,
    count(cancelled_on) as cancelled_lines,
    max(quote_id) filter (where position = 1) as quote_id
from ranked
group by order_id
