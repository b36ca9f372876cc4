/*
The periods of fiscal years: twelve months, and 13 to 16 in which a year is closed.

One row per fiscal_year, period.

fiscal_year  named after the calendar year that it ends in
period       1 to 16
first_day    of the month; of 13 to 16, the last day of the year
last_day     of the month; of 13 to 16, the last day of the year
is_closing   13 to 16: entries that close the year
*/
with

months as (
    select fiscal_year, fiscal_period as period, min(day) as first_day, max(day) as last_day
    from dim_date
    group by fiscal_year, fiscal_period
)

select fiscal_year, period, first_day, last_day, false as is_closing
from months
union all
select m.fiscal_year, c.period, m.last_day, m.last_day, true
from months as m
cross join (select cast(unnest([13, 14, 15, 16]) as integer) as period) as c
where m.period = 12
