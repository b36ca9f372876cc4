/*
What each order earned, after the work that it caused, month by month. Work that no order causes, such
as visits, and revenue without an order are a row without order_id, so that the sum is that of
customer_profitability at every step.

One row per order_id, customer_id, month.
Rebuilt by customer_id, month; by month; by customer_id.

order_id         empty: what belongs to no order
customer_id      empty: revenue, or work, of nobody who is known
customer_key     the customer's version at the end of the month
month            first day of the month in which it was earned, or the work was done
order_value      what was invoiced for the order in all months, without corrections; empty without an
                 order, and before it is invoiced
order_size       lower end of its class of order_value, as costs.yaml cuts them; empty likewise
channel          web, edi, mail, phone, fax or visit; empty where the source does not say
is_self_service  came by web or edi, without our staff
express          any of its lines was to be fast
product_group    of its largest line
product_line     of its largest line
net_revenue      earned, net of discounts, credit notes and tax
product_cost     variable cost of the products
contribution_1   DB I: net revenue less variable product cost
contribution_2   DB II: DB I less the activities of this step
contribution_3   DB III, likewise
contribution_4   DB IV, likewise
contribution_5   DB V, likewise
contribution_6   DB VI, likewise
profit           what is left after all activities, levied overhead included
activity_cost    of all activities together
orders           1 in the first month of an order, else 0: they add up to the number of orders

check contribution_1 = net_revenue - product_cost
check profit = contribution_1 - activity_cost
check (select coalesce(sum(net_revenue), 0) from order_profitability) = (
    select coalesce(sum(net_revenue), 0) from customer_profitability
)
check (select coalesce(sum(contribution_4), 0) from order_profitability) = (
    select coalesce(sum(contribution_4), 0) from customer_profitability
)
check (select coalesce(sum(profit), 0) from order_profitability) = (
    select coalesce(sum(profit), 0) from customer_profitability
)
*/
with

earned as (
    select order_id, customer_id, month, net_amount, coalesce(product_cost, 0) as product_cost
    from fct_invoice_line
    where is_revenue and not is_deferred and order_id is not null
    union all
    select order_id, customer_id, month, net_amount, coalesce(product_cost, 0)
    from fct_recognised_revenue_month
    where order_id is not null
),

sides as (
    select
        order_id,
        customer_id,
        month,
        net_amount as net_revenue,
        product_cost,
        cast(null as varchar) as step,
        0 as cost
    from earned
    union all
    select order_id, customer_id, month, 0, 0, step, cost
    from int_object_cost
    where order_id is not null
),

/* Sums are cast at once: sums of decimals are twice as wide, and dear to reckon with. */
by_order as (
    select
        order_id,
        customer_id,
        month,
        cast(month + interval '1' month as date) as next_month,
        cast(sum(net_revenue) as decimal(18, 4)) as net_revenue,
        cast(sum(product_cost) as decimal(18, 4)) as product_cost,
        cast(sum(case when step = 'contribution_2' then cost else 0 end) as decimal(18, 4)) as cost_2,
        cast(sum(case when step = 'contribution_3' then cost else 0 end) as decimal(18, 4)) as cost_3,
        cast(sum(case when step = 'contribution_4' then cost else 0 end) as decimal(18, 4)) as cost_4,
        cast(sum(case when step = 'contribution_5' then cost else 0 end) as decimal(18, 4)) as cost_5,
        cast(sum(case when step = 'contribution_6' then cost else 0 end) as decimal(18, 4)) as cost_6,
        cast(sum(case when step = 'profit' then cost else 0 end) as decimal(18, 4)) as cost_profit
    from sides
    group by order_id, customer_id, month
),

