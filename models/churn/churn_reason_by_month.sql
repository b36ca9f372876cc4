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
mrr        monthly recurring revenue of the cancelled contracts, at their last price; 0 for goodbyes
revenue    net revenue of these customers in the 36 months before the month, or in as many as we know

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
        max(reason) as reason,
        max(month) as last_month
    from fct_subscription_month
    where cancelled_on is not null and customer_id is not null
    group by subscription_id, customer_id
),

events as (
    select month, 'goodbye' as kind, reason, customer_id, coalesce(refund, 0) as refund, 0 as mrr
    from fct_churn_event
    where customer_id is not null
    union all
    select cast(date_trunc('month', n.cancelled_on) as date), 'notice', n.reason, n.customer_id, 0, s.mrr
    from notices as n
    inner join fct_subscription_month as s on n.subscription_id = s.subscription_id and n.last_month = s.month
),

/* Who cancels two contracts in a month counts once. */
by_customer as (
    select month, kind, reason, customer_id, count(*) as events, sum(refund) as refund, sum(mrr) as mrr
    from events
    group by month, kind, reason, customer_id
)

select
    c.month,
    c.kind,
    c.reason,
    cast(count(*) as bigint) as customers,
    cast(sum(c.events) as bigint) as events,
    cast(sum(c.refund) as decimal(18, 4)) as refund,
    cast(sum(c.mrr) as decimal(18, 4)) as mrr,
    cast(coalesce(sum(case when e.revenue > 0 then e.revenue end), 0) as decimal(18, 4)) as revenue
from by_customer as c
left join int_earned_window as e on c.customer_id = e.customer_id and c.month = e.month
group by c.month, c.kind, c.reason
