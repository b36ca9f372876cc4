/*
Which version of a product a fact of a day belongs to; the first one reaches back for ever.

One row per product_key.
Rebuilt by product_id.

product_id  the product
from_day    first day whose facts carry this version
to_day      first day whose facts carry the next one

check from_day < to_day
*/
select
    product_key,
    product_id,
    if(
        row_number() over (partition by product_id order by valid_from) = 1,
        date '0001-01-01',
        valid_from
    ) as from_day,
    valid_to as to_day
from dim_product
where product_id is not null
