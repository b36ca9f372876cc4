/*
In which cell of the portfolio each customer was reported at the ends of closed months, beside the one that
it has there by the criteria, weights, cuts and data of now.

One row per customer_id, month.

customer_id    active at the end of the month, then or as it is known now; who objects to profiling is left out
month          first day of the closed month
reported_cell  its cell when the month was closed; empty where it had none
cell           its cell by the rules and the data of now; empty where it has none
was_reported   whether it was active there when the month was closed
is_active      whether it is active there as it is known now
is_told        whether the portfolio still tells this month end: of the last twelve
differs        whether it is told in another cell than it was reported in

check is_told or cell is null
check is_told or not differs
*/
with

closed_months as (
    select
        month,
        cast(month + interval '1' month - interval '1' day as date) as month_end
    from (select distinct month from set_closed_customer where is_placed) as m
),

now as (
    select
        p.customer_id,
        m.month,
        p.cell
    from int_customer_cell as p
    inner join closed_months as m on p.as_of = m.month_end
),

reported as (
    select
        r.customer_id,
        r.month,
        r.cell
    from set_closed_customer as r
    left join int_profiling_objection as o on r.customer_id = o.customer_id
    where r.is_placed and o.customer_id is null
),

told_months as (
    select distinct month from now
),

both_sides as (
    select
        coalesce(r.customer_id, n.customer_id) as customer_id,
        coalesce(r.month, n.month) as month,
        r.cell as reported_cell,
        n.cell,
        r.customer_id is not null as was_reported,
        n.customer_id is not null as is_active
    from reported as r
    full join now as n on r.customer_id = n.customer_id and r.month = n.month
)

select
    b.customer_id,
    b.month,
    b.reported_cell,
    b.cell,
    b.was_reported,
    b.is_active,
    t.month is not null as is_told,
    t.month is not null and coalesce(b.reported_cell, '') <> coalesce(b.cell, '') as differs
from both_sides as b
left join told_months as t on b.month = t.month
