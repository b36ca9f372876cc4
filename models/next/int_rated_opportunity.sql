/*
Open opportunities, today's and those of the days on which forecasts are tried, with the rate of their stage
that was known then.

One row per as_of, opportunity_id.

as_of            the day
opportunity_id   the opportunity
stage            the source's word
amount           as sales saw it then; empty where nobody said
probability      as sales saw it then
hit_rate         of its stage; of all, where nothing of its stage is decided
rate_error       standard error of it
usual_days       half of the won ones were decided within so many days
expected_amount  amount × hit_rate
is_won           what came of it; empty: still open
*/
select
    o.as_of,
    o.opportunity_id,
    o.stage,
    o.amount,
    o.probability,
    coalesce(r.hit_rate, a.hit_rate) as hit_rate,
    coalesce(r.rate_error, a.rate_error) as rate_error,
    coalesce(r.usual_days, a.usual_days) as usual_days,
    cast(cast(o.amount as double) * coalesce(r.hit_rate, a.hit_rate) as decimal(18, 4)) as expected_amount,
    o.is_won
from int_open_opportunity as o
inner join int_forecast_day as d on o.as_of = d.as_of and (d.is_today or d.is_tried)
left join int_stage_rate as r on o.as_of = r.as_of and o.stage = r.stage
left join int_stage_rate as a on o.as_of = a.as_of and a.stage is null
