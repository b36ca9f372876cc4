/*
Requests, incidents and complaints of customers.

One row per case_id.
Rebuilt by case_id; by customer_id; by product_id.

customer_key             the customer's version on the day it was opened; 0 is unknown
customer_id              empty where the case names no customer
case_id                  the case
kind                     question, incident or complaint
channel                  phone, mail, portal or chat
opened_at                wall-clock time of the company
first_response_at        first reply by a human
resolved_at              final solution
month                    first day of the month in which it was opened
response_minutes         working minutes from opening to the first reply
resolution_minutes       working minutes from opening to the solution, waiting for the customer left out
minutes                  working time that it took us
minutes_source           measured or estimated
cause                    the source's word for why
product_key              the version of the product on that day; 0 is unknown
installed_id             the machine
contact_id               the person
handovers                changes of team
paused_minutes           waiting for the customer, working time
reopened_at              last; empty: never
goodwill                 paid or credited, company currency
justified                whether a complaint was
solved_at_first_contact  whether it took one contact only

check (select count(*) from fct_service_case) = (select count(*) from stg_service_cases)
check response_minutes >= 0 or response_minutes is null
warn first_response_at >= opened_at or first_response_at is null
    -- these cases were answered before they were opened; their response time is not counted
*/
with

/* A moment as working minutes since the calendar began. */
clock as (
    select
        day,
        working_minutes,
        working_minutes_before,
        (select working_from from set_company) * 60 as opening_minute
    from dim_date
),

cases as (
    select
        s.*,
        o.working_minutes_before + least(greatest(
            hour(s.opened_at) * 60 + minute(s.opened_at) + second(s.opened_at) / 60 - o.opening_minute, 0
        ), o.working_minutes) as opened_minute,
        r.working_minutes_before + least(greatest(
            hour(s.first_response_at) * 60 + minute(s.first_response_at) + second(s.first_response_at) / 60 - r.opening_minute, 0
        ), r.working_minutes) as response_minute,
        e.working_minutes_before + least(greatest(
            hour(s.resolved_at) * 60 + minute(s.resolved_at) + second(s.resolved_at) / 60 - e.opening_minute, 0
        ), e.working_minutes) as resolution_minute
    from stg_service_cases as s
    left join clock as o on cast(s.opened_at as date) = o.day
    left join clock as r on cast(s.first_response_at as date) = r.day
    left join clock as e on cast(s.resolved_at as date) = e.day
)

select
    coalesce(v.customer_key, 0) as customer_key,
    c.customer_id,
    c.case_id,
    c.kind,
    c.channel,
    c.opened_at,
    c.first_response_at,
    c.resolved_at,
    cast(date_trunc('month', c.opened_at) as date) as month,
    cast(
        if(c.first_response_at >= c.opened_at, c.response_minute - c.opened_minute, null)
        as decimal(18, 4)
    ) as response_minutes,
    cast(
        if(
            c.resolved_at >= c.opened_at and c.resolution_minute is not null,
            greatest(c.resolution_minute - c.opened_minute - coalesce(c.paused_minutes, 0), 0),
            null
        ) as decimal(18, 4)
    ) as resolution_minutes,
    c.minutes,
    c.minutes_source,
    c.cause,
    coalesce(p.product_key, 0) as product_key,
    c.installed_id,
    c.contact_id,
    c.handovers,
    c.paused_minutes,
    c.reopened_at,
    c.goodwill,
    c.justified,
    c.solved_at_first_contact
from cases as c
left join int_customer_version as v
    on
        c.customer_id = v.customer_id
        and cast(c.opened_at as date) >= v.from_day
        and cast(c.opened_at as date) < v.to_day
left join int_product_version as p
    on
        c.product_id = p.product_id
        and cast(c.opened_at as date) >= p.from_day
        and cast(c.opened_at as date) < p.to_day
