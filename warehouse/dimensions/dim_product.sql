/*
What the company sells. Lines without a product belong to the unknown member, whose key is 0.

One row per product_key.

product_key    computed from product_id
product_id     the product's durable name; empty for the unknown member
name           the source's name of the product
product_group  such as machines, spare parts, service
product_line   the source's product line
unit           the unit of quantities
is_inferred    known from facts only, no source describes it

check product_id is not null or product_key = 0
*/
with

mentioned as (
    select product_id from stg_invoice_lines
    union
    select product_id from stg_subscriptions
),

inferred as (
    select m.product_id
    from mentioned as m
    anti join stg_products as p on m.product_id = p.product_id
    where m.product_id is not null
),

members as (
    select product_id, name, product_group, product_line, unit, false as is_inferred
    from stg_products
    union all
    select product_id, null, null, null, null, true
    from inferred
    union all
    select null, null, null, null, null, true
)

select
    if(product_id is null, 0, key_of(product_id)) as product_key,
    product_id,
    name,
    product_group,
    product_line,
    unit,
    is_inferred
from members
