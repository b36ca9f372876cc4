/*
The customers from whom clusters are learnt: all, or 2,000 that are drawn evenly through those sorted by what
they bought.

One row per customer_id.

customer_id         active at the newest complete month end
net_revenue         as in int_customer_feature
revenue_growth      likewise
contribution_rate   likewise
cost_to_serve_rate  likewise
order_frequency     likewise
product_lines       likewise
tenure              likewise
silence             likewise

check (select count(*) from int_cluster_sample) <= 2000
*/
with

placed as (
    select
        *,
        row_number() over (order by net_revenue, order_frequency, tenure, customer_id) as place,
        count(*) over () as customers
    from int_customer_feature
),

drawn as (
    select
        *,
        floor(cast(place * 2000 as double) / nullif(customers, 0)) as share,
        floor(cast((place - 1) * 2000 as double) / nullif(customers, 0)) as share_before
    from placed
)

select
    customer_id,
    net_revenue,
    revenue_growth,
    contribution_rate,
    cost_to_serve_rate,
    order_frequency,
    product_lines,
    tenure,
    silence
from drawn
where customers <= 2000 or share > share_before
