/*
Until when models of purchases learn, and which of that time is held out, so that they can be tried on it.

They learn until the end of the last complete month, and so anew once a month; what is forecast of a
customer knows its newest purchase all the same. A history of less than 13 weeks counts to its last day.

One row.

first_on       day of the first purchase of all customers; empty without any
learnt_until   last day of the last complete month, or the business date
held_out_days  length of the last third of the time from first_on to learnt_until
held_out_from  first day of it
year_from      first of the 364 days before it

check learnt_until <= (select business_date from set_business_date)
*/
with

until as (
    select
        f.first_on,
        case
            when date_diff('day', f.first_on, m.month_end) >= 91 then m.month_end
            else b.business_date
        end as learnt_until
    from set_business_date as b
    cross join (select min(first_on) as first_on from int_purchase_history) as f
    cross join (select max(month_end) as month_end from dim_month where is_complete) as m
),

span as (
    select
        first_on,
        learnt_until,
        cast(floor(cast(date_diff('day', first_on, learnt_until) as double) / 3) as bigint) as held_out_days
    from until
)

select
    first_on,
    learnt_until,
    held_out_days,
    cast(learnt_until - (held_out_days - 1) * interval '1' day as date) as held_out_from,
    cast(learnt_until - (held_out_days + 363) * interval '1' day as date) as year_from
from span
