/*
The whole scorecard of each closed month: as it was reported, beside what it would be by the rules and
the data of now.

One row per month.

reported_score  0 to 10, when the month was closed; empty without any data
score           the same by the rules and the data of now
kpis            KPIs that were reported
other_kpis      KPIs that would be different now, those among them that came or went since

check other_kpis >= 0
*/
select
    month,
    max(case when level = 'scorecard' then reported_score end) as reported_score,
    max(case when level = 'scorecard' then score end) as score,
    sum(case when level = 'kpi' and reported_status is not null then 1 else 0 end) as kpis,
    sum(case when level = 'kpi' and differs then 1 else 0 end) as other_kpis
from closed_grade
group by month
