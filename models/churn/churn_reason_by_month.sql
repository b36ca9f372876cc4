/*
Why customers left, in the source's own words, where it has any: goodbyes, and notices of contracts.

Silence has no reason; who is lost by it is in churn_by_month and not here.

One row per month, kind, reason.

month      of the goodbye, or of the notice
kind       goodbye: a customer left; notice: a contract was cancelled, the customer may stay
reason     the source's word; empty where it gives none
customers  how many different customers
events     how many goodbyes, or contracts
refund     what was paid back, company currency

check kind in ('goodbye', 'notice')
check events >= customers
check (select coalesce(sum(events), 0) from churn_reason_by_month where kind = 'goodbye')
    = (select count(*) from fct_churn_event where customer_id is not null)
*/
with

/* A price of a contract is a row; the last one knows of the notice. */
notices as (
    select
        subscription_id,
        customer_id,
        max(cancelled_on) as cancelled_on,
        max(reason) as reason
    from fct_subscription_month
    where cancelled_on is not null and customer_id is not null
    group by subscription_id, customer_id
),

events as (
    select month, 'goodbye' as kind, reason, customer_id, coalesce(refund, 0) as refund
    from fct_churn_event
    where customer_id is not null
    union all
    select cast(date_trunc('month', cancelled_on) as date), 'notice', reason, customer_id, 0
    from notices
)

select
    month,
    kind,
    reason,
    cast(count(distinct customer_id) as bigint) as customers,
    cast(count(*) as bigint) as events,
    cast(sum(refund) as decimal(18, 4)) as refund
from events
group by month, kind, reason
