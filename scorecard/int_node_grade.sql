/*
Objectives, perspectives and the whole scorecard at the end of each month, by the rules and the data of
now: weighted means of what they consist of. What has no data takes no part, and its share of the
weight is shown.

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

/* Sums of doubles depend on their order, so weights and scores are decimals here. */
kpis as (
    select
        s.month,
        s.status,
        k.objective,
        k.veto,
        cast(k.weight as decimal(18, 6)) as weight,
        case when s.score is not null then cast(k.weight as decimal(18, 6)) else 0 end
            as weight_with_data,
        cast(k.weight * s.score as decimal(18, 6)) as weighted_score
    from int_kpi_grade as s
    inner join set_kpi as k on s.kpi = k.kpi
),

objectives as (
    select
        month,
        objective,
        cast(sum(weighted_score) as double) / nullif(sum(weight_with_data), 0) as mean_score,
        cast(sum(weight_with_data) as double) / nullif(sum(weight), 0) as share_with_data,
        count(*) filter (where status = 'red') as red_kpis,
        count(*) filter (where status = 'red' and veto) as red_vetoes
    from kpis
    group by month, objective
),

graded_objectives as (
    select
        o.month,
        o.objective,
        case
            when o.red_vetoes > 0 and o.mean_score >= c.green then c.green - 0.1
            else o.mean_score
        end as score,
        o.share_with_data,
        o.red_kpis,
        s.perspective,
        cast(s.weight as decimal(18, 6)) as weight
    from objectives as o
    inner join set_objective as s on o.objective = s.objective
    cross join cuts as c
),

perspectives as (
    select
        month,
        perspective,
        cast(sum(cast(weight * score as decimal(18, 6))) as double)
            / nullif(sum(case when score is not null then weight else 0 end), 0) as score,
        cast(sum(cast(weight * share_with_data as decimal(18, 6))) as double)
            / nullif(sum(weight), 0) as share_with_data,
        sum(red_kpis) as red_kpis
    from graded_objectives
    group by month, perspective
),

weighted_perspectives as (
    select
        p.month,
        p.score,
        p.share_with_data,
        p.red_kpis,
        cast(s.weight as decimal(18, 6)) as weight
    from perspectives as p
    inner join set_perspective as s on p.perspective = s.perspective
),

scorecards as (
    select
        month,
        cast(sum(cast(weight * score as decimal(18, 6))) as double)
            / nullif(sum(case when score is not null then weight else 0 end), 0) as score,
        cast(sum(cast(weight * share_with_data as decimal(18, 6))) as double)
            / nullif(sum(weight), 0) as share_with_data,
        sum(red_kpis) as red_kpis
    from weighted_perspectives
    group by month
),

nodes as (
    select 'objective' as level, objective as node, month, score, share_with_data, red_kpis
    from graded_objectives
    union all
    select 'perspective', perspective, month, score, share_with_data, red_kpis
    from perspectives
    union all
    select 'scorecard', 'scorecard', month, score, share_with_data, red_kpis
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
    least(n.share_with_data, 1.0) as weight_with_data,
    cast(n.red_kpis as bigint) as red_kpis
from nodes as n
cross join cuts as c
