/*
The cost centres, as they were at each time, type 2; those that only facts mention among them.

One row per cost_centre_key.
Rebuilt by cost_centre.

cost_centre_key  a version; computed from cost_centre and valid_from; 0 is the unknown member
cost_centre      number of the cost centre; empty for the unknown member
valid_from       first day of the version; 1900-01-01 where nobody says
valid_to         the day on which the next version begins; 9999-12-31 for the last one
is_current       the last version
name             the source's name
department       what it belongs to
parent           the cost centre or heading above it
closed_on        first day without it; empty while it is there
is_inferred      known from facts only, no source describes it

check cost_centre is not null or cost_centre_key = 0
check valid_from < valid_to
check is_current = (valid_to = date '9999-12-31')
*/
with

mentioned as (
    select cost_centre, cost_centre_name as name from stg_ledger_entries
    union all
    select cost_centre, null from stg_plan_entries
    union all
    select cost_centre, null from stg_capacity
    union all
    select cost_centre, null from stg_employees
),

inferred as (
    select m.cost_centre, max(m.name) as name
    from mentioned as m
    anti join stg_cost_centres as c on m.cost_centre = c.cost_centre
    where m.cost_centre is not null
    group by m.cost_centre
),

versions as (
    select
        cost_centre,
        coalesce(valid_from, date '1900-01-01') as valid_from,
        name,
        department,
        parent,
        closed_on,
        false as is_inferred
    from stg_cost_centres
    union all
    select cost_centre, date '1900-01-01', name, null, null, null, true
    from inferred
    union all
    select null, date '1900-01-01', null, null, null, null, true
)

select
    if(cost_centre is null, 0, key_of(cost_centre || '|' || valid_from)) as cost_centre_key,
    cost_centre,
    valid_from,
    coalesce(lead(valid_from) over version, date '9999-12-31') as valid_to,
    lead(valid_from) over version is null as is_current,
    name,
    department,
    parent,
    closed_on,
    is_inferred
from versions
window version as (partition by cost_centre order by valid_from)
