/*
From what the rules of product_affinity were learnt, or why there are none.

One row.

first_month     first of the months that rules were learnt from; empty without any
last_month      the newest of them, likewise
months          how many there are
one_of          customers that rules were learnt from: 1 is all, 2 every other one, where there are very many lines
baskets         with something in them
baskets_of_one  of them, those with one item, which say nothing of what goes together
large_baskets   of them, those with more than 100 items, which are left out
items           that were bought
fewest_baskets  the fewest baskets that counted as often: more than portfolio.yaml says where there would
                be more than 50,000 sets; empty without rules
longest         items of the longest rule that was looked for: fewer than portfolio.yaml says likewise
rules           in product_affinity
clear_rules     of them, those that are more than chance and season
reason          why there are none: no_basket, one_item_each, baskets_too_large, nothing_often_enough

check reason is not null or rules > 0
check clear_rules <= rules
*/
with

months as (
    select
        min(month) as first_month,
        max(month) as last_month,
        count(*) as months
    from int_affinity_month
),

sizes as (
    select customer_id, basket, count(*) as items
    from int_basket_item
    group by customer_id, basket
),

baskets as (
    select
        count(*) as baskets,
        coalesce(sum(case when items = 1 then 1 else 0 end), 0) as baskets_of_one,
        coalesce(sum(case when items > 100 then 1 else 0 end), 0) as large_baskets
    from sizes
),

bought as (
    select count(distinct item) as items
    from int_basket_item
),

rules as (
    select
        count(*) as rules,
        coalesce(sum(case when is_clear then 1 else 0 end), 0) as clear_rules,
        max(fewest_baskets) as fewest_baskets,
        max(longest) as longest
    from int_affinity_rule
    where period = 'all'
)

select
    m.first_month,
    m.last_month,
    cast(m.months as bigint) as months,
    d.one_of,
    cast(b.baskets as bigint) as baskets,
    cast(b.baskets_of_one as bigint) as baskets_of_one,
    cast(b.large_baskets as bigint) as large_baskets,
    cast(i.items as bigint) as items,
    r.fewest_baskets,
    r.longest,
    cast(r.rules as bigint) as rules,
    cast(r.clear_rules as bigint) as clear_rules,
    case
        when r.rules > 0 then null
        when b.baskets = 0 then 'no_basket'
        when b.baskets = b.baskets_of_one then 'one_item_each'
        when b.baskets = b.baskets_of_one + b.large_baskets then 'baskets_too_large'
        else 'nothing_often_enough'
    end as reason
from months as m
cross join baskets as b
cross join bought as i
cross join rules as r
cross join int_affinity_draw as d
