/*
Customers of the past who looked alike on a day, how many they were, and how many of them were lost.

It is all that the risk is learnt from. Where a day has more than 20,000 customers, every second, third …
one of them is taken, in the order of their ids.

One row per basis, as_of, silence_ratio, silence_months, tenure, is_new, purchase_pace, purchase_trend, service_contacts, complaints, slow_complaints, slow_answers, payment_delay, cancelled_services, contact_change, group_change, usage_trend.

role       of the day: test, train or later
customers  how many
lost       how many of these were lost within the horizon

check lost between 0 and customers and customers > 0
*/
with

numbered as (
    select
        basis,
        as_of,
        customer_id,
        row_number() over (partition by basis, as_of order by customer_id) as position,
        count(*) over (partition by basis, as_of) as customers
    from int_churn_feature
    where role <> 'score'
),

taken as (
    select basis, as_of, customer_id
    from numbered
    where position % cast(ceil(cast(customers as double) / 20000) as bigint) = 0
)

select
    f.basis,
    f.as_of,
    f.role,
    f.silence_ratio,
    f.silence_months,
    f.tenure,
    f.is_new,
    f.purchase_pace,
    f.purchase_trend,
    f.service_contacts,
    f.complaints,
    f.slow_complaints,
    f.slow_answers,
    f.payment_delay,
    f.cancelled_services,
    f.contact_change,
    f.group_change,
    f.usage_trend,
    cast(count(*) as bigint) as customers,
    cast(sum(case when f.is_lost then 1 else 0 end) as bigint) as lost
from int_churn_feature as f
inner join taken as t on f.basis = t.basis and f.as_of = t.as_of and f.customer_id = t.customer_id
group by
    f.basis,
    f.as_of,
    f.role,
    f.silence_ratio,
    f.silence_months,
    f.tenure,
    f.is_new,
    f.purchase_pace,
    f.purchase_trend,
    f.service_contacts,
    f.complaints,
    f.slow_complaints,
    f.slow_answers,
    f.payment_delay,
    f.cancelled_services,
    f.contact_change,
    f.group_change,
    f.usage_trend
