/*
Kinds of discount of each order line that has any, added up: what was agreed with the customer, that and
the discount for quantity, and so on.

One row per customer_id, order_id, order_line.
Rebuilt by customer_id.

list_amount      of the order line; empty where nobody knows it
until_customer   agreed with the customer
until_quantity   that, and for the size of the order
until_project    those, and for this one deal
until_promotion  those, and for a time
*/
with

discounts as (
    select
        customer_id,
        order_id,
        line as order_line,
        list_amount,
        coalesce(customer_discount, 0) as customer_discount,
        coalesce(quantity_discount, 0) as quantity_discount,
        coalesce(project_discount, 0) as project_discount,
        coalesce(promotion_discount, 0) as promotion_discount
    from fct_order_line
)

select
    customer_id,
    order_id,
    order_line,
    list_amount,
    customer_discount as until_customer,
    cast(customer_discount + quantity_discount as decimal(18, 4)) as until_quantity,
    cast(customer_discount + quantity_discount + project_discount as decimal(18, 4))
        as until_project,
    cast(
        customer_discount + quantity_discount + project_discount + promotion_discount
        as decimal(18, 4)
    ) as until_promotion
from discounts
where
    customer_id is not null
    and (
        customer_discount <> 0
        or quantity_discount <> 0
        or project_discount <> 0
        or promotion_discount <> 0
    )
