/*
The products that lines name; no other file describes them. A few stock codes are no products: what
they bill stays in the sums, in a group of its own.

One row per product_id.

name           what most of the lines with a price call it; lines without one carry notes of the
               warehouse, such as "damaged" or "ebay". Empty where it never had a price
product_group  goods, gift vouchers, or no product
*/
with

products as (
    select distinct upper(StockCode) as product_id
    from src_shop__invoices
),

sold_as as (
    select upper(StockCode) as product_id, trim(Description) as name, count(*) as lines
    from src_shop__invoices
    where UnitPrice > 0
    group by all
),

names as (
    select product_id, max_by(name, (lines, name)) as name
    from sold_as
    group by product_id
)

select
    p.product_id,
    n.name,
    case
        when p.product_id in (
            'POST', -- postage
            'DOT', -- postage of the web shop
            'C2', -- carriage
            'M', -- manual
            'D', -- discount
            'S', -- samples
            'B', -- bad debt
            'BANK CHARGES',
            'AMAZONFEE',
            'CRUK' -- commission to a charity
        ) then 'no product'
        when starts_with(p.product_id, 'GIFT_') then 'gift vouchers'
        else 'goods'
    end as product_group
from products as p
left join names as n on p.product_id = n.product_id
