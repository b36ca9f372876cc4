/*
When the terms of contracts end next: of those that run on the business date, and, to try how often they go on,
of those that ran twelve months before the newest complete month was over.

A term is as long as it is invoiced for, counted from the first day at its price. Which notice could still be
given is known of today only.

One row per period, subscription_id.

period           now or before
as_of            the business date, or the last day of the month in which those of before ran
subscription_id  the contract, or the trial
customer_id      empty where nobody is named
tier             the source's word
mrr              monthly recurring revenue, company currency
is_trial         whether it is on trial
ended_on         last day at this price; empty: until further notice
notice_until     last day on which it could be cancelled for its next end
cancelled_on     day of the notice; empty: none
term_months      for how long a renewal goes on: as often as it is invoiced; twelve where nobody says
ends_on          first day after the term: the next one after as_of, and after the last day of a notice
                 that can still be given

check ends_on > as_of
*/
with

complete as (
    select cast(max(month) - interval '12' month as date) as year_ago
    from dim_month
    where is_complete
),

days as (
    select
        'now' as period,
        business_date as as_of,
        cast(date_trunc('month', business_date) as date) as month
    from set_business_date
    union all
    select 'before', m.month_end, m.month
    from dim_month as m
    inner join complete as c on m.month = c.year_ago
),

running as (
    select
        d.period,
        d.as_of,
        s.subscription_id,
        s.customer_id,
        s.tier,
        s.mrr,
        s.is_trial,
        s.started_on,
        s.ended_on,
        s.notice_until,
        s.cancelled_on,
        case s.billing when 'monthly' then 1 when 'quarterly' then 3 else 12 end as term_months,
        case when d.period = 'now' and s.notice_until > d.as_of then s.notice_until else d.as_of end as reached
    from fct_subscription_month as s
    inner join days as d on s.month = d.month
),

counted as (
    select
        *,
        floor(cast(date_diff(
            'month',
            cast(date_trunc('month', started_on) as date),
            cast(date_trunc('month', reached) as date)
        ) as double) / nullif(term_months, 0)) as terms_over
    from running
),

ends as (
    select
        *,
        cast(started_on + cast(terms_over * term_months as bigint) * interval '1' month as date) as this_end,
        cast(started_on + cast((terms_over + 1) * term_months as bigint) * interval '1' month as date) as next_end
    from counted
)

select
    period,
    as_of,
    subscription_id,
    customer_id,
    tier,
    mrr,
    is_trial,
    ended_on,
    notice_until,
    cancelled_on,
    term_months,
    case when this_end > reached then this_end else next_end end as ends_on
from ends
