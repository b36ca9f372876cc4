/*
What stands at each stage of the sales pipeline today, which share of the value at it was won so far, and what
that makes of it, beside what sales itself expects.

One row per stage.

stage              the source's word; unknown where it delivers no stages
opportunities      open ones
amount             of them together, company currency, without tax
sales_probability  mean of what sales sees, by amount; empty where it says nothing
decided            opportunities that stood at the stage at the ends of past months, and are decided
won                of them
hit_rate           share of the value that is expected to be won; empty where fewer than ten are decided
expected_amount    amount × hit_rate
sales_amount       amount × probability, as sales sees it
usual_days         half of the won ones were decided within so many days

check opportunities > 0
*/
with

summed as (
    select
        o.as_of,
        o.stage,
        count(*) as opportunities,
        sum(o.amount) as amount,
        sum(case when o.probability is not null then o.amount end) as judged_amount,
        sum(cast(cast(o.amount as double) * o.probability as decimal(18, 4))) as sales_amount,
        sum(o.expected_amount) as expected_amount,
        max(o.hit_rate) as hit_rate,
        max(o.usual_days) as usual_days
    from int_rated_opportunity as o
    inner join int_forecast_day as d on o.as_of = d.as_of and d.is_today
    group by o.as_of, o.stage
)

select
    s.stage,
    cast(s.opportunities as bigint) as opportunities,
    cast(s.amount as decimal(18, 4)) as amount,
    cast(s.sales_amount as double) / nullif(cast(s.judged_amount as double), 0) as sales_probability,
    coalesce(r.decided, 0) as decided,
    coalesce(r.won, 0) as won,
    s.hit_rate,
    cast(s.expected_amount as decimal(18, 4)) as expected_amount,
    cast(s.sales_amount as decimal(18, 4)) as sales_amount,
    s.usual_days
from summed as s
left join int_stage_rate as r on s.as_of = r.as_of and s.stage = r.stage
