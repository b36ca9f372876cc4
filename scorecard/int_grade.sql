/*
What the scorecard shows of each month by the rules and the data of now, and by which rules.

One row per level, node, month.

level             kpi, objective, perspective or scorecard
node              the name of the KPI, objective or perspective; the scorecard's is "scorecard"
month             first day of the month
parent            what it belongs to: the objective of a KPI, the perspective of an objective
position          its place among those of its level
title_de          of an objective, in German
title_en          of an objective, in English
weight            its weight among those that belong to the same
value             of a KPI, over its period
target            of a KPI, at that month
red               of a KPI: score 0 at this value or worse
veto              of a KPI: whether its objective is at most yellow while it is red
score             0 to 10
status            green, yellow, red or no_data
weight_with_data  share of the weight below that has data, 0 to 1; of a KPI empty
red_kpis          number of red KPIs below; of a KPI empty
green             the lowest score that is green
yellow            the lowest score that is yellow

check score between 0 and 10 or status = 'no_data'
*/
with

months as (
    select distinct month from int_kpi_grade
),

nodes as (
    select
        'objective' as level,
        objective as node,
        perspective as parent,
        position,
        title_de,
        title_en,
        weight
    from set_objective
    union all
    select 'perspective', perspective, null, position, null, null, weight
    from set_perspective
    union all
    select 'scorecard', 'scorecard', null, 0, null, null, 1
    from set_scorecard
),

/* One without KPIs is shown, too. */
graded_nodes as (
    select
        n.level,
        n.node,
        m.month,
        n.parent,
        n.position,
        n.title_de,
        n.title_en,
        n.weight,
        g.score,
        coalesce(g.status, 'no_data') as status,
        coalesce(g.weight_with_data, 0) as weight_with_data,
        coalesce(g.red_kpis, 0) as red_kpis
    from months as m
    cross join nodes as n
    left join int_node_grade as g
        on n.level = g.level and n.node = g.node and m.month = g.month
),

grades as (
    select
        'kpi' as level,
        g.kpi as node,
        g.month,
        k.objective as parent,
        k.position,
        null as title_de,
        null as title_en,
        k.weight,
        g.value,
        g.target,
        k.red,
        k.veto,
        g.score,
        g.status,
        g.reason,
        g.missing_entity,
        g.value_low,
        g.value_high,
        g.numerator,
        g.denominator,
        null as weight_with_data,
        null as red_kpis
    from int_kpi_grade as g
    inner join set_kpi as k on g.kpi = k.kpi
    union all
    select
        level,
        node,
        month,
        parent,
        position,
        title_de,
        title_en,
        weight,
        null,
        null,
        null,
        null,
        score,
        status,
        null,
        null,
        null,
        null,
        null,
        null,
        weight_with_data,
        red_kpis
    from graded_nodes
)

select
    g.level,
    g.node,
    g.month,
    g.parent,
    g.position,
    g.title_de,
    g.title_en,
    g.weight,
    g.value,
    g.target,
    g.red,
    g.veto,
    g.score,
    g.status,
    g.reason,
    g.missing_entity,
    g.value_low,
    g.value_high,
    g.numerator,
    g.denominator,
    g.weight_with_data,
    g.red_kpis,
    c.green,
    c.yellow
from grades as g
cross join set_scorecard as c
