/*
What customers ordered, what they were promised, and when they got it.

One row per order_id, line.
Rebuilt by order_id; by customer_id; by product_id.

customer_key          the customer's version on the day of the order; 0 is unknown
customer_id           empty where the order names no customer
product_key           the product's version on the day of the order; 0 is unknown
order_id              the order
line                  its line
ordered_on            day of the order
month                 first day of its month
channel               web, edi, mail, phone, fax or visit; empty where the source does not say
is_self_service       came by web or edi, without our staff
quantity              ordered
list_amount           at list price
customer_discount     agreed with the customer
quantity_discount     for the size of the order
project_discount      for this one deal
promotion_discount    for a time
surcharge_amount      such as for small orders
net_amount            without tax
currency              of the amounts, ISO 4217
requested_on          the delivery that the customer asked for
first_confirmed_on    what was promised first
last_confirmed_on     what was promised last
express               was to be fast
cancelled_on          day of the cancellation; empty: none
quote_id              the offer that it came from
employee_id           who took it
deliveries            how many deliveries it took so far
delivered_quantity    delivered so far
completed_on          day on which all of it was delivered; empty until then
is_on_time_in_full    complete by the day that was promised first; empty without a promise, and where it
                      was cancelled

check (select count(*) from fct_order_line) = (select count(*) from stg_order_lines)
check (select sum(net_amount) from fct_order_line)
    is not distinct from (select sum(net_amount) from stg_order_lines)
*/
with

delivered as (
    select
        order_id,
        order_line,
        delivery_id,
        delivered_on,
        sum(quantity) over (
            partition by order_id, order_line order by delivered_on, delivery_id, line
            rows between unbounded preceding and current row
        ) as so_far
    from stg_delivery_lines
),

fulfilled as (
    select
        o.order_id,
        o.line,
        count(distinct d.delivery_id) as deliveries,
        max(d.so_far) as delivered_quantity,
        min(d.delivered_on) filter (where d.so_far >= o.quantity) as completed_on
    from stg_order_lines as o
    inner join delivered as d on o.order_id = d.order_id and o.line = d.order_line
    group by o.order_id, o.line
)

select
    coalesce(v.customer_key, 0) as customer_key,
    o.customer_id,
    coalesce(p.product_key, 0) as product_key,
    o.order_id,
    o.line,
    o.ordered_on,
    cast(date_trunc('month', o.ordered_on) as date) as month,
    o.channel,
    coalesce(o.channel in ('web', 'edi'), false) as is_self_service,
    o.quantity,
    o.list_amount,
    o.customer_discount,
    o.quantity_discount,
    o.project_discount,
    o.promotion_discount,
    o.surcharge_amount,
    o.net_amount,
    coalesce(o.currency, (select currency from set_company)) as currency,
    o.requested_on,
    o.first_confirmed_on,
    o.last_confirmed_on,
    coalesce(o.express, false) as express,
    o.cancelled_on,
    o.quote_id,
    o.employee_id,
    coalesce(f.deliveries, 0) as deliveries,
    cast(coalesce(f.delivered_quantity, 0) as decimal(18, 4)) as delivered_quantity,
    f.completed_on,
    case
        when o.cancelled_on is null and o.first_confirmed_on is not null
            then coalesce(f.completed_on <= o.first_confirmed_on, false)
    end as is_on_time_in_full
from stg_order_lines as o
left join fulfilled as f on o.order_id = f.order_id and o.line = f.line
left join int_customer_version as v
    on o.customer_id = v.customer_id and o.ordered_on >= v.from_day and o.ordered_on < v.to_day
left join int_product_version as p
    on o.product_id = p.product_id and o.ordered_on >= p.from_day and o.ordered_on < p.to_day
