/*
How we kept each month what contracts promise: answers and solutions in time, by customer.

One row per customer_id, service_level, month.
Rebuilt by customer_id; by month.

customer_id                  empty where the case names no customer
customer_key                 the customer's version at the end of the month
tier                         of the contract; empty without one
service_level                what was promised; empty without a contract
requests                     cases but complaints, by the month in which they were opened
judged_requests              of them, those with a promise that was kept or broken by now
kept_requests                of them, answered and solved in time
answered_requests            requests with a promised and a measured response time
response_minutes             working minutes until those were answered
promised_response_minutes    working minutes that were agreed for them
solved_requests              requests with a promised and a measured time until the solution
resolution_minutes           working minutes until those were solved
promised_resolution_minutes  working minutes that were agreed for them

check kept_requests <= judged_requests
check judged_requests <= requests
check (select coalesce(sum(requests), 0) from promise_by_month) = (
    select count(*) from fct_service_case where coalesce(kind, '') <> 'complaint'
)
*/
with

kept as (
    select
        customer_id,
        month,
        max(tier) as tier,
        service_level,
        count(*) as requests,
        count(is_within) as judged_requests,
        count(*) filter (where is_within) as kept_requests,
        count(*) filter (where response_minutes is not null and promised_response_minutes is not null)
            as answered_requests,
        cast(
            coalesce(sum(case when promised_response_minutes is not null then response_minutes end), 0)
            as decimal(18, 4)
        ) as response_minutes,
        cast(
            coalesce(sum(case when response_minutes is not null then promised_response_minutes end), 0)
            as decimal(18, 4)
        ) as promised_response_minutes,
        count(*) filter (
            where resolution_minutes is not null and promised_resolution_minutes is not null
        ) as solved_requests,
        cast(
            coalesce(
                sum(case when promised_resolution_minutes is not null then resolution_minutes end), 0
            ) as decimal(18, 4)
        ) as resolution_minutes,
        cast(
            coalesce(
                sum(case when resolution_minutes is not null then promised_resolution_minutes end), 0
            ) as decimal(18, 4)
        ) as promised_resolution_minutes
    from int_case_promise
    group by customer_id, service_level, month
),

dated as (
    select
        *,
        cast(month + interval '1' month as date) as next_month
    from kept
)

select
    d.customer_id,
    coalesce(v.customer_key, 0) as customer_key,
    d.month,
    d.tier,
    d.service_level,
    d.requests,
    d.judged_requests,
    d.kept_requests,
    d.answered_requests,
    d.response_minutes,
    d.promised_response_minutes,
    d.solved_requests,
    d.resolution_minutes,
    d.promised_resolution_minutes
from dated as d
left join int_customer_version as v
    on d.customer_id = v.customer_id and d.next_month > v.from_day and d.next_month <= v.to_day
