/*
What is left of the customers who came in the same month, month by month after it.

Only customers whose beginning we saw are in a cohort; who was there before our history is in none.

One row per cohort, age_months.

cohort            month of the first purchase, or of the first contract where there are no invoices
age_months        0 in that month
month             the month that is looked at; it is complete
cohort_customers  how many came in the cohort's month
active_customers  of them, active at the end of the month
buying_customers  of them, those with a purchase in the month
net_revenue       what they earned us in the month
mrr               their monthly recurring revenue on its last day
is_measurable     before the cohort, our history is as long as active_months; else some of them may have
                  been customers before

check active_customers between 0 and cohort_customers
check buying_customers between 0 and cohort_customers
check age_months >= 0
*/
with

cohorts as (
    select c.cohort, b.is_measurable, count(*) as cohort_customers
    from int_cohort_member as c
    inner join churn_by_month as b on c.cohort = b.month
    group by c.cohort, b.is_measurable
),

ages as (
    select
        c.cohort,
        c.is_measurable,
        c.cohort_customers,
        m.month,
        m.month_end,
        date_diff('month', c.cohort, m.month) as age_months
    from cohorts as c
    inner join dim_month as m on c.cohort <= m.month
    where m.is_complete
),

spells as (
    select
        c.cohort,
        cast(date_trunc('month', s.started_on) as date) as first_month,
        cast(date_trunc('month', s.ended_on) as date) as end_month,
        count(*) as customers
    from int_cohort_member as c
    inner join int_customer_spell as s on c.customer_id = s.customer_id
    group by c.cohort, cast(date_trunc('month', s.started_on) as date), cast(date_trunc('month', s.ended_on) as date)
),

active as (
    select s.cohort, m.month, sum(s.customers) as customers
    from spells as s
    inner join dim_month as m on s.first_month <= m.month and s.end_month > m.month
    group by s.cohort, m.month
)

select
    a.cohort,
    cast(a.age_months as bigint) as age_months,
    a.month,
    cast(a.cohort_customers as bigint) as cohort_customers,
    cast(coalesce(s.customers, 0) as bigint) as active_customers,
    cast(coalesce(p.buying_customers, 0) as bigint) as buying_customers,
    cast(coalesce(p.net_revenue, 0) as decimal(18, 4)) as net_revenue,
    cast(coalesce(p.mrr, 0) as decimal(18, 4)) as mrr,
    a.is_measurable
from ages as a
left join active as s on a.cohort = s.cohort and a.month = s.month
left join int_cohort_month as p on a.cohort = p.cohort and a.month = p.month
order by a.cohort, a.month
