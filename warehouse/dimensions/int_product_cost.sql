/*
What one unit of a product costs on a day: dated costs first, else the product's own cost.

One row per product_id, from_day.
Rebuilt by product_id.

from_day   first day with this cost; the first cost reaches back for ever
to_day     first day with the next one
unit_cost  variable cost of one unit, company currency

check from_day < to_day
*/
with

dated as (
    select product_id, valid_from, variable_cost as unit_cost
    from stg_product_costs
),

undated as (
    select p.product_id, coalesce(p.valid_from, date '1900-01-01') as valid_from, p.unit_cost
    from stg_products as p
    anti join dated as d on p.product_id = d.product_id
    where p.unit_cost is not null
),

costs as (
    select * from dated
    union all
    select * from undated
)

select
    product_id,
    if(row_number() over dates = 1, date '0001-01-01', valid_from) as from_day,
    coalesce(lead(valid_from) over dates, date '9999-12-31') as to_day,
    unit_cost
from costs
window dates as (partition by product_id order by valid_from)
