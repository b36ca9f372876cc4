/*
What cost centres could do in a month: practical capacity, after holidays, leave and sickness.

One row per cost_centre, month.
Rebuilt by cost_centre, month.

cost_centre  where the people work
month        first day of the month
fte          full-time equivalents
minutes      working time
units        where it is not counted in minutes
unit         what is counted instead

check (select count(*) from fct_capacity_month) = (select count(*) from stg_capacity)
*/
select
    cost_centre,
    month,
    fte,
    minutes,
    units,
    unit
from stg_capacity
