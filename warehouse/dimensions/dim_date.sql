/*
Every day from the first year of any fact to the end of the year after the business date.

One row per day.

year                    calendar year
quarter                 of the calendar year, 1 to 4
month                   the month's first day
month_end               the month's last day
iso_year                the year that the ISO week belongs to
iso_week                1 to 53, beginning on Monday
weekday                 1 is Monday, 7 is Sunday
fiscal_year             named after the calendar year that it ends in
fiscal_period           1 to 12; period 1 is the first month of the fiscal year
fiscal_quarter          1 to 4
is_holiday              a public holiday of the company's region
holiday                 its name
is_working_day          Monday to Friday, and no holiday
working_minutes         minutes in which the desk is staffed that day
working_minutes_before  the same, of all days before: two moments differ by working minutes
working_days_before     working days before this one: two days differ by working days

check fiscal_period between 1 and 12
*/
with

company as (
    select * from set_company
),

range_of_days as (
    select
        date_trunc('year', least(min(f.day), any_value(b.business_date))) as first_day,
        date_trunc('year', any_value(b.business_date)) + interval 2 year - interval 1 day as last_day
    from set_business_date as b
    left join int_fact_day as f on true
),

days as (
    select cast(unnest(generate_series(first_day, last_day, interval 1 day)) as date) as day
    from range_of_days
),

described as (
    select
        d.day,
        h.day is not null as is_holiday,
        h.name as holiday,
        isodow(d.day) <= 5 and h.day is null as is_working_day,
        date_add(d.day, to_months(cast((13 - c.fiscal_year_starts) % 12 as integer))) as fiscal_day,
        (c.working_to - c.working_from) * 60 as minutes_of_working_day
    from days as d
    cross join company as c
    left join set_holiday as h on d.day = h.day
)

select
    day,
    cast(year(day) as integer) as year,
    cast(quarter(day) as integer) as quarter,
    cast(date_trunc('month', day) as date) as month,
    last_day(day) as month_end,
    cast(isoyear(day) as integer) as iso_year,
    cast(weekofyear(day) as integer) as iso_week,
    cast(isodow(day) as integer) as weekday,
    cast(year(fiscal_day) as integer) as fiscal_year,
    cast(month(fiscal_day) as integer) as fiscal_period,
    cast(quarter(fiscal_day) as integer) as fiscal_quarter,
    is_holiday,
    holiday,
    is_working_day,
    cast(if(is_working_day, minutes_of_working_day, 0) as bigint) as working_minutes,
    cast(
        coalesce(
            sum(if(is_working_day, minutes_of_working_day, 0)) over (
                order by day rows between unbounded preceding and 1 preceding
            ),
            0
        ) as bigint
    ) as working_minutes_before,
    cast(
        coalesce(
            count(*) filter (where is_working_day) over (
                order by day rows between unbounded preceding and 1 preceding
            ),
            0
        ) as bigint
    ) as working_days_before
from described
order by day
