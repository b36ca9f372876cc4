/*
Revenue and contribution of each month: of the customers that count, and the remainder.

One row per month.
Rebuilt by month; by customer_id.

net_revenue            of customers that count in ranks and rates
product_cost           variable cost of the same lines
contribution_1         DB I of the same lines
remainder_net_revenue  of affiliated companies, collective accounts and unknown customers
total_net_revenue      both together
total_contribution_1   DB I of both together

check total_net_revenue = net_revenue + remainder_net_revenue
check contribution_1 = net_revenue - product_cost
check (select sum(total_contribution_1) from revenue_by_month) = (
    select coalesce(sum(contribution_1), 0) from customer_profitability
    where month in (select month from dim_month)
)
check (select sum(total_net_revenue) from revenue_by_month) = (
    select coalesce(sum(net_revenue), 0) from customer_profitability
    where month in (select month from dim_month)
)
*/
with

by_month as (
    select
        p.month,
        sum(case when c.counted then p.net_revenue else 0 end) as net_revenue,
        sum(case when c.counted then p.product_cost else 0 end) as product_cost,
        sum(case when c.counted then 0 else p.net_revenue end) as remainder_net_revenue,
        sum(p.contribution_1) as total_contribution_1
    from customer_profitability as p
    left join int_customer_version as c on p.customer_key = c.customer_key
    group by p.month
)

select
    m.month,
    cast(coalesce(b.net_revenue, 0) as decimal(18, 4)) as net_revenue,
    cast(coalesce(b.product_cost, 0) as decimal(18, 4)) as product_cost,
    cast(coalesce(b.net_revenue, 0) - coalesce(b.product_cost, 0) as decimal(18, 4))
        as contribution_1,
    cast(coalesce(b.remainder_net_revenue, 0) as decimal(18, 4)) as remainder_net_revenue,
    cast(coalesce(b.net_revenue, 0) + coalesce(b.remainder_net_revenue, 0) as decimal(18, 4))
        as total_net_revenue,
    cast(coalesce(b.total_contribution_1, 0) as decimal(18, 4)) as total_contribution_1
from dim_month as m
left join by_month as b on m.month = b.month
