/*
Items of which it was known that they cost more than they bring: those that were sold with a loss in the
months before, as many as advice looks ahead.

One row per used_for, item.

used_for  given: for the advice of today; test, earlier_test: at the day of these trials of int_advice_trial
item      a product or a product group; by DB IV of the product, DB I where nothing says what our work costs
*/
with

times as (
    select 'given' as used_for, tested_from as from_month, given_from as until_month
    from int_advice_date
    union all
    select 'test', trained_from, tested_from
    from int_advice_date
    union all
    select 'earlier_test', earlier_from, trained_from
    from int_advice_date
),

products as (
    select distinct p.product_id, a.item
    from int_advice_product as a
    inner join dim_product as p on a.product_key = p.product_key
),

earned as (
    select
        t.used_for,
        p.item,
        sum(e.net_revenue) as net_revenue,
        sum(e.contribution_4) as contribution_4
    from product_profitability as e
    inner join products as p on e.product_id = p.product_id
    inner join times as t on e.month >= t.from_month and e.month < t.until_month
    group by t.used_for, p.item
),

/* Of what no customer bought, nobody knows what it brings from one. */
bought as (
    select 'given' as used_for, item
    from int_customer_item
    where in_test
    union
    select 'test', item
    from int_customer_item
    where in_training
    union
    select 'earlier_test', item
    from int_customer_item
    where in_earlier
)

select e.used_for, e.item
from earned as e
inner join bought as b on e.used_for = b.used_for and e.item = b.item
where e.net_revenue > 0 and e.contribution_4 < 0
