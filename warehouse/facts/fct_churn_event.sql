/*
Customers who said goodbye, with the reason that they gave. One customer can leave more than once.

Whom silence tells us we lost is another question, and churn_by_month answers it.

One row per event_id.
Rebuilt by event_id; by customer_id.

customer_key  the customer's version on that day; 0 is unknown
customer_id   empty where the event names no customer
event_id      the event
churned_on    the day
month         first day of its month
reason        the source's word for it
reactivated   had left before, and come back; empty where the source does not say
refund        what was paid back, company currency

check (select count(*) from fct_churn_event) = (select count(*) from stg_churn_events)
check (select sum(refund) from fct_churn_event)
    is not distinct from (select sum(refund) from stg_churn_events)
*/
select
    coalesce(v.customer_key, 0) as customer_key,
    c.customer_id,
    c.event_id,
    c.churned_on,
    cast(date_trunc('month', c.churned_on) as date) as month,
    c.reason,
    c.reactivated,
    c.refund
from stg_churn_events as c
left join int_customer_version as v
    on c.customer_id = v.customer_id and c.churned_on >= v.from_day and c.churned_on < v.to_day
