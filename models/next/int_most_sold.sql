/*
The twenty items that were in most baskets in the twelve months before advice is tried: what one would name
without knowing the customer.

One row per item.

item     a product or a product group
baskets  that had it
place    1 is in most of them
*/
with

counted as (
    select b.item, count(*) as baskets
    from int_basket_item as b
    inner join int_advice_date as d on b.month >= d.tested_lately and b.month < d.tested_from
    group by b.item
),

ranked as (
    select item, baskets, row_number() over (order by baskets desc, item) as place
    from counted
)

select item, cast(baskets as bigint) as baskets, cast(place as bigint) as place
from ranked
where place <= 20
