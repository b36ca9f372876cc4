/*
In which cell of the portfolio each customer was at the last twelve month ends, and is now, by the criteria,
weights and cuts of today.

What nobody remembers (lifetime_value, churn_risk, unbought_lines) has the points of today at each month end.

One row per customer_id, as_of.

customer_id     active at that day, as it is known now
as_of           a month end, or the business date
steps_ago       0 is the business date, 1 the month end before it
attractiveness  0 to 100 points; empty where nothing is known
position        0 to 100 points; empty where nothing is known
cell            its cell then; empty where an axis is

check steps_ago between 0 and 12
check attractiveness between 0 and 100 or attractiveness is null
check position between 0 and 100 or position is null
*/
with

points as (
    select
        customer_id,
        as_of,
        0 as steps_ago,
        attractiveness,
        position
    from int_portfolio_points
    union all
    select
        m.customer_id,
        m.as_of,
        r.steps_ago,
        round(
            cast(m.attractiveness_points + coalesce(n.attractiveness_forecast_points, 0) as double)
            / nullif(m.attractiveness_weight + coalesce(n.attractiveness_forecast_weight, 0), 0),
            6
        ),
        round(
            cast(m.position_points + coalesce(n.position_forecast_points, 0) as double)
            / nullif(m.position_weight + coalesce(n.position_forecast_weight, 0), 0),
            6
        )
    from int_portfolio_rating_month as m
    inner join int_remembered_month as r on m.as_of = r.as_of
    left join int_portfolio_points as n on m.customer_id = n.customer_id
)

select
    p.customer_id,
    p.as_of,
    cast(p.steps_ago as integer) as steps_ago,
    p.attractiveness,
    p.position,
    g.cell
from points as p
left join set_portfolio_cell as g
    on
        p.attractiveness >= g.attractiveness_from
        and p.attractiveness < g.attractiveness_to
        and p.position >= g.position_from
        and p.position < g.position_to
