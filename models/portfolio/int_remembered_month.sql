/*
The month ends that the portfolio and the stages of life remember: the last twelve before the business date.

Most nights it is what it was, and so is all that is told as of month ends.

One row per as_of.

as_of      a month end
steps_ago  1 is the newest

check steps_ago between 1 and 12
*/
select
    m.month_end as as_of,
    cast(row_number() over (order by m.month_end desc) as integer) as steps_ago
from dim_month as m
inner join set_business_date as b on m.month_end < b.business_date
order by m.month_end desc
limit 12
