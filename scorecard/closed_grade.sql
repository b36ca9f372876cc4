/*
The scorecard of closed months: as it was reported, beside what it would be by the rules and the data
of now.

One row per level, node, month.

level            kpi, objective, perspective or scorecard
node             the name of the KPI, objective or perspective; the scorecard's is "scorecard"
month            first day of the month
reported_value   of a KPI, when the month was closed; empty where there was none
value            the same by the rules and the data of now
reported_target  of a KPI, when the month was closed
target           the same by the rules of now
reported_weight  among those that belonged to the same, when the month was closed
weight           the same by the rules of now
reported_score   when the month was closed
score            the same by the rules and the data of now
reported_status  green, yellow, red or no_data, when the month was closed; empty where the scorecard
    did not have it
status           the same by the rules and the data of now; empty where the scorecard has it no more
differs          whether any of them is another

check not (reported_status is null and status is null)
*/
with

closed_months as (
    select distinct month from int_closed_grade
),

now as (
    select * from int_grade where month in (select month from closed_months)
),

both_sides as (
    select
        coalesce(r.level, n.level) as level,
        coalesce(r.node, n.node) as node,
        coalesce(r.month, n.month) as month,
        r.value as reported_value,
        n.value,
        r.target as reported_target,
        n.target,
        r.weight as reported_weight,
        n.weight,
        r.score as reported_score,
        n.score,
        r.status as reported_status,
        n.status
    from int_closed_grade as r
    full join now as n on r.level = n.level and r.node = n.node and r.month = n.month
)

select
    level,
    node,
    month,
    reported_value,
    value,
    reported_target,
    target,
    reported_weight,
    weight,
    reported_score,
    score,
    reported_status,
    status,
    coalesce(reported_status, 'no_data') <> coalesce(status, 'no_data')
        or abs(coalesce(reported_value, 0) - coalesce(value, 0))
            > 0.000000001 * greatest(abs(coalesce(reported_value, 0)), abs(coalesce(value, 0)))
        or abs(coalesce(reported_target, 0) - coalesce(target, 0))
            > 0.000000001 * greatest(abs(coalesce(reported_target, 0)), abs(coalesce(target, 0)))
        or abs(coalesce(reported_weight, 0) - coalesce(weight, 0))
            > 0.000000001 * greatest(abs(coalesce(reported_weight, 0)), abs(coalesce(weight, 0)))
        or abs(coalesce(reported_score, 0) - coalesce(score, 0))
            > 0.000000001 * greatest(abs(coalesce(reported_score, 0)), abs(coalesce(score, 0))) as differs
from both_sides
