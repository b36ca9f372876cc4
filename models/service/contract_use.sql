/*
What the service contracts of customers include each month, and what customers used of the work that
contracts include.

A customer with several contracts counts with the one that promises most, and pays for all of them.

One row per customer_id, month.
Rebuilt by customer_id, month; by month; by customer_id.

customer_id               empty: work, or contracts, that no customer is named for
customer_key              the customer's version at the end of the month
tier                      of the contract that promises most; empty without a contract
service_level             what that one promises
has_contract              whether any ran on the last day; the customer may use service without one
contracts                 how many ran on the last day
contract_revenue          monthly recurring revenue of all of them, company currency
included_minutes          a twelfth of the working time that they include a year; 0 without a contract,
                          empty where nobody knows it
used_minutes              of activities that contracts include (in_contract in costs.yaml); without
                          activity costs, of service cases and service visits
used_of_included_minutes  used_minutes of customers with a contract whose included minutes are known
service_cost              of that work; empty where there are no activity costs

check has_contract = (contracts > 0)
check has_contract or contract_revenue = 0
check (select coalesce(sum(contract_revenue), 0) from contract_use) = (
    select coalesce(sum(mrr), 0) from fct_subscription_month
)
check (select coalesce(sum(service_cost), 0) from contract_use) = (
    select coalesce(sum(a.cost), 0) from activity_cost as a
    inner join set_activity as s on a.activity = s.activity
    where s.in_contract
)
check (select coalesce(sum(used_minutes), 0) from contract_use) = (
    select coalesce(sum(w.minutes), 0) from (
        select a.minutes from activity_cost as a
        inner join set_activity as s on a.activity = s.activity
        where s.in_contract
        union all
        select minutes from fct_service_case
        where (select count(*) from set_activity where in_contract) = 0
        union all
        select minutes from fct_interaction
        where kind = 'service_visit' and (select count(*) from set_activity where in_contract) = 0
    ) as w
)
*/
with

promised as (
    select
        s.customer_id,
        s.month,
        s.tier,
        s.service_level,
        coalesce(s.mrr, 0) as mrr,
        cast(cast(l.included_minutes as double) / 12 as decimal(18, 4)) as included_minutes,
        row_number() over (
            partition by s.customer_id, s.month
            order by
                l.response_hours nulls last,
                l.included_minutes desc nulls last,
                s.mrr desc nulls last,
                s.subscription_id
        ) as rank
    from fct_subscription_month as s
    left join dim_service_level as l
        on
            s.service_level = l.service_level
            and cast(s.month + interval '1' month as date) > l.valid_from
            and cast(s.month + interval '1' month as date) <= l.valid_to
),

contracts as (
    select
        customer_id,
        month,
        max(case when rank = 1 then tier end) as tier,
        max(case when rank = 1 then service_level end) as service_level,
        count(*) as contracts,
        sum(mrr) as contract_revenue,
        case when count(included_minutes) = count(*) then sum(included_minutes) end
            as included_minutes
    from promised
    group by customer_id, month
),

settings as (
    select count(*) as activities from set_activity where in_contract
),

worked as (
    select
        a.customer_id,
        a.month,
        a.minutes,
        a.cost
    from activity_cost as a
    inner join set_activity as s on a.activity = s.activity
    where s.in_contract
    union all
    select
        c.customer_id,
        c.month,
        c.minutes,
        null
    from fct_service_case as c
    cross join settings as s
    where s.activities = 0
    union all
    select
        i.customer_id,
        i.month,
        i.minutes,
        null
    from fct_interaction as i
    cross join settings as s
    where s.activities = 0 and i.kind = 'service_visit'
),

used as (
    select
        customer_id,
        month,
        sum(minutes) as used_minutes,
        sum(cost) as service_cost
    from worked
    group by customer_id, month
),

/* A month with a contract and without work, or the other way around, is there all the same. */
sides as (
    select
        customer_id,
        month,
        tier,
        service_level,
        contracts,
        contract_revenue,
        included_minutes,
        0 as used_minutes,
        null as service_cost
    from contracts
    union all
    select
        customer_id,
        month,
        null,
        null,
        0,
        0,
        null,
        used_minutes,
        service_cost
    from used
),

together as (
    select
        customer_id,
        month,
        max(tier) as tier,
        max(service_level) as service_level,
        sum(contracts) as contracts,
        sum(contract_revenue) as contract_revenue,
        case when sum(contracts) = 0 then 0 else sum(included_minutes) end as included_minutes,
        coalesce(sum(used_minutes), 0) as used_minutes,
        sum(service_cost) as service_cost,
        cast(month + interval '1' month as date) as next_month
    from sides
    group by customer_id, month
)

select
    t.customer_id,
    coalesce(v.customer_key, 0) as customer_key,
    t.month,
    t.tier,
    t.service_level,
    t.contracts > 0 as has_contract,
    cast(t.contracts as bigint) as contracts,
    cast(t.contract_revenue as decimal(18, 4)) as contract_revenue,
    cast(t.included_minutes as decimal(18, 4)) as included_minutes,
    cast(t.used_minutes as decimal(18, 4)) as used_minutes,
    cast(
        case when t.contracts > 0 and t.included_minutes is not null then t.used_minutes end
        as decimal(18, 4)
    ) as used_of_included_minutes,
    cast(
        coalesce(t.service_cost, case when s.activities > 0 then 0 end) as decimal(18, 4)
    ) as service_cost
from together as t
cross join settings as s
left join int_customer_version as v
    on t.customer_id = v.customer_id and t.next_month > v.from_day and t.next_month <= v.to_day
