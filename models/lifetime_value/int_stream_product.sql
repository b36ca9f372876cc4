/*
Which stream of a customer's value each product belongs to.

One row per product_key.

product_key  the product's version
stream       machines: one of its kind stands in our installed base; contracts: subscriptions name it; else
             purchases

check stream in ('machines', 'contracts', 'purchases')
*/
with

installed as (
    select distinct product_id
    from dim_installed_base
    where is_own and product_id is not null
),

subscribed as (
    select distinct p.product_id
    from fct_subscription_month as s
    inner join dim_product as p on s.product_key = p.product_key
    where p.product_id is not null
)

select
    p.product_key,
    case
        when i.product_id is not null then 'machines'
        when s.product_id is not null then 'contracts'
        else 'purchases'
    end as stream
from dim_product as p
left join installed as i on p.product_id = i.product_id
left join subscribed as s on p.product_id = s.product_id
