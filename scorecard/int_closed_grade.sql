/*
What the scorecard showed of closed months when they were closed, with the rules of then. At another
level of customers, what it showed there.

One row per level, node, month.

level             kpi, objective, perspective or scorecard
node              the name of the KPI, objective or perspective; the scorecard's is "scorecard"
month             first day of the month
closed_at         when the month was closed, UTC
closed_by         who closed it
parent            what it belonged to: the objective of a KPI, the perspective of an objective
position          its place among those of its level
title_de          of an objective, in German
title_en          of an objective, in English
weight            its weight among those that belonged to the same
value             of a KPI, over its period
target            of a KPI, at that month
red               of a KPI: score 0 at this value or worse
veto              of a KPI: whether its objective was at most yellow while it was red
score             0 to 10
status            green, yellow, red or no_data
reason            why a KPI had no value
missing_entity    the entity of the contract that the reason speaks of
value_low         lower bound of the 95 % interval
value_high        upper bound of it
numerator         what the value was made from
denominator       what the value was made from
weight_with_data  share of the weight below that had data, 0 to 1; of a KPI empty
red_kpis          number of red KPIs below; of a KPI empty
green             the lowest score that was green
yellow            the lowest score that was yellow
*/
select
    level,
    node,
    month,
    closed_at,
    closed_by,
    parent,
    position,
    title_de,
    title_en,
    weight,
    value,
    target,
    red,
    veto,
    score,
    status,
    reason,
    missing_entity,
    value_low,
    value_high,
    numerator,
    denominator,
    weight_with_data,
    red_kpis,
    green,
    yellow
from set_closed_grade
where customer_level = 'customer'
