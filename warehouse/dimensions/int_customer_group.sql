/*
To whom each customer belongs directly, by whole months: the group or association at the month's end.

Of several that are named at once, the relation "group" counts first, then group_id of the customer's
record, then the relation "member" (of a buying association); of two relations the younger one. A
customer that does not count in ranks belongs to nobody.

One row per customer_id, from_day.
Rebuilt by customer_id.

customer_id  one that counts in ranks and rates
parent_id    the group, association or customer that it belongs to
said_by      group or member: a relation; group_id: the customer's record
from_day     first day of the first month
to_day       first day of the first month without it; 9999-12-31: until further notice

check from_day < to_day
check parent_id <> customer_id
*/
with

said as (
    select
        customer_id,
        related_id as parent_id,
        role as said_by,
        if(role = 'group', 1, 3) as place,
        valid_from as from_day,
        valid_to as to_day
    from bridge_customer_relation
    where role in ('group', 'member')
    union all
    select v.customer_id, d.group_id, 'group_id', 2, v.from_day, v.to_day
    from int_customer_version as v
    inner join dim_customer as d on v.customer_key = d.customer_key
    where d.group_id <> v.customer_id
),

/* What holds at a month's end holds for the month. */
by_month as (
    select
        * replace (
            cast(date_trunc('month', from_day) as date) as from_day,
            if(to_day = date '9999-12-31', to_day, cast(date_trunc('month', to_day) as date)) as to_day
        ),
        from_day as since
    from said
),

counted as (
    select
        customer_id,
        cast(date_trunc('month', from_day) as date) as from_day,
        if(to_day = date '9999-12-31', to_day, cast(date_trunc('month', to_day) as date)) as to_day
    from int_customer_version
    where counted and customer_id in (select customer_id from said)
),

bounds as (
    select customer_id, from_day as day from by_month
    union
    select customer_id, to_day from by_month
    union
    select customer_id, from_day from counted
    union
    select customer_id, to_day from counted
),

pieces as (
    select customer_id, day as from_day, lead(day) over (partition by customer_id order by day) as to_day
    from bounds
),

chosen as (
    select p.customer_id, p.from_day, p.to_day, s.parent_id, s.said_by
    from pieces as p
    inner join by_month as s
        on p.customer_id = s.customer_id and p.from_day >= s.from_day and p.to_day <= s.to_day
    inner join counted as c
        on p.customer_id = c.customer_id and p.from_day >= c.from_day and p.to_day <= c.to_day
    qualify row_number() over (
        partition by p.customer_id, p.from_day order by s.place, s.since desc, s.parent_id
    ) = 1
),

marked as (
    select
        *,
        lag(to_day) over pieces is distinct from from_day
        or lag(parent_id) over pieces is distinct from parent_id
        or lag(said_by) over pieces is distinct from said_by as begins
    from chosen
    window pieces as (partition by customer_id order by from_day)
),

numbered as (
    select *, sum(cast(begins as integer)) over (partition by customer_id order by from_day) as number
    from marked
)

select
    customer_id,
    any_value(parent_id) as parent_id,
    any_value(said_by) as said_by,
    min(from_day) as from_day,
    max(to_day) as to_day
from numbered
group by customer_id, number
