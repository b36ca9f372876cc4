/*
What falls due at each customer within twelve months: contracts that are renewed or end, and machines that are
to be serviced, or whose warranty ends.

One row per kind, reference.

customer_id   the customer; empty where nobody is named
kind          renewal (a contract goes on unless somebody says no), contract_end (it has been cancelled, or
              its last day is set), trial_end, service (a machine is due, or has been for up to a year) or
              warranty_end
reference     the subscription, or the machine
due_on        first day after the term, the day of the service, or the first day without warranty
notice_until  last day on which the contract can be cancelled for this end; empty where nobody says
tier          of the contract
term_months   for how long a renewal goes on: as often as it is invoiced; twelve where nobody says
chance        that it goes on, by what contracts of its tier did in the last year; 1 once the last day of the
              notice is over; empty for machines and where there is no such year
value         what a year of it earns: twelve times its mrr; warranty_end without a contract: of a usual
              contract; company currency
expected_value  chance × value
has_contract  of a machine: whether its customer has a contract

check due_on >= (select business_date from set_business_date) or kind = 'service'
check chance between 0 and 1 or chance is null
*/
with

today as (
    select
        b.business_date as as_of,
        cast(b.business_date + interval '12' month as date) as until
    from set_business_date as b
),

running as (
    select
        customer_id,
        subscription_id,
        tier,
        mrr,
        is_trial,
        ended_on,
        notice_until,
        cancelled_on,
        term_months,
        ends_on,
        as_of
    from int_contract_term
    where period = 'now'
),

contracts as (
    select
        customer_id,
        case
            when is_trial then 'trial_end'
            when cancelled_on <= as_of or ended_on is not null then 'contract_end'
            else 'renewal'
        end as kind,
        subscription_id as reference,
        case
            when ended_on is not null then cast(ended_on + interval '1' day as date)
            else ends_on
        end as due_on,
        notice_until,
        tier,
        term_months,
        mrr,
        as_of
    from running
),

usual as (
    select cast(sum(mrr) as double) / nullif(count(*), 0) as mrr
    from running
    where mrr > 0 and not is_trial
),

chances as (
    select
        c.customer_id,
        c.kind,
        c.reference,
        c.due_on,
        c.notice_until,
        c.tier,
        c.term_months,
        c.mrr,
        case
            when c.kind = 'contract_end' then 0
            when c.kind = 'renewal' and c.notice_until < c.as_of then 1
            when c.kind = 'renewal'
                then power(coalesce(r.rate, a.rate), cast(c.term_months as double) / 12)
        end as chance
    from contracts as c
    left join int_renewal_rate as r on r.period = 'now' and c.tier = r.tier
    left join int_renewal_rate as a on a.period = 'now' and a.tier is null
    where c.due_on >= c.as_of and c.due_on < cast(c.as_of + interval '12' month as date)
),

owners as (
    select distinct customer_id
    from running
    where customer_id is not null and not is_trial
),

machines as (
    select
        i.customer_id,
        i.installed_id,
        i.next_service_on,
        i.warranty_until,
        o.customer_id is not null as has_contract,
        t.as_of,
        t.until
    from dim_installed_base as i
    cross join today as t
    left join owners as o on i.customer_id = o.customer_id
    where i.is_own and (i.retired_on is null or i.retired_on > t.as_of)
)

select
    customer_id,
    kind,
    reference,
    due_on,
    notice_until,
    tier,
    cast(case when kind = 'renewal' then term_months end as bigint) as term_months,
    chance,
    cast(12 * mrr as decimal(18, 4)) as value,
    cast(chance * 12 * cast(mrr as double) as decimal(18, 4)) as expected_value,
    cast(null as boolean) as has_contract
from chances
union all
select
    customer_id,
    'service',
    installed_id,
    next_service_on,
    null,
    null,
    null,
    null,
    null,
    null,
    has_contract
from machines
where next_service_on < until and next_service_on > cast(as_of - interval '12' month as date)
union all
select
    m.customer_id,
    'warranty_end',
    m.installed_id,
    cast(m.warranty_until + interval '1' day as date),
    null,
    null,
    null,
    null,
    cast(case when not m.has_contract then 12 * u.mrr end as decimal(18, 4)),
    null,
    m.has_contract
from machines as m
cross join usual as u
where m.warranty_until >= m.as_of and m.warranty_until < m.until
