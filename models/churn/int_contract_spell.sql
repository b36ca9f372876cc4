/*
The times in which customers had a contract: from the first subscription until the last one ended.

A subscription that follows within contract_grace_days continues the time before. Who says goodbye has
left on that day, whatever the subscriptions say. Trials are no contracts.

One row per customer_id, started_on.
Rebuilt by customer_id.

customer_id  a customer that counts in ranks and rates
started_on   first day of the first subscription
ended_on     first day without any, or the day of the goodbye; the end of 9999 until further notice

check ended_on > started_on
*/
with

subscriptions as (
    select distinct
        s.customer_id,
        s.subscription_id,
        s.started_on,
        coalesce(cast(s.ended_on + interval '1' day as date), date '9999-12-31') as ended_on
    from fct_subscription_month as s
    inner join int_customer_version as v on s.customer_key = v.customer_key
    where v.counted and not s.is_trial
),

goodbyes as (
    select distinct customer_id, churned_on
    from fct_churn_event
    where customer_id is not null
),

/* What runs on after a goodbye is a record that nobody ended. */
until_goodbye as (
    select
        s.customer_id,
        s.subscription_id,
        s.started_on,
        least(s.ended_on, coalesce(min(g.churned_on), s.ended_on)) as ended_on
    from subscriptions as s
    left join goodbyes as g on s.customer_id = g.customer_id and g.churned_on > s.started_on
    group by s.customer_id, s.subscription_id, s.started_on, s.ended_on
),

running as (
    select
        customer_id,
        subscription_id,
        started_on,
        ended_on,
        max(ended_on) over (
            partition by customer_id order by started_on, ended_on, subscription_id
            rows between unbounded preceding and 1 preceding
        ) as ended_before
    from until_goodbye
),

marked as (
    select
        r.customer_id,
        r.subscription_id,
        r.started_on,
        r.ended_on,
        case
            when r.ended_before is null then 1
            when r.ended_before > r.started_on then 0
            when g.customer_id is not null then 1
            when cast(r.ended_before + c.contract_grace_days * interval '1' day as date) < r.started_on
                then 1
            else 0
        end as begins
    from running as r
    cross join set_company as c
    left join goodbyes as g on r.customer_id = g.customer_id and r.ended_before = g.churned_on
),

numbered as (
    select
        customer_id,
        started_on,
        ended_on,
        sum(begins) over (
            partition by customer_id order by started_on, ended_on, subscription_id
            rows between unbounded preceding and current row
        ) as spell
    from marked
)

select
    customer_id,
    min(started_on) as started_on,
    max(ended_on) as ended_on
from numbered
group by customer_id, spell
