/*
Deliveries to customers.

One row per delivery_id.
Rebuilt by delivery_id; by customer_id.

customer_key  the customer's version on the day of delivery; 0 is unknown
customer_id   empty where the delivery names no customer
delivery_id   the delivery note
delivered_on  day of delivery
month         first day of its month
order_lines   lines delivered with it
order_id      the order; empty where it delivered several, or the source does not say
ship_to       who received it; empty where the source does not say
express       was to be fast
freight_cost  what the carrier took, company currency

check (select count(*) from fct_delivery) = (select count(*) from stg_deliveries)
*/
with

delivered as (
    select
        delivery_id,
        case when min(order_id) = max(order_id) then min(order_id) end as order_id
    from stg_delivery_lines
    group by delivery_id
)

select
    coalesce(v.customer_key, 0) as customer_key,
    d.customer_id,
    d.delivery_id,
    d.delivered_on,
    cast(date_trunc('month', d.delivered_on) as date) as month,
    d.order_lines,
    l.order_id,
    d.ship_to,
    coalesce(d.express, false) as express,
    d.freight_cost
from stg_deliveries as d
left join delivered as l on d.delivery_id = l.delivery_id
left join int_customer_version as v
    on d.customer_id = v.customer_id and d.delivered_on >= v.from_day and d.delivered_on < v.to_day
