/*
Whose revenue counts for an agreement about rebates, and when.

An agreement with a customer covers its further numbers, too; one with a group covers all that belong
to it, in the master data (customers.group_id) or by a relation, directly or by a group within it, and
their further numbers.

One row per agreement_id, customer_id, from_day.

agreement_id  the agreement
customer_id   who buys
from_day      first day
to_day        the first day without it
kind          bonus or skonto; of the first tier
first_rate    of the first tier
agreed_from   first day of the agreement, from which its years are counted
agreed_until  the first day after the agreement

check from_day < to_day
*/
with recursive

agreements as (
    select
        agreement_id,
        arg_min(kind, from_revenue) as kind,
        arg_min(rate, from_revenue) as first_rate,
        min(valid_from) as agreed_from,
        max(coalesce(valid_to + 1, date '9999-12-31')) as agreed_until
    from dim_rebate_agreement
    group by agreement_id
),

belonging as (
    select customer_id, related_id as belongs_to, role, valid_from as from_day, valid_to as to_day
    from bridge_customer_relation
    where role in ('account', 'group')
    union all
    select v.customer_id, d.group_id, 'group', v.from_day, v.to_day
    from int_customer_version as v
    inner join dim_customer as d on v.customer_key = d.customer_key
    where d.group_id is not null
),

/* From each party downwards; what is below a further number of somebody are further numbers only. */
covered as (
    select
        agreement_id,
        customer_id,
        is_number,
        [customer_id] as path,
        date '0001-01-01' as from_day,
        date '9999-12-31' as to_day
    from (
        select agreement_id, group_id as customer_id, false as is_number from dim_rebate_agreement
        union
        select agreement_id, customer_id, true from dim_rebate_agreement
    ) as parties
    where customer_id is not null
    union all
    select
        c.agreement_id,
        b.customer_id,
        b.role = 'account',
        list_append(c.path, b.customer_id),
        greatest(c.from_day, b.from_day),
        least(c.to_day, b.to_day)
    from covered as c
    inner join belonging as b
        on
            c.customer_id = b.belongs_to
            and (b.role = 'account' or not c.is_number)
            and b.from_day < c.to_day
            and b.to_day > c.from_day
    where not list_contains(c.path, b.customer_id)
),

times as (
    select
        c.agreement_id,
        c.customer_id,
        greatest(c.from_day, a.agreed_from) as from_day,
        least(c.to_day, a.agreed_until) as to_day,
        a.kind,
        a.first_rate,
        a.agreed_from,
        a.agreed_until
    from covered as c
    inner join agreements as a on c.agreement_id = a.agreement_id
),

/* Who is covered twice at a time, by master data and by a relation, buys only once. */
islands as (
    select
        *,
        sum(if(from_day <= covered_until, 0, 1)) over (
            partition by agreement_id, customer_id order by from_day, to_day
        ) as island
    from (
        select
            *,
            max(to_day) over (
                partition by agreement_id, customer_id order by from_day, to_day
                rows between unbounded preceding and 1 preceding
            ) as covered_until
        from times
        where from_day < to_day
    ) as before
)

select
    agreement_id,
    customer_id,
    min(from_day) as from_day,
    max(to_day) as to_day,
    any_value(kind) as kind,
    any_value(first_rate) as first_rate,
    any_value(agreed_from) as agreed_from,
    any_value(agreed_until) as agreed_until
from islands
group by agreement_id, customer_id, island
