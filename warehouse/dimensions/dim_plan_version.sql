/*
The versions of plans and forecasts.

One row per version.
Rebuilt by version.

version      such as "Budget V2" or "3+9"
status       draft, approved or replaced; empty where the source does not say
frozen_on    nobody has changed it since
first_month  first month that it plans
last_month   last month that it plans
entries      how many numbers it has
*/
select
    version,
    max(status) as status,
    max(frozen_on) as frozen_on,
    min(month) as first_month,
    max(month) as last_month,
    count(*) as entries
from stg_plan_entries
group by version
