/*
What was known on a day of the opportunities that had stood at a stage at the ends of earlier months, 6 to 30
of them ago: of each that is decided, for how many month ends, and whether it was won.

They are looked at as they are when one forecasts, on a day between: counted from when they reach a stage,
those that pass it fast, which are won more often, would count as much as those that stay.

One row per as_of, stage, opportunity_id.

as_of           today, or a day on which forecasts are tried
stage           the source's word
opportunity_id  the opportunity
weight          its amount, times the month ends; of one without an amount nothing is known
is_won          it was won
days            from the first of these month ends to the decision
*/
select
    d.as_of,
    o.stage,
    o.opportunity_id,
    sum(o.amount) as weight,
    max(case when o.is_won then 1 else 0 end) = 1 as is_won,
    max(date_diff('day', o.as_of, o.decided_on)) as days
from int_open_opportunity as o
inner join int_forecast_day as d
    on
        (d.is_today or d.is_tried)
        and o.decided_on <= d.as_of
        and o.as_of <= cast(d.as_of - interval '6' month as date)
        and o.as_of > cast(d.as_of - interval '30' month as date)
where o.amount > 0
group by d.as_of, o.stage, o.opportunity_id
