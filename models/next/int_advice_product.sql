/*
The products that advice has to do with: those of its rules, and those that are sold most.

One row per product_key.

product_key  the product's version
item         the product, or its group where rules are of groups
*/
with

items as (
    select item_1 as item
    from int_advice_rule
    union
    select item_2
    from int_advice_rule
    where item_2 is not null
    union
    select item
    from int_advice_rule
    union
    select item
    from int_most_sold
),

products as (
    select
        p.product_key,
        case when s.items = 'products' then p.product_id else p.product_group end as item
    from dim_product as p
    cross join set_affinity as s
)

select p.product_key, p.item
from products as p
inner join items as i on p.item = i.item
