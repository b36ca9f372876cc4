/*
To which group of companies each customer belongs, by whole months; who has no row is a unit of its own.

A group within a group counts as the upper one. What does not count in ranks (affiliated companies,
collective accounts, prospects) is neither in a group nor one, so that the remainder is the same at each level.
Customers that name each other in a circle are the group of the smallest name among them.

One row per customer_id, from_day.

customer_id  a member that counts in ranks and rates
group_id     the group; a customer_id, where the group has a record of its own
from_day     first day of the first month; a month goes to the group of its last day
to_day       first day of the first month without it; 9999-12-31: until further notice

check from_day < to_day
check group_id <> customer_id
check (
    select count(*) from bridge_customer_group as a
    inner join bridge_customer_group as b
        on a.customer_id = b.customer_id and a.from_day < b.from_day and a.to_day > b.from_day
) = 0 -- a customer belongs to one group at a time
check (
    select count(*) from bridge_customer_group as g
    inner join int_customer_version as v on v.customer_id in (g.customer_id, g.group_id)
    where not v.counted and last_day(v.from_day) < v.to_day
        and last_day(v.from_day) < g.to_day and last_day(g.from_day) < v.to_day
) = 0 -- who does not count is neither in a group nor one
*/
with recursive

/* Groups that are customers and do not count at a month's end. */
uncounted as (
    select
        customer_id,
        cast(date_trunc('month', from_day) as date) as from_day,
        if(to_day = date '9999-12-31', to_day, cast(date_trunc('month', to_day) as date)) as to_day
    from int_customer_version
    where not counted and customer_id in (select parent_id from int_customer_group)
),

link_bounds as (
    select customer_id, parent_id, from_day as link_from, to_day as link_to, unnest([from_day, to_day]) as day
    from int_customer_group
    union
    select g.customer_id, g.parent_id, g.from_day, g.to_day, unnest([
        greatest(u.from_day, g.from_day), least(u.to_day, g.to_day)
    ])
    from int_customer_group as g
    inner join uncounted as u
        on g.parent_id = u.customer_id and u.from_day < g.to_day and u.to_day > g.from_day
),

link_pieces as (
    select
        customer_id,
        parent_id,
        day as from_day,
        lead(day) over (partition by customer_id, link_from order by day) as to_day
    from link_bounds
),

links as (
    select p.*
    from link_pieces as p
    anti join uncounted as u
        on p.parent_id = u.customer_id and u.from_day < p.to_day and u.to_day > p.from_day
    where p.to_day is not null
),

/* From each customer upwards, as far as it goes; a circle ends at its smallest name. */
ways as (
    select
        customer_id,
        parent_id as group_id,
        from_day,
        to_day,
        [customer_id, parent_id] as path,
        false as is_circle
    from links
    union all
    select
        w.customer_id,
        if(
            list_contains(w.path, l.parent_id),
            list_min(w.path[list_position(w.path, l.parent_id):]),
            l.parent_id
        ),
        greatest(w.from_day, l.from_day),
        least(w.to_day, l.to_day),
        list_append(w.path, l.parent_id),
        list_contains(w.path, l.parent_id)
    from ways as w
    inner join links as l
        on w.group_id = l.customer_id and l.from_day < w.to_day and l.to_day > w.from_day
    where not w.is_circle
),

bounds as (
    select customer_id, from_day as day from ways
    union
    select customer_id, to_day from ways
),

pieces as (
    select customer_id, day as from_day, lead(day) over (partition by customer_id order by day) as to_day
    from bounds
),

highest as (
    select p.customer_id, w.group_id, p.from_day, p.to_day
    from pieces as p
    inner join ways as w
        on p.customer_id = w.customer_id and p.from_day >= w.from_day and p.to_day <= w.to_day
    qualify row_number() over (
        partition by p.customer_id, p.from_day order by len(w.path) desc, w.group_id
    ) = 1
),

marked as (
    select
        *,
        lag(to_day) over pieces is distinct from from_day
        or lag(group_id) over pieces is distinct from group_id as begins
    from highest
    window pieces as (partition by customer_id order by from_day)
),

numbered as (
    select *, sum(cast(begins as integer)) over (partition by customer_id order by from_day) as number
    from marked
)

select
    customer_id,
    any_value(group_id) as group_id,
    min(from_day) as from_day,
    max(to_day) as to_day
from numbered
where group_id <> customer_id
group by customer_id, number
