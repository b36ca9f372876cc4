/*
What each request was promised by the contract that ran on its day, and whether it was kept.

Of several contracts the one that promises the fastest answer counts; of a contract whose price has
changed, the newer price. Complaints have no row: no contract includes them.

One row per case_id.
Rebuilt by case_id; by customer_id.

case_id                      the case
month                        first day of the month in which it was opened
tier                         of the contract; empty without one
service_level                what it promises; empty without a contract
response_minutes             working minutes from opening to the first reply
promised_response_minutes    as agreed, in the version of that day
resolution_minutes           working minutes from opening to the solution
promised_resolution_minutes  as agreed, likewise
is_within                    answered and solved in time; empty without a promise, and as long as both
                             are still possible

check is_within is null or service_level is not null
check (select count(*) from int_case_promise) = (
    select count(*) from fct_service_case where coalesce(kind, '') <> 'complaint'
)
*/
with

cases as (
    select
        c.*,
        cast(c.opened_at as date) as opened_on
    from fct_service_case as c
    where coalesce(c.kind, '') <> 'complaint'
),

/* A contract that ended within a month is in the row of the month before. */
running as (
    select
        c.case_id,
        s.subscription_id,
        s.tier,
        l.service_level,
        l.response_hours,
        l.resolution_hours,
        row_number() over (
            partition by c.case_id, s.subscription_id order by s.started_on desc, s.month desc
        ) as age
    from cases as c
    inner join fct_subscription_month as s
        on
            c.customer_id = s.customer_id
            and s.month >= cast(c.month - interval '1' month as date)
            and s.month <= c.month
            and c.opened_on >= s.started_on
            and (s.ended_on is null or c.opened_on <= s.ended_on)
    inner join dim_service_level as l
        on
            s.service_level = l.service_level
            and c.opened_on >= l.valid_from
            and c.opened_on < l.valid_to
),

ranked as (
    select
        case_id,
        tier,
        service_level,
        response_hours,
        resolution_hours,
        row_number() over (
            partition by case_id
            order by response_hours nulls last, resolution_hours nulls last, subscription_id
        ) as rank
    from running
    where age = 1
),

/* Working minutes that are over for sure: those after the day of the opening. */
waited as (
    select
        c.case_id,
        b.working_minutes_before + b.working_minutes
        - o.working_minutes_before - o.working_minutes as minutes
    from cases as c
    inner join dim_date as o on c.opened_on = o.day
    inner join set_business_date as d on d.business_date >= c.opened_on
    inner join dim_date as b on d.business_date = b.day
),

promised as (
    select
        c.case_id,
        c.customer_id,
        c.customer_key,
        c.month,
        r.tier,
        r.service_level,
        c.response_minutes,
        r.response_hours * 60 as promised_response_minutes,
        c.resolution_minutes,
        r.resolution_hours * 60 as promised_resolution_minutes,
        case
            when c.first_response_at is not null then c.response_minutes <= r.response_hours * 60
            when w.minutes > r.response_hours * 60 then false
        end as is_answered_in_time,
        case
            when c.resolved_at is not null then c.resolution_minutes <= r.resolution_hours * 60
            when w.minutes - coalesce(c.paused_minutes, 0) > r.resolution_hours * 60 then false
        end as is_solved_in_time
    from cases as c
    left join ranked as r on c.case_id = r.case_id and r.rank = 1
    left join waited as w on c.case_id = w.case_id
)

select
    customer_key,
    customer_id,
    case_id,
    month,
    tier,
    service_level,
    response_minutes,
    cast(promised_response_minutes as decimal(18, 4)) as promised_response_minutes,
    resolution_minutes,
    cast(promised_resolution_minutes as decimal(18, 4)) as promised_resolution_minutes,
    case
        when promised_response_minutes is null and promised_resolution_minutes is null then null
        when coalesce(not is_answered_in_time, false) or coalesce(not is_solved_in_time, false)
            then false
        when
            (promised_response_minutes is null or is_answered_in_time)
            and (promised_resolution_minutes is null or is_solved_in_time)
            then true
    end as is_within
from promised
