/*
What the company sells, as it was at each time, type 2. Lines without a product belong to the
unknown member, whose key is 0.

One row per product_key.
Rebuilt by product_id.

product_key    a version of the product; computed from product_id and valid_from
product_id     the product's durable name; empty for the unknown member
valid_from     first day of the version; 1900-01-01 where nobody says
valid_to       the day on which the next version begins; 9999-12-31 for the last one
is_current     the last version
name           the source's name of the product
product_group  such as machines, spare parts, service
product_line   the source's product line
unit           the unit of quantities
is_inferred    known from facts only, no source describes it

check product_id is not null or product_key = 0
check valid_from < valid_to
check is_current = (valid_to = date '9999-12-31')
*/
with

mentioned as (
    select product_id from stg_invoice_lines
    union
    select product_id from stg_subscriptions
    union
    select product_id from stg_order_lines
    union
    select product_id from stg_installed_base
    union
    select product_id from stg_recommendations
    union
    select product_id from stg_service_cases
),

inferred as (
    select m.product_id
    from mentioned as m
    anti join stg_products as p on m.product_id = p.product_id
    where m.product_id is not null
),

versions as (
    select
        product_id,
        coalesce(valid_from, date '1900-01-01') as valid_from,
        name,
        product_group,
        product_line,
        unit,
        false as is_inferred
    from stg_products
    union all
    select product_id, date '1900-01-01', null, null, null, null, true
    from inferred
    union all
    select null, date '1900-01-01', null, null, null, null, true
)

select
    if(product_id is null, 0, key_of(product_id || '|' || valid_from)) as product_key,
    product_id,
    valid_from,
    coalesce(lead(valid_from) over version, date '9999-12-31') as valid_to,
    lead(valid_from) over version is null as is_current,
    name,
    product_group,
    product_line,
    unit,
    is_inferred
from versions
window version as (partition by product_id order by valid_from)
