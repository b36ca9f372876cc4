/*
In which cell of the portfolio each customer was at the last twelve month ends, and now: who moved.

Criteria, weights and cuts are those of today, so a move comes of the customer and not of a rule. What nobody
remembers (lifetime_value, churn_risk, unbought_lines) has the points of today at each month end.

One row per customer_id, as_of.

customer_id     active at that day
as_of           a month end, or the business date
steps_ago       0 is the business date, 1 the month end before it
attractiveness  0 to 100 points; empty where nothing is known
position        0 to 100 points; empty where nothing is known
cell            its cell then; empty where an axis is
cell_before     its cell at the day before in this table; empty where it had none
cell_after      its cell at the day after; empty where it had none, and at the business date
came            it was not active at the day before, and this is not the first day
left_after      it is not active any more at the day after

check steps_ago between 0 and 12
check attractiveness between 0 and 100 or attractiveness is null
check position between 0 and 100 or position is null
check not came or cell_before is null
check not left_after or cell_after is null
*/
with

/* Days are those of the calendar, so that a company without customers for a month has it, too. */
days as (
    select as_of, steps_ago
    from int_remembered_month
    union all
    select business_date, 0
    from set_business_date
),

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
),

placed as (
    select
        p.customer_id,
        p.as_of,
        p.steps_ago,
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
),

beside as (
    select
        customer_id,
        as_of,
        steps_ago,
        attractiveness,
        position,
        cell,
        lag(cell) over (partition by customer_id order by steps_ago desc) as cell_before,
        lag(steps_ago) over (partition by customer_id order by steps_ago desc) as steps_before,
        lead(cell) over (partition by customer_id order by steps_ago desc) as cell_after,
        lead(steps_ago) over (partition by customer_id order by steps_ago desc) as steps_after
    from placed
),

newest as (
    select max(steps_ago) as first_day
    from days
)

select
    b.customer_id,
    b.as_of,
    cast(b.steps_ago as integer) as steps_ago,
    b.attractiveness,
    b.position,
    b.cell,
    case when b.steps_before = b.steps_ago + 1 then b.cell_before end as cell_before,
    case when b.steps_after = b.steps_ago - 1 then b.cell_after end as cell_after,
    b.steps_ago < n.first_day and coalesce(b.steps_before <> b.steps_ago + 1, true) as came,
    b.steps_ago > 0 and coalesce(b.steps_after <> b.steps_ago - 1, true) as left_after
from beside as b
cross join newest as n
