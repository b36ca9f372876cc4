/*
Machines that were sold through agents, who get a commission on them.

One row per invoice_id, line.
Rebuilt by invoice_id, line; by customer_id; by product_key; by customer_key.

customer_key  the customer's version on the day of the invoice
customer_id   the customer
month         first day of the month of the posting
net_amount    what the commission is a part of

check net_amount is not null
*/
select
    l.customer_key,
    l.customer_id,
    l.invoice_id,
    l.line,
    l.month,
    l.net_amount
from fct_invoice_line as l
inner join dim_customer as c on l.customer_key = c.customer_key
inner join dim_product as p on l.product_key = p.product_key
where l.kind = 'final' and c.channel = 'agent' and p.product_group = 'Maschinen'
