/*
Groups of companies, by the record that stands for each.

One row per group_id.

group_id  as in bridge_customer_group
lead_id   the customer whose record stands for the group: its own, where group_id is one; else the member
          that belongs to it now, of several the one for longest
name      of the lead; empty where it is a person's
members   how many customers have ever belonged to it, the group's own record not counted

check members > 0
check (select count(distinct group_id) from bridge_customer_group) = (select count(*) from dim_group)
*/
with

leads as (
    select group_id, customer_id
    from bridge_customer_group
    qualify row_number() over (
        partition by group_id order by to_day desc, from_day, customer_id
    ) = 1
),

sizes as (
    select group_id, count(distinct customer_id) as members
    from bridge_customer_group
    group by group_id
)

select
    s.group_id,
    coalesce(o.customer_id, l.customer_id) as lead_id,
    d.name,
    s.members
from sizes as s
inner join leads as l on s.group_id = l.group_id
left join dim_customer as o on s.group_id = o.customer_id and o.is_current
inner join dim_customer as d on coalesce(o.customer_id, l.customer_id) = d.customer_id and d.is_current
