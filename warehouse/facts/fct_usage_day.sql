/*
What customers used each day.

One row per customer_id, subscription_id, feature, used_on.
Rebuilt by customer_id, subscription_id, feature, used_on; by customer_id.

customer_key     the customer's version on that day; 0 is unknown
customer_id      empty where the usage names no customer
subscription_id  empty where the usage names no subscription
feature          the source's word for what was used
used_on          the day
month            first day of its month
events           how many rows the source has of it
count            how many uses these stand for
seconds          how long they took together; empty where the source does not say
errors           errors that came up; empty where the source does not say

check (select coalesce(sum(events), 0) from fct_usage_day) = (select count(*) from stg_usage_events)
check (select sum(count) from fct_usage_day)
    is not distinct from (select sum(coalesce(count, 1)) from stg_usage_events)
check (select sum(seconds) from fct_usage_day)
    is not distinct from (select sum(seconds) from stg_usage_events)
*/
with

by_day as (
    select
        customer_id,
        subscription_id,
        feature,
        used_on,
        count(*) as events,
        cast(sum(coalesce(count, 1)) as bigint) as count,
        cast(sum(seconds) as bigint) as seconds,
        cast(sum(errors) as bigint) as errors
    from stg_usage_events
    group by customer_id, subscription_id, feature, used_on
)

select
    coalesce(v.customer_key, 0) as customer_key,
    u.customer_id,
    u.subscription_id,
    u.feature,
    u.used_on,
    cast(date_trunc('month', u.used_on) as date) as month,
    u.events,
    u.count,
    u.seconds,
    u.errors
from by_day as u
left join int_customer_version as v
    on u.customer_id = v.customer_id and u.used_on >= v.from_day and u.used_on < v.to_day
