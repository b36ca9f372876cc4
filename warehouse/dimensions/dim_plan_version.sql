/*
The versions of plans and forecasts. A version is one of its fiscal year: a name that returns every year is
another version each time.

One row per version, fiscal_year.
Rebuilt by version.

version      such as "Budget V2" or "3+9"
fiscal_year  that it plans
status       draft, approved or replaced; empty where the source does not say. Where its numbers differ,
             one that is replaced makes the version replaced, and a draft makes it a draft
frozen_on    nobody has changed it since
first_month  first month that it plans
last_month   last month that it plans
entries      how many numbers it has
*/
select
    p.version,
    cast(
        year(date_add(p.month, to_months(cast((13 - c.fiscal_year_starts) % 12 as integer)))) as integer
    ) as fiscal_year,
    arg_max(p.status, list_position(['approved', 'draft', 'replaced'], p.status)) as status,
    max(p.frozen_on) as frozen_on,
    min(p.month) as first_month,
    max(p.month) as last_month,
    count(*) as entries
from stg_plan_entries as p
cross join set_company as c
group by all
