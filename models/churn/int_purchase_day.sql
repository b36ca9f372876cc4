/*
The days on which customers bought something; what is returned later was bought all the same.

Days after the business date are among them.

One row per customer_id, invoiced_on.
Rebuilt by customer_id, invoiced_on; by customer_id.

customer_id  a customer that counts in ranks and rates
invoiced_on  a day with an invoiced amount above zero
month        first day of its month
*/
select distinct
    l.customer_id,
    l.invoiced_on,
    cast(date_trunc('month', l.invoiced_on) as date) as month
from fct_invoice_line as l
inner join int_customer_version as c on l.customer_key = c.customer_key
where
    l.is_revenue
    and l.net_amount > 0
    and c.counted
