/*
What customers have bought, of what can be advised, since the last month was complete.

One row per customer_id, item.
Rebuilt by customer_id.

customer_id  a customer that is known
item         a product or a product group
*/
select distinct l.customer_id, p.item
from fct_invoice_line as l
inner join int_advice_product as p on l.product_key = p.product_key
inner join int_advice_date as d on l.month >= d.given_from
where l.is_revenue and l.net_amount > 0 and l.customer_id is not null
