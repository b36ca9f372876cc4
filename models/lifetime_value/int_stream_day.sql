/*
The days on which customers bought something of a stream, up to the business date; what is returned later
was bought all the same.

One row per customer_id, stream, day.
Rebuilt by customer_id.

customer_id  a customer that counts in ranks and rates, and did not object to profiling
stream       purchases, contracts or machines
day          a day with an invoiced amount above zero; several documents are one purchase
amount       invoiced that day, returns left out, company currency

check amount > 0
check day <= (select business_date from set_business_date)
*/
select
    l.customer_id,
    case when l.is_deferred then 'contracts' else s.stream end as stream,
    l.invoiced_on as day,
    cast(sum(l.net_amount) as decimal(18, 4)) as amount
from fct_invoice_line as l
inner join int_customer_version as c on l.customer_key = c.customer_key
inner join int_stream_product as s on l.product_key = s.product_key
inner join set_business_date as b on l.invoiced_on <= b.business_date
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
