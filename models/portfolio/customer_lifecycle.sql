/*
At which stage of its life each customer is, since when, and what it was before.

Beginnings, losses and returns are told to the day. Other stages are known at month ends, of the last twelve
months only: who was in one at the first of them has been there for longer (is_longer).

One row per customer_id.

customer_id   one that counts, or a prospect; who objects to profiling is left out
as_of         the business date
stage         prospect (has never bought), negotiating (likewise, with an offer or opportunity of 12 months
              that is open), new, growing, steady, star, declining, won_back or lost
since         first day of the stage, or the first month end at which it was seen; empty where nobody knows
is_longer     it was in it before the first month end that is remembered
stage_before  the stage that it came from, within the last twelve months or before a loss; empty where there
              was none, or nobody remembers it
days          from since to the business date

check stage in (
    'prospect', 'negotiating', 'new', 'growing', 'steady', 'star', 'declining', 'won_back', 'lost'
)
check days >= 0 or days is null
*/
with

customers as (
    select
        v.customer_id,
        d.business_date as as_of
    from int_customer_version as v
    inner join set_business_date as d on d.business_date >= v.from_day and d.business_date < v.to_day
    left join int_profiling_objection as o on v.customer_id = o.customer_id
    where (v.counted or v.is_prospect) and o.customer_id is null
),

oldest as (
    select max(steps_ago) as steps_ago
    from int_lifecycle_month
),

spells as (
    select
        s.customer_id,
        s.ended_on,
        s.began_as,
        row_number() over (partition by s.customer_id order by s.started_on desc) as number
    from int_customer_spell as s
    inner join set_business_date as d on s.started_on <= d.business_date
),

/* Who is still in the stage of the newest month end has been in it for as long as that one's run. */
active as (
    select
        n.customer_id,
        n.stage,
        n.started_on,
        n.stage_before,
        r.first_on,
        r.first_steps_ago,
        r.stage_before as stage_before_run,
        coalesce(n.stage_before = n.stage, false) as goes_on
    from int_lifecycle_now as n
    left join int_lifecycle_run as r on n.customer_id = r.customer_id
),

there as (
    select
        a.customer_id,
        c.as_of,
        a.stage,
        case
            when a.stage in ('new', 'won_back') then a.started_on
            when a.goes_on then a.first_on
            else c.as_of
        end as since,
        a.stage not in ('new', 'won_back')
        and coalesce(case when a.goes_on then a.first_steps_ago else 0 end = o.steps_ago, true) as is_longer,
        case
            when a.stage = 'won_back' then 'lost'
            when a.goes_on then a.stage_before_run
            else a.stage_before
        end as stage_before
    from active as a
    inner join customers as c on a.customer_id = c.customer_id
    cross join oldest as o
),

talks as (
    select o.customer_id, o.opened_on as since
    from fct_opportunity as o
    inner join set_business_date as d
        on o.opened_on <= d.business_date
        and o.opened_on > cast(d.business_date - interval '12' month as date)
    where o.outcome is null and (o.closed_on is null or o.closed_on > d.business_date)
    union all
    select q.customer_id, q.enquired_on
    from fct_quote as q
    inner join set_business_date as d
        on q.enquired_on <= d.business_date
        and q.enquired_on > cast(d.business_date - interval '12' month as date)
    where q.is_last_version and q.outcome is null and (q.decided_on is null or q.decided_on > d.business_date)
),

first_talks as (
    select customer_id, min(since) as since
    from talks
    where customer_id is not null
    group by customer_id
),

known as (
    select customer_id, min(customer_since) as since
    from dim_customer
    where customer_id is not null
    group by customer_id
),

staged as (
    select
        c.customer_id,
        c.as_of,
        case
            when a.customer_id is not null then a.stage
            when s.customer_id is not null then 'lost'
            when t.customer_id is not null then 'negotiating'
            else 'prospect'
        end as stage,
        case
            when a.customer_id is not null then a.since
            when s.customer_id is not null then s.ended_on
            when t.customer_id is not null then t.since
            when k.since <= c.as_of then k.since
        end as since,
        coalesce(a.is_longer, false) as is_longer,
        case
            when a.customer_id is not null then a.stage_before
            when s.customer_id is not null then r.stage
            when t.customer_id is not null then 'prospect'
        end as stage_before
    from customers as c
    left join there as a on c.customer_id = a.customer_id
    left join spells as s on c.customer_id = s.customer_id and s.number = 1
    left join first_talks as t on c.customer_id = t.customer_id
    left join int_lifecycle_run as r on c.customer_id = r.customer_id
    left join known as k on c.customer_id = k.customer_id
)

select
    customer_id,
    as_of,
    stage,
    since,
    is_longer,
    stage_before,
    cast(date_diff('day', since, as_of) as bigint) as days
from staged
