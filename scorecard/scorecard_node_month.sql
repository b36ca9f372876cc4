/*
Objectives, perspectives and the whole scorecard at the end of each month: weighted means of what
they consist of. What has no data takes no part, and its share of the weight is shown.

One row per level, node, month.

level             objective, perspective or scorecard
node              the objective's or perspective's name; the scorecard's is "scorecard"
month             first day of the month
score             weighted mean of the scores below, 0 to 10; empty without any data. An objective
    with a red veto KPI stays below green
status            green, yellow, red or no_data
weight_with_data  share of the weight below that has data, 0 to 1
red_kpis          number of red KPIs below, which a mean would hide

check score between 0 and 10 or status = 'no_data'
check weight_with_data between 0 and 1
*/
with

cuts as (
    select * from set_scorecard
),

kpis as (
    select s.month, s.score, s.status, k.objective, k.weight, k.veto
    from scorecard_month as s
    inner join set_kpi as k on s.kpi = k.kpi
),

objectives as (
    select
        k.month,
        k.objective,
        sum(k.weight * k.score) / nullif(sum(case when k.score is not null then k.weight end), 0)
            as mean_score,
        sum(case when k.score is not null then k.weight else 0 end) / sum(k.weight)
            as weight_with_data,
        count(*) filter (where k.status = 'red') as red_kpis,
        count(*) filter (where k.status = 'red' and k.veto) as red_vetoes
    from kpis as k
    group by k.month, k.objective
),

graded_objectives as (
    select
        o.month,
        o.objective,
        case
            when o.red_vetoes > 0 and o.mean_score >= c.green then c.green - 0.1
            else o.mean_score
        end as score,
        o.weight_with_data,
        o.red_kpis,
        s.perspective,
        s.weight
    from objectives as o
    inner join set_objective as s on o.objective = s.objective
    cross join cuts as c
),

perspectives as (
    select
        o.month,
        o.perspective,
        sum(o.weight * o.score) / nullif(sum(case when o.score is not null then o.weight end), 0)
            as score,
        sum(o.weight * o.weight_with_data) / sum(o.weight) as weight_with_data,
        sum(o.red_kpis) as red_kpis
    from graded_objectives as o
    group by o.month, o.perspective
),

scorecards as (
    select
        p.month,
        sum(s.weight * p.score) / nullif(sum(case when p.score is not null then s.weight end), 0)
            as score,
        sum(s.weight * p.weight_with_data) / sum(s.weight) as weight_with_data,
        sum(p.red_kpis) as red_kpis
    from perspectives as p
    inner join set_perspective as s on p.perspective = s.perspective
    group by p.month
),

nodes as (
    select 'objective' as level, objective as node, month, score, weight_with_data, red_kpis
    from graded_objectives
    union all
    select 'perspective', perspective, month, score, weight_with_data, red_kpis
    from perspectives
    union all
    select 'scorecard', 'scorecard', month, score, weight_with_data, red_kpis
    from scorecards
)

select
    n.level,
    n.node,
    n.month,
    n.score,
    case
        when n.score is null then 'no_data'
        when n.score >= c.green then 'green'
        when n.score >= c.yellow then 'yellow'
        else 'red'
    end as status,
    least(n.weight_with_data, 1.0) as weight_with_data,
    cast(n.red_kpis as bigint) as red_kpis
from nodes as n
cross join cuts as c
