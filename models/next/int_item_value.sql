/*
What an item brings from a customer who buys it within the horizon of advice.

One row per item.

item          a product or a product group
buyers        customers who bought it from tested_from of int_advice_date on
revenue       invoiced to one of them, company currency
contribution  what is left of it: at the rate of DB IV of the product in these months, DB I where nothing
              says what our work costs; empty where it has no revenue in them
*/
with

bought as (
    select
        item,
        count(*) as buyers,
        cast(sum(test_revenue) as double) as revenue
    from int_customer_item
    where in_test
    group by item
),

products as (
    select distinct p.product_id, a.item
    from int_advice_product as a
    inner join dim_product as p on a.product_key = p.product_key
),

earned as (
    select
        p.item,
        sum(e.net_revenue) as net_revenue,
        sum(e.contribution_4) as contribution_4
    from product_profitability as e
    inner join products as p on e.product_id = p.product_id
    inner join int_advice_date as d on e.month >= d.tested_from and e.month < d.given_from
    group by p.item
)

select
    b.item,
    cast(b.buyers as bigint) as buyers,
    cast(cast(b.revenue as double) / nullif(b.buyers, 0) as decimal(18, 4)) as revenue,
    cast(
        cast(b.revenue as double) / nullif(b.buyers, 0)
        * (
            cast(e.contribution_4 as double)
            / nullif(cast(case when e.net_revenue > 0 then e.net_revenue end as double), 0)
        ) as decimal(18, 4)
    ) as contribution
from bought as b
left join earned as e on b.item = e.item
