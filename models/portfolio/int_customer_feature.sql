/*
By what customers are alike: measures of portfolio.yaml's clusters, on scales on which twice as much is as far
everywhere. All of it is as of the newest complete month end.

One row per customer_id.

customer_id         active at the newest complete month end
net_revenue         logarithm of 1 + net revenue of 12 months, none below zero
revenue_growth      percent, cut at -100 and 100
contribution_rate   percent, cut at -100 and 100
cost_to_serve_rate  percent, cut at 0 and 100
order_frequency     logarithm of 1 + days of purchase in 12 months
product_lines       bought so far
tenure              logarithm of 1 + years
silence             logarithm of 1 + months

check net_revenue >= 0
*/
with

measured as (
    select
        customer_id,
        case when net_revenue > 0 then net_revenue else 0 end as net_revenue,
        case when revenue_growth > 100 then 100 else revenue_growth end as revenue_growth,
        case
            when contribution_rate > 100 then 100
            when contribution_rate < -100 then -100
            else contribution_rate
        end as contribution_rate,
        case
            when cost_to_serve_rate > 100 then 100
            when cost_to_serve_rate < 0 then 0
            else cost_to_serve_rate
        end as cost_to_serve_rate,
        order_frequency,
        product_lines,
        case when tenure > 0 then tenure else 0 end as tenure,
        case when silence > 0 then silence else 0 end as silence
    from int_cluster_measure
)

select
    customer_id,
    round(ln(1 + net_revenue), 4) as net_revenue,
    round(case when revenue_growth < -100 then -100 else revenue_growth end, 4) as revenue_growth,
    round(contribution_rate, 4) as contribution_rate,
    round(cost_to_serve_rate, 4) as cost_to_serve_rate,
    round(ln(1 + order_frequency), 4) as order_frequency,
    product_lines,
    round(ln(1 + tenure), 4) as tenure,
    round(ln(1 + silence), 4) as silence
from measured
