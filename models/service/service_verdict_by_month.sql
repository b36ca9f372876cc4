/*
How many customers with a contract were served worse or better than agreed in the 12 months up to each
month. The rule is that of the page on contracts, where each of them stands with its reasons.

One row per month.

month             first day of the last of the 12 months
judged_customers  with a contract of a known service level, and enough requests to be judged
worse_customers   of them, those with too few requests answered and solved in time
better_customers  of them, those answered much faster than agreed, with more minutes used than included

check worse_customers + better_customers <= judged_customers
*/
with

periods as (
    select month, cast(month - interval '11' month as date) as first_month
    from dim_month
),

running as (
    select
        p.month,
        u.customer_id,
        u.service_level,
        u.included_minutes,
        u.used_of_included_minutes,
        row_number() over (
            partition by p.month, u.customer_id
            order by u.month desc, l.response_hours nulls last, l.included_minutes desc nulls last,
                u.contract_revenue desc, u.tier
        ) as age
    from periods as p
    inner join contract_use as u on u.month >= p.first_month and u.month <= p.month
    left join dim_service_level as l
        on
            u.service_level = l.service_level
            and cast(u.month + interval '1' month as date) > l.valid_from
            and cast(u.month + interval '1' month as date) <= l.valid_to
    where u.has_contract
),

used as (
    select
        month,
        customer_id,
        max(case when age = 1 then service_level end) as service_level,
        sum(used_of_included_minutes) - sum(included_minutes) as excess_minutes
    from running
    group by month, customer_id
),

promised as (
    select
        p.month,
        r.customer_id,
        sum(r.judged_requests) as judged_requests,
        sum(r.kept_requests) as kept_requests
    from periods as p
    inner join promise_by_month as r on r.month >= p.first_month and r.month <= p.month
    where r.service_level is not null
    group by p.month, r.customer_id
),

answers as (
    select
        p.month,
        c.customer_id,
        c.case_id,
        cast(c.response_minutes as double)
        / nullif(cast(c.promised_response_minutes as double), 0) * 100 as share
    from periods as p
    inner join int_case_promise as c on c.month >= p.first_month and c.month <= p.month
    where c.response_minutes is not null and c.promised_response_minutes > 0
),

placed as (
    select
        month,
        customer_id,
        share,
        row_number() over (partition by month, customer_id order by share, case_id) * 2 as place,
        count(*) over (partition by month, customer_id) as answers
    from answers
),

medians as (
    select month, customer_id, avg(share) as response_share
    from placed
    where place >= answers and place <= answers + 2
    group by month, customer_id
),

judged as (
    select
        u.month,
        coalesce(
            cast(p.kept_requests as double) / nullif(cast(p.judged_requests as double), 0) * 100
            < s.kept,
            false
        ) as is_worse,
        coalesce(m.response_share < s.exceeded and u.excess_minutes > 0, false) as is_better
    from used as u
    inner join promised as p
        on u.month = p.month and u.customer_id = p.customer_id
    cross join set_service_promise as s
    left join medians as m
        on u.month = m.month and u.customer_id = m.customer_id
    where
        p.judged_requests >= s.requests
        and exists (select 1 from dim_service_level as l where l.service_level = u.service_level)
),

counted as (
    select
        month,
        count(*) as judged_customers,
        sum(case when is_worse then 1 else 0 end) as worse_customers,
        sum(case when is_better and not is_worse then 1 else 0 end) as better_customers
    from judged
    group by month
)

select
    p.month,
    coalesce(c.judged_customers, 0) as judged_customers,
    cast(coalesce(c.worse_customers, 0) as bigint) as worse_customers,
    cast(coalesce(c.better_customers, 0) as bigint) as better_customers
from periods as p
left join counted as c on p.month = c.month
