/*
The days on which customers bought something; what is returned later was bought all the same.

Days after the business date are among them.

One row per customer_id, day.
Rebuilt by customer_id.

customer_id  a customer that counts in ranks and rates
day          a day with an invoiced amount above zero
*/
select distinct
    l.customer_id,
    l.invoiced_on as day
from fct_invoice_line as l
inner join dim_customer as c on l.customer_key = c.customer_key
where
    l.is_revenue
    and l.net_amount > 0
    and c.counted
