/*
How we served our customers each month.

One row per month.
Rebuilt by month.

cases                 service cases opened
answered_within_2h    of them, first reply within two working hours
cases_without_reply   of them, not answered yet; they count as missed
complaints            of them, complaints
justified_complaints  complaints that were justified
deliveries            deliveries made
service_visits        visits by our technicians
case_minutes          working time that the cases took

check answered_within_2h + cases_without_reply <= cases
check justified_complaints <= complaints
check (select sum(cases) from service_by_month) = (
    select count(*) from fct_service_case where month in (select month from dim_month)
)
*/
with

cases as (
    select
        month,
        count(*) as cases,
        count(*) filter (where response_minutes <= 120) as answered_within_2h,
        count(*) filter (where first_response_at is null) as cases_without_reply,
        count(*) filter (where kind = 'complaint') as complaints,
        count(*) filter (where kind = 'complaint' and justified) as justified_complaints,
        sum(minutes) as case_minutes
    from fct_service_case
    group by month
),

deliveries as (
    select month, count(*) as deliveries
    from fct_delivery
    group by month
),

visits as (
    select month, sum(count) as service_visits
    from fct_interaction
    where kind = 'service_visit'
    group by month
)

select
    m.month,
    coalesce(c.cases, 0) as cases,
    coalesce(c.answered_within_2h, 0) as answered_within_2h,
    coalesce(c.cases_without_reply, 0) as cases_without_reply,
    coalesce(c.complaints, 0) as complaints,
    coalesce(c.justified_complaints, 0) as justified_complaints,
    coalesce(d.deliveries, 0) as deliveries,
    cast(coalesce(v.service_visits, 0) as bigint) as service_visits,
    cast(coalesce(c.case_minutes, 0) as decimal(18, 4)) as case_minutes
from dim_month as m
left join cases as c on m.month = c.month
left join deliveries as d on m.month = d.month
left join visits as v on m.month = v.month
