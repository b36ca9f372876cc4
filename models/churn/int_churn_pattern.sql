/*
Customers of the past who looked alike on a day, how many they were, and how many of them were lost.

It is all that the risk is learnt from.

One row per basis, as_of, silence_ratio, silence_months, tenure, is_new, purchase_pace, purchase_trend, service_contacts, complaints, slow_complaints, slow_answers, payment_delay, cancelled_services, contact_change, group_change, usage_trend.

role       of the day: test, train or later
customers  how many
lost       how many of these were lost within the horizon

check lost between 0 and customers and customers > 0
*/
select
    basis,
    as_of,
    role,
    silence_ratio,
    silence_months,
    tenure,
    is_new,
    purchase_pace,
    purchase_trend,
    service_contacts,
    complaints,
    slow_complaints,
    slow_answers,
    payment_delay,
    cancelled_services,
    contact_change,
    group_change,
    usage_trend,
    cast(count(*) as bigint) as customers,
    cast(sum(case when is_lost then 1 else 0 end) as bigint) as lost
from int_churn_feature
where role <> 'score'
group by
    basis,
    as_of,
    role,
    silence_ratio,
    silence_months,
    tenure,
    is_new,
    purchase_pace,
    purchase_trend,
    service_contacts,
    complaints,
    slow_complaints,
    slow_answers,
    payment_delay,
    cancelled_services,
    contact_change,
    group_change,
    usage_trend
