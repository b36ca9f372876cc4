/*
The scorecard: each KPI at the end of each complete month, with its grade. Closed months stay as they
were reported; closed_grade has beside it what they would be now.

One row per kpi, month.

kpi             the KPI's id in the library
month           first day of the month
value           over the KPI's period (R12, M or T); empty where there is none
target          the target path at that month
score           0 at the red end, 10 at the target
status          green, yellow, red or no_data
reason          why there is no value: no_stream, no_delivery, no_rows, staging_failed,
    short_history, no_denominator or too_few
missing_entity  the entity of the contract that the reason speaks of
value_low       lower bound of the 95 % interval, where the value is a share of a count
value_high      upper bound of it
numerator       what the value was made from
denominator     what the value was made from
is_closed       whether it stays as it was reported

check score between 0 and 10 or status = 'no_data'
check (value is null) = (status = 'no_data')
check (reason is null) = (value is not null)
*/
with

closed as (
    select * from int_closed_grade where level = 'kpi'
),

closed_months as (
    select distinct month from int_closed_grade
)

select
    g.kpi,
    g.month,
    g.value,
    g.target,
    g.score,
    g.status,
    g.reason,
    g.missing_entity,
    g.value_low,
    g.value_high,
    g.numerator,
    g.denominator,
    false as is_closed
from int_kpi_grade as g
left join closed_months as m on g.month = m.month
where m.month is null
union all
select
    node,
    month,
    value,
    target,
    score,
    status,
    reason,
    missing_entity,
    value_low,
    value_high,
    numerator,
    denominator,
    true
from closed
