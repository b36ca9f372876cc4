/*
The days on which customers bought something of a stream; what is returned later was bought all the same.

Days after the business date are among them.

One row per customer_id, stream, invoiced_on.
Rebuilt by customer_id, invoiced_on; by customer_id; by product_key.

customer_id  a customer that counts in ranks and rates, and did not object to profiling
stream       purchases, contracts or machines
invoiced_on  a day with an invoiced amount above zero; several documents are one purchase
amount       invoiced that day, returns left out, company currency

check amount > 0
*/
select
    l.customer_id,
    case when l.is_deferred then 'contracts' else s.stream end as stream,
    l.invoiced_on,
    cast(sum(l.net_amount) as decimal(18, 4)) as amount
from fct_invoice_line as l
inner join int_customer_version as c on l.customer_key = c.customer_key
inner join int_stream_product as s on l.product_key = s.product_key
left join int_profiling_objection as o on l.customer_id = o.customer_id
where
    l.is_revenue
    and l.net_amount > 0
    and c.counted
    and o.customer_id is null
group by
    l.customer_id,
    case when l.is_deferred then 'contracts' else s.stream end,
    l.invoiced_on
