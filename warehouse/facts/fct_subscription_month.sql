/*
What subscriptions earned a month: those that ran on its last day, at the price of that day.

Several subscriptions of one customer may run at once. One that began and ended within a month is
in no row. The running month is told as of the business date.

One row per subscription_id, month.
Rebuilt by subscription_id; by customer_id; by product_id.

customer_key     the customer's version on the last day; 0 is unknown
customer_id      empty where the subscription names no customer
subscription_id  the subscription
product_key      the version of the plan or tier; 0 is unknown
month            first day of the month
mrr              monthly recurring revenue on the last day, company currency, without tax
seats            how many may use it
billing          monthly, quarterly or yearly
is_trial         whether it is on trial
tier             such as Basic, Plus, Premium
service_level    what it promises
started_on       first day at this price
ended_on         last day at this price; empty: until further notice
notice_until     last day on which it could be cancelled for its next end
cancelled_on     day of the notice; empty: none
reason           for the notice, in the source's words

check started_on <= last_day(month) and coalesce(ended_on >= month, true)
check (select sum(mrr) from fct_subscription_month
        where month = date_trunc('month', (select business_date from set_business_date)))
    is not distinct from (select sum(mrr) from (
        from stg_subscriptions
        where (select business_date from set_business_date)
            between started_on and coalesce(ended_on, date '9999-12-31')
        qualify row_number() over (partition by subscription_id order by started_on desc) = 1))
    -- what runs on the business date must earn what was delivered
*/
with

last_days as (
    select m.month, least(m.month_end, c.business_date) as day
    from dim_month as m
    cross join set_business_date as c
),

/* Where two prices overlap, the newer one counts. */
running as (
    select d.month, d.day, s.*
    from last_days as d
    inner join stg_subscriptions as s
        on d.day >= s.started_on and d.day <= coalesce(s.ended_on, date '9999-12-31')
    qualify row_number() over (
        partition by s.subscription_id, d.month order by s.started_on desc
    ) = 1
)

select
    coalesce(v.customer_key, 0) as customer_key,
    r.customer_id,
    r.subscription_id,
    coalesce(p.product_key, 0) as product_key,
    r.month,
    r.mrr,
    r.seats,
    r.billing,
    coalesce(r.trial, false) as is_trial,
    r.tier,
    r.service_level,
    r.started_on,
    r.ended_on,
    r.notice_until,
    r.cancelled_on,
    r.reason
from running as r
left join int_customer_version as v
    on r.customer_id = v.customer_id and r.day >= v.from_day and r.day < v.to_day
left join int_product_version as p
    on r.product_id = p.product_id and r.day >= p.from_day and r.day < p.to_day
