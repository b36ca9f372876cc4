/*
Objectives, perspectives and the whole scorecard at the end of each month. Closed months stay as they
were reported; closed_grade has beside it what they would be now.

One row per level, node, month.

level             objective, perspective or scorecard
node              the objective's or perspective's name; the scorecard's is "scorecard"
month             first day of the month
score             weighted mean of the scores below, 0 to 10; empty without any data. An objective
    with a red veto KPI stays below green
status            green, yellow, red or no_data
weight_with_data  share of the weight below that has data, 0 to 1
red_kpis          number of red KPIs below, which a mean would hide
is_closed         whether it stays as it was reported

check score between 0 and 10 or status = 'no_data'
check weight_with_data between 0 and 1
*/
with

closed as (
    select * from int_closed_grade where level <> 'kpi'
),

closed_months as (
    select distinct month from int_closed_grade
)

select
    g.level,
    g.node,
    g.month,
    g.score,
    g.status,
    g.weight_with_data,
    g.red_kpis,
    false as is_closed
from int_node_grade as g
left join closed_months as m on g.month = m.month
where m.month is null
union all
select
    level,
    node,
    month,
    score,
    status,
    weight_with_data,
    red_kpis,
    true
from closed
