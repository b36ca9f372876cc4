/*
What each product earned, after the work that it caused, month by month. Work for an order is its
products' by their lines. What no product causes, such as visits, and revenue without a product, such
as rebates, are a row without product_id, so that the sum is that of customer_profitability at every
step.

One row per product_id, month.
Rebuilt by month; by order_id; by product_key.

product_id      empty: what belongs to no product
product_key     the product's version at the end of the month; 0 is unknown
month           first day of the month in which it was earned, or the work was done
net_revenue     earned, net of discounts, credit notes and tax
product_cost    variable cost of the products
contribution_1  DB I: net revenue less variable product cost
contribution_2  DB II: DB I less the activities of this step
contribution_3  DB III, likewise
contribution_4  DB IV, likewise
contribution_5  DB V, likewise
contribution_6  DB VI, likewise
profit          what is left after all activities, levied overhead included
activity_cost   of all activities together

check contribution_1 = net_revenue - product_cost
check profit = contribution_1 - activity_cost
check (select coalesce(sum(net_revenue), 0) from product_profitability) = (
    select coalesce(sum(net_revenue), 0) from customer_profitability
)
check (select coalesce(sum(contribution_4), 0) from product_profitability) = (
    select coalesce(sum(contribution_4), 0) from customer_profitability
)
check (select coalesce(sum(profit), 0) from product_profitability) = (
    select coalesce(sum(profit), 0) from customer_profitability
)
*/
with

earned as (
    select p.product_id, l.month, l.net_amount, coalesce(l.product_cost, 0) as product_cost
    from fct_invoice_line as l
    inner join dim_product as p on l.product_key = p.product_key
    where l.is_revenue and not l.is_deferred
    union all
    select p.product_id, r.month, r.net_amount, coalesce(r.product_cost, 0)
    from fct_recognised_revenue_month as r
    inner join dim_product as p on r.product_key = p.product_key
),

order_work as (
    select order_id, month, step, cast(sum(cost) as double) as cost
    from int_object_cost
    where product_id is null and order_id is not null
    group by order_id, month, step
),

order_parts as (
    select
        order_id,
        product_id,
        lines,
        sum(lines) over (
            partition by order_id order by product_id
            rows between unbounded preceding and current row
        ) as up_to,
        sum(lines) over (partition by order_id) as total
    from int_order_product
),

sides as (
    select
        product_id,
        month,
        net_amount as net_revenue,
        product_cost,
        cast(null as varchar) as step,
        0 as cost
    from earned
    where product_id is not null
    union all
    select product_id, month, 0, 0, step, cost
    from int_object_cost
    where product_id is not null
    union all
    select
        o.product_id,
        w.month,
        0,
        0,
        w.step,
        cast(
            w.cost * (cast(o.up_to as double) / nullif(cast(o.total as double), 0))
            as decimal(18, 4)
        )
        - cast(
            w.cost * (cast(o.up_to - o.lines as double) / nullif(cast(o.total as double), 0))
            as decimal(18, 4)
        )
    from order_work as w
    inner join order_parts as o on w.order_id = o.order_id
    where o.product_id is not null
),

by_product as (
    select
        product_id,
        month,
        sum(net_revenue) as net_revenue,
        sum(product_cost) as product_cost,
        sum(case when step = 'contribution_2' then cost else 0 end) as cost_2,
        sum(case when step = 'contribution_3' then cost else 0 end) as cost_3,
        sum(case when step = 'contribution_4' then cost else 0 end) as cost_4,
        sum(case when step = 'contribution_5' then cost else 0 end) as cost_5,
        sum(case when step = 'contribution_6' then cost else 0 end) as cost_6,
        sum(case when step = 'profit' then cost else 0 end) as cost_profit
    from sides
    group by product_id, month
),

of_products as (
    select
        product_id,
        month,
        net_revenue,
        product_cost,
        net_revenue - product_cost - cost_2 as contribution_2,
        net_revenue - product_cost - cost_2 - cost_3 as contribution_3,
        net_revenue - product_cost - cost_2 - cost_3 - cost_4 as contribution_4,
        net_revenue - product_cost - cost_2 - cost_3 - cost_4 - cost_5 as contribution_5,
        net_revenue - product_cost - cost_2 - cost_3 - cost_4 - cost_5 - cost_6 as contribution_6,
        net_revenue - product_cost - cost_2 - cost_3 - cost_4 - cost_5 - cost_6 - cost_profit as profit
    from by_product
),

without_product as (
    select
        cast(null as varchar) as product_id,
        month,
        sum(net_revenue) as net_revenue,
        sum(product_cost) as product_cost,
        sum(contribution_2) as contribution_2,
        sum(contribution_3) as contribution_3,
        sum(contribution_4) as contribution_4,
        sum(contribution_5) as contribution_5,
        sum(contribution_6) as contribution_6,
        sum(profit) as profit
    from (
        select
            month,
            net_revenue,
            product_cost,
            contribution_2,
            contribution_3,
            contribution_4,
            contribution_5,
            contribution_6,
            profit
        from customer_profitability
        union all
        select
            month,
            -net_revenue,
            -product_cost,
            -contribution_2,
            -contribution_3,
            -contribution_4,
            -contribution_5,
            -contribution_6,
            -profit
        from of_products
    ) as both_sides
    group by month
),

dated as (
    select
        *,
        cast(month + interval '1' month as date) as next_month
    from (
        select * from of_products
        union all
        select * from without_product
    ) as parts
)

select
    p.product_id,
    coalesce(v.product_key, 0) as product_key,
    p.month,
    cast(p.net_revenue as decimal(18, 4)) as net_revenue,
    cast(p.product_cost as decimal(18, 4)) as product_cost,
    cast(p.net_revenue - p.product_cost as decimal(18, 4)) as contribution_1,
    cast(p.contribution_2 as decimal(18, 4)) as contribution_2,
    cast(p.contribution_3 as decimal(18, 4)) as contribution_3,
    cast(p.contribution_4 as decimal(18, 4)) as contribution_4,
    cast(p.contribution_5 as decimal(18, 4)) as contribution_5,
    cast(p.contribution_6 as decimal(18, 4)) as contribution_6,
    cast(p.profit as decimal(18, 4)) as profit,
    cast(p.net_revenue - p.product_cost - p.profit as decimal(18, 4)) as activity_cost
from dated as p
left join int_product_version as v
    on p.product_id = v.product_id and p.next_month > v.from_day and p.next_month <= v.to_day
