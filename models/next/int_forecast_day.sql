/*
The days of which the sales pipeline is looked at: today, and the ends of complete months.

One row per as_of.

as_of     the day
is_today  the business date
is_tried  six to eighteen months ago: most of what was open then is decided by now, so forecasts of that day
          can be held against what came
*/
select
    b.business_date as as_of,
    true as is_today,
    false as is_tried
from set_business_date as b
union all
select
    m.month_end,
    false,
    n.number - m.number between 6 and 18
from dim_month as m
cross join (select max(number) as number from dim_month where is_complete) as n
inner join set_business_date as b on m.month_end < b.business_date
where m.is_complete