of_orders as (
    select
        b.order_id,
        b.customer_id,
        coalesce(v.customer_key, 0) as customer_key,
        b.month,
        b.net_revenue,
        b.product_cost,
        b.net_revenue - b.product_cost - b.cost_2 as contribution_2,
        b.net_revenue - b.product_cost - b.cost_2 - b.cost_3 as contribution_3,
        b.net_revenue - b.product_cost - b.cost_2 - b.cost_3 - b.cost_4 as contribution_4,
        b.net_revenue - b.product_cost - b.cost_2 - b.cost_3 - b.cost_4 - b.cost_5 as contribution_5,
        b.net_revenue - b.product_cost - b.cost_2 - b.cost_3 - b.cost_4 - b.cost_5 - b.cost_6
            as contribution_6,
        b.net_revenue - b.product_cost - b.cost_2 - b.cost_3 - b.cost_4 - b.cost_5 - b.cost_6
        - b.cost_profit as profit
    from by_order as b
    left join int_customer_version as v
        on b.customer_id = v.customer_id and b.next_month > v.from_day and b.next_month <= v.to_day
),

of_customers as (
    select
        customer_id,
        month,
        cast(sum(net_revenue) as decimal(18, 4)) as net_revenue,
        cast(sum(product_cost) as decimal(18, 4)) as product_cost,
        cast(sum(contribution_2) as decimal(18, 4)) as contribution_2,
        cast(sum(contribution_3) as decimal(18, 4)) as contribution_3,
        cast(sum(contribution_4) as decimal(18, 4)) as contribution_4,
        cast(sum(contribution_5) as decimal(18, 4)) as contribution_5,
        cast(sum(contribution_6) as decimal(18, 4)) as contribution_6,
        cast(sum(profit) as decimal(18, 4)) as profit
    from of_orders
    group by customer_id, month
),

left_over as (
    select
        p.customer_id,
        p.customer_key,
        p.month,
        p.net_revenue - coalesce(o.net_revenue, 0) as net_revenue,
        p.product_cost - coalesce(o.product_cost, 0) as product_cost,
        p.contribution_2 - coalesce(o.contribution_2, 0) as contribution_2,
        p.contribution_3 - coalesce(o.contribution_3, 0) as contribution_3,
        p.contribution_4 - coalesce(o.contribution_4, 0) as contribution_4,
        p.contribution_5 - coalesce(o.contribution_5, 0) as contribution_5,
        p.contribution_6 - coalesce(o.contribution_6, 0) as contribution_6,
        p.profit - coalesce(o.profit, 0) as profit
    from customer_profitability as p
    left join of_customers as o
        on p.customer_id is not distinct from o.customer_id and p.month = o.month
),

parts as (
    select * from of_orders
    union all
    select cast(null as varchar) as order_id, *
    from left_over
    where
        net_revenue <> 0
        or product_cost <> 0
        or contribution_2 <> 0
        or contribution_3 <> 0
        or contribution_4 <> 0
        or contribution_5 <> 0
        or contribution_6 <> 0
        or profit <> 0
)

select
    p.order_id,
    p.customer_id,
    p.customer_key,
    p.month,
    o.order_value,
    o.order_size,
    o.channel,
    o.is_self_service,
    o.express,
    o.product_group,
    o.product_line,
    cast(p.net_revenue as decimal(18, 4)) as net_revenue,
    cast(p.product_cost as decimal(18, 4)) as product_cost,
    cast(p.net_revenue - p.product_cost as decimal(18, 4)) as contribution_1,
    cast(p.contribution_2 as decimal(18, 4)) as contribution_2,
    cast(p.contribution_3 as decimal(18, 4)) as contribution_3,
    cast(p.contribution_4 as decimal(18, 4)) as contribution_4,
    cast(p.contribution_5 as decimal(18, 4)) as contribution_5,
    cast(p.contribution_6 as decimal(18, 4)) as contribution_6,
    cast(p.profit as decimal(18, 4)) as profit,
    cast(p.net_revenue - p.product_cost - p.profit as decimal(18, 4)) as activity_cost,
    case when p.month = o.first_month then 1 else 0 end as orders
from parts as p
left join int_order as o
    on p.order_id = o.order_id and p.customer_id is not distinct from o.customer_id
