/*
What each order earned, after the work that it caused, month by month. Work that no order causes, such
as visits, and revenue without an order are a row without order_id, so that the sum is that of
customer_profitability at every step.

One row per order_id, customer_id, month.
Rebuilt by customer_id.

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

/* The order is that of the line; what is earned later follows it. */
earned as (
    select order_id, customer_id, month, net_amount, coalesce(product_cost, 0) as product_cost
    from fct_invoice_line
    where is_revenue and not is_deferred and order_id is not null
    union all
    select l.order_id, r.customer_id, r.month, r.net_amount, coalesce(r.product_cost, 0)
    from fct_recognised_revenue_month as r
    inner join fct_invoice_line as l on r.invoice_id = l.invoice_id and r.line = l.line
    where l.order_id is not null and r.customer_id is not distinct from l.customer_id
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

by_order as (
    select
        order_id,
        customer_id,
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
    group by order_id, customer_id, month
),

of_orders as (
    select
        order_id,
        customer_id,
        month,
        net_revenue,
        product_cost,
        net_revenue - product_cost - cost_2 as contribution_2,
        net_revenue - product_cost - cost_2 - cost_3 as contribution_3,
        net_revenue - product_cost - cost_2 - cost_3 - cost_4 as contribution_4,
        net_revenue - product_cost - cost_2 - cost_3 - cost_4 - cost_5 as contribution_5,
        net_revenue - product_cost - cost_2 - cost_3 - cost_4 - cost_5 - cost_6 as contribution_6,
        net_revenue - product_cost - cost_2 - cost_3 - cost_4 - cost_5 - cost_6 - cost_profit as profit
    from by_order
),

without_order as (
    select
        cast(null as varchar) as order_id,
        customer_id,
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
            customer_id,
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
            customer_id,
            month,
            -net_revenue,
            -product_cost,
            -contribution_2,
            -contribution_3,
            -contribution_4,
            -contribution_5,
            -contribution_6,
            -profit
        from of_orders
    ) as both_sides
    group by customer_id, month
    having
        sum(net_revenue) <> 0
        or sum(product_cost) <> 0
        or sum(contribution_2) <> 0
        or sum(contribution_3) <> 0
        or sum(contribution_4) <> 0
        or sum(contribution_5) <> 0
        or sum(contribution_6) <> 0
        or sum(profit) <> 0
),

parts as (
    select * from of_orders
    union all
    select * from without_order
),

order_values as (
    select order_id, customer_id, sum(net_amount) as order_value
    from fct_invoice_line
    where is_revenue and order_id is not null and corrects_invoice_id is null
    group by order_id, customer_id
),

dated as (
    select
        p.*,
        row_number() over (partition by p.order_id, p.customer_id order by p.month) as place,
        cast(p.month + interval '1' month as date) as next_month
    from parts as p
)

select
    p.order_id,
    p.customer_id,
    coalesce(v.customer_key, 0) as customer_key,
    p.month,
    cast(w.order_value as decimal(18, 4)) as order_value,
    s.from_amount as order_size,
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
    case when p.order_id is not null and p.place = 1 then 1 else 0 end as orders
from dated as p
left join order_values as w
    on p.order_id = w.order_id and p.customer_id is not distinct from w.customer_id
left join set_order_size as s on w.order_value >= s.from_amount and w.order_value < s.to_amount
left join fct_order as o
    on p.order_id = o.order_id and p.customer_id is not distinct from o.customer_id
left join int_customer_version as v
    on p.customer_id = v.customer_id and p.next_month > v.from_day and p.next_month <= v.to_day
