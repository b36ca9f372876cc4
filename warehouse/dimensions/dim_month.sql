/*
Every month from the first fact to the business date.

One row per month.

month_end    the month's last day
is_complete  the month was over at the business date; other months are not graded
number       1 is the first month

check month_end >= month
*/
with

history as (
    select
        (select min(day) from int_fact_day) as first_day,
        (select business_date from set_business_date) as business_date
)

select
    d.month,
    d.month_end,
    any_value(d.fiscal_year) as fiscal_year,
    any_value(d.fiscal_period) as fiscal_period,
    d.month_end <= any_value(h.business_date) as is_complete,
    cast(row_number() over (order by d.month) as integer) as number
from dim_date as d
cross join history as h
where d.month_end >= h.first_day and d.month <= h.business_date
group by d.month, d.month_end
order by d.month
