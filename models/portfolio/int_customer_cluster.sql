/*
The cluster of each customer: that whose centre is nearest. All of it is as of the newest complete month end.

One row per customer_id.

customer_id  active at the newest complete month end
cluster      as in int_cluster_centre
distance     from its centre, in deviations

check distance >= 0
*/
with

centres as (
    select
        max(case when feature = 'net_revenue' then centre end) as net_revenue,
        max(case when feature = 'net_revenue' then usual end) as net_revenue_usual,
        max(case when feature = 'net_revenue' then spread end) as net_revenue_spread,
        max(case when feature = 'revenue_growth' then centre end) as revenue_growth,
        max(case when feature = 'revenue_growth' then usual end) as revenue_growth_usual,
        max(case when feature = 'revenue_growth' then spread end) as revenue_growth_spread,
        max(case when feature = 'contribution_rate' then centre end) as contribution_rate,
        max(case when feature = 'contribution_rate' then usual end) as contribution_rate_usual,
        max(case when feature = 'contribution_rate' then spread end) as contribution_rate_spread,
        max(case when feature = 'cost_to_serve_rate' then centre end) as cost_to_serve_rate,
        max(case when feature = 'cost_to_serve_rate' then usual end) as cost_to_serve_rate_usual,
        max(case when feature = 'cost_to_serve_rate' then spread end) as cost_to_serve_rate_spread,
        max(case when feature = 'order_frequency' then centre end) as order_frequency,
        max(case when feature = 'order_frequency' then usual end) as order_frequency_usual,
        max(case when feature = 'order_frequency' then spread end) as order_frequency_spread,
        max(case when feature = 'product_lines' then centre end) as product_lines,
        max(case when feature = 'product_lines' then usual end) as product_lines_usual,
        max(case when feature = 'product_lines' then spread end) as product_lines_spread,
        max(case when feature = 'tenure' then centre end) as tenure,
        max(case when feature = 'tenure' then usual end) as tenure_usual,
        max(case when feature = 'tenure' then spread end) as tenure_spread,
        max(case when feature = 'silence' then centre end) as silence,
        max(case when feature = 'silence' then usual end) as silence_usual,
        max(case when feature = 'silence' then spread end) as silence_spread,
        cluster,
        min(place) as place
    from int_cluster_centre
    where is_chosen
    group by cluster
),

/* A feature that clusters are not made of has no centre; one that is not known is taken as usual. */
distances as (
    select
        f.customer_id,
        c.cluster,
        c.place,
        coalesce(power(cast(f.net_revenue - c.net_revenue_usual as double) / nullif(c.net_revenue_spread, 0) - c.net_revenue, 2), power(c.net_revenue, 2), 0)
        + coalesce(power(cast(f.revenue_growth - c.revenue_growth_usual as double) / nullif(c.revenue_growth_spread, 0) - c.revenue_growth, 2), power(c.revenue_growth, 2), 0)
        + coalesce(power(cast(f.contribution_rate - c.contribution_rate_usual as double) / nullif(c.contribution_rate_spread, 0) - c.contribution_rate, 2), power(c.contribution_rate, 2), 0)
        + coalesce(power(cast(f.cost_to_serve_rate - c.cost_to_serve_rate_usual as double) / nullif(c.cost_to_serve_rate_spread, 0) - c.cost_to_serve_rate, 2), power(c.cost_to_serve_rate, 2), 0)
        + coalesce(power(cast(f.order_frequency - c.order_frequency_usual as double) / nullif(c.order_frequency_spread, 0) - c.order_frequency, 2), power(c.order_frequency, 2), 0)
        + coalesce(power(cast(f.product_lines - c.product_lines_usual as double) / nullif(c.product_lines_spread, 0) - c.product_lines, 2), power(c.product_lines, 2), 0)
        + coalesce(power(cast(f.tenure - c.tenure_usual as double) / nullif(c.tenure_spread, 0) - c.tenure, 2), power(c.tenure, 2), 0)
        + coalesce(power(cast(f.silence - c.silence_usual as double) / nullif(c.silence_spread, 0) - c.silence, 2), power(c.silence, 2), 0) as distance
    from int_customer_feature as f
    cross join centres as c
),

nearest as (
    select
        customer_id,
        cluster,
        distance,
        row_number() over (partition by customer_id order by distance, place) as number
    from distances
)

select
    customer_id,
    cluster,
    sqrt(distance) as distance
from nearest
where number = 1
