/*
What customers answered when we asked them.

One row per month.
Rebuilt by month.

service_answers    answers after a service case, 1 to 5
satisfied_answers  of them, 4 or 5
promoters          answers of 9 or 10 to whether they would recommend us
passives           answers of 7 or 8
detractors         answers of 0 to 6

check satisfied_answers <= service_answers
*/
with

answers as (
    select
        month,
        count(*) filter (where kind = 'csat') as service_answers,
        count(*) filter (where kind = 'csat' and score >= 4) as satisfied_answers,
        count(*) filter (where kind = 'nps' and score >= 9) as promoters,
        count(*) filter (where kind = 'nps' and score >= 7 and score < 9) as passives,
        count(*) filter (where kind = 'nps' and score < 7) as detractors
    from fct_survey_response
    where score is not null
    group by month
)

select
    m.month,
    coalesce(a.service_answers, 0) as service_answers,
    coalesce(a.satisfied_answers, 0) as satisfied_answers,
    coalesce(a.promoters, 0) as promoters,
    coalesce(a.passives, 0) as passives,
    coalesce(a.detractors, 0) as detractors
from dim_month as m
left join answers as a on m.month = a.month
