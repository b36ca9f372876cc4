/*
Versions of quotes, with whether they were to win a customer.

One row per quote_id, version.
Rebuilt by quote_id, version; by customer_id; by customer_key.

customer_key    the customer's version on the day of the enquiry
customer_id     who asked
month           first day of the month of the enquiry
minutes         working time of this version
minutes_source  measured or estimated
is_acquisition  who asked had never bought anything
*/
select
    q.customer_key,
    q.customer_id,
    q.quote_id,
    q.version,
    q.month,
    q.minutes,
    q.minutes_source,
    coalesce(c.status = 'prospect', false) as is_acquisition
from fct_quote as q
left join dim_customer as c on q.customer_key = c.customer_key
