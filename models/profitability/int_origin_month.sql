/*
What moves where corrections count in the month of what they correct, not in that of their posting.

One row per customer_id, month.
Rebuilt by customer_id; by origin_id.

customer_id   as on the correction
month         first day of the month that loses or gets it
net_revenue   what the month gets; negative: loses
product_cost  the cost that comes and goes with it

check (select coalesce(sum(net_revenue), 0) from int_origin_month) = 0
check (select coalesce(sum(product_cost), 0) from int_origin_month) = 0
*/
with

moved as (
    select c.customer_id, c.month, o.origin_month, c.net_amount, c.product_cost
    from int_correction as c
    inner join int_corrected_invoice as o on c.origin_id = o.origin_id
    where c.month <> o.origin_month
),

both_months as (
    select customer_id, origin_month as month, net_amount, product_cost from moved
    union all
    select customer_id, month, -net_amount, -product_cost from moved
    union all
    select customer_id, month, net_amount, product_cost from int_cancelled_month
)

select
    customer_id,
    month,
    cast(sum(net_amount) as decimal(18, 4)) as net_revenue,
    cast(sum(product_cost) as decimal(18, 4)) as product_cost
from both_months
group by customer_id, month
having sum(net_amount) <> 0 or sum(product_cost) <> 0
