/*
The cost centres, as they were at each time, type 2.

One row per cost_centre_key.
Rebuilt by cost_centre.

cost_centre_key  a version; computed from cost_centre and valid_from
cost_centre      number of the cost centre
valid_from       first day of the version; 1900-01-01 where nobody says
valid_to         the day on which the next version begins; 9999-12-31 for the last one
is_current       the last version
name             the source's name
department       what it belongs to
parent           the cost centre or heading above it
closed_on        first day without it; empty while it is there

check valid_from < valid_to
check is_current = (valid_to = date '9999-12-31')
*/
with

versions as (
    select * replace (coalesce(valid_from, date '1900-01-01') as valid_from)
    from stg_cost_centres
)

select
    key_of(cost_centre || '|' || valid_from) as cost_centre_key,
    cost_centre,
    valid_from,
    coalesce(lead(valid_from) over version, date '9999-12-31') as valid_to,
    lead(valid_from) over version is null as is_current,
    name,
    department,
    parent,
    closed_on
from versions
window version as (partition by cost_centre order by valid_from)
