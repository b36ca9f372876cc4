/*
What the customers who came in the same month bought in each month.

One row per cohort, month.
Rebuilt by month; by customer_id.

cohort            month in which they came
month             a month
buying_customers  those with a purchase in the month
net_revenue       what they earned us in it
mrr               their monthly recurring revenue on its last day

check buying_customers >= 0
*/
with

purchases as (
    select c.cohort, p.month, count(distinct p.customer_id) as customers
    from int_cohort_member as c
    inner join int_purchase_day as p on c.customer_id = p.customer_id
    group by c.cohort, p.month
),

revenue as (
    select c.cohort, p.month, sum(p.net_revenue) as net_revenue
    from int_cohort_member as c
    inner join customer_profitability as p on c.customer_id = p.customer_id
    group by c.cohort, p.month
),

recurring as (
    select c.cohort, s.month, sum(s.mrr) as mrr
    from int_cohort_member as c
    inner join fct_subscription_month as s on c.customer_id = s.customer_id
    group by c.cohort, s.month
),

known as (
    select cohort, month from purchases
    union
    select cohort, month from revenue
    union
    select cohort, month from recurring
)

select
    k.cohort,
    k.month,
    cast(coalesce(p.customers, 0) as bigint) as buying_customers,
    cast(coalesce(r.net_revenue, 0) as decimal(18, 4)) as net_revenue,
    cast(coalesce(c.mrr, 0) as decimal(18, 4)) as mrr
from known as k
left join purchases as p on k.cohort = p.cohort and k.month = p.month
left join revenue as r on k.cohort = r.cohort and k.month = r.month
left join recurring as c on k.cohort = c.cohort and k.month = c.month
