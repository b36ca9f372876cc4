/*
The group of companies to which each customer belongs on the business date; the group's own record is in it, too.

One row per customer_id.

customer_id  a customer; without a row it is a unit of its own
group_id     as in dim_group
*/
select b.customer_id, b.group_id
from bridge_customer_group as b
inner join set_business_date as t on b.from_day <= t.business_date and b.to_day > t.business_date
union
select g.group_id, g.group_id
from dim_group as g
left join (
    select o.customer_id
    from bridge_customer_group as o
    inner join set_business_date as t on o.from_day <= t.business_date and o.to_day > t.business_date
) as member on g.group_id = member.customer_id
where member.customer_id is null
