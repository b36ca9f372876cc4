/*
What was delivered of which order line.

One row per delivery_id, line.
Rebuilt by delivery_id, line.

delivery_id   the delivery note
line          its line
delivered_on  day of delivery
month         first day of its month
order_id      the order
order_line    the line of the order
quantity      delivered with it

check (select count(*) from fct_delivery_line) = (select count(*) from stg_delivery_lines)
*/
select
    delivery_id,
    line,
    delivered_on,
    cast(date_trunc('month', delivered_on) as date) as month,
    order_id,
    order_line,
    quantity
from stg_delivery_lines
