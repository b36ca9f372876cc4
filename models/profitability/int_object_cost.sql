/*
What the work for each order and product cost: their part of what an activity cost for the customer in
the month, by minutes, or by quantity where shares decide. It is cut one after the other, so that what
all of them get is what they cost, to the last digit.

One row per activity, order_id, product_id, customer_id, month.
Rebuilt by customer_id, month; by month; by customer_id; by product_key.

order_id    empty: no order is named
product_id  empty: no product is named; the order then tells for which ones it was
step        the step of the contribution scheme
cost        company currency
*/
with

objects as (
    select
        o.activity,
        o.order_id,
        p.product_id,
        o.customer_id,
        o.month,
        coalesce(sum(o.weight), 0) as weight
    from int_activity_object as o
    inner join dim_product as p on o.product_key = p.product_key
    group by o.activity, o.order_id, p.product_id, o.customer_id, o.month
),

weighed as (
    select
        o.activity,
        o.order_id,
        o.product_id,
        o.customer_id,
        o.month,
        o.weight,
        c.step,
        cast(c.cost as double) as cost,
        case when c.minutes is null then c.quantity else c.minutes end as total,
        sum(o.weight) over (
            partition by o.activity, o.customer_id, o.month order by o.order_id, o.product_id
            rows between unbounded preceding and current row
        ) as up_to
    from objects as o
    inner join activity_cost as c
        on
            o.activity = c.activity
            and o.month = c.month
            and o.customer_id is not distinct from c.customer_id
)

select
    activity,
    order_id,
    product_id,
    customer_id,
    month,
    step,
    cast(
        coalesce(cost * (cast(up_to as double) / nullif(cast(total as double), 0)), 0)
        as decimal(18, 4)
    )
    - cast(
        coalesce(cost * (cast(up_to - weight as double) / nullif(cast(total as double), 0)), 0)
        as decimal(18, 4)
    ) as cost
from weighed
