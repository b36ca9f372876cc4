/*
What contracts promise, as it was at each time, type 2.

One row per service_level_key.
Rebuilt by service_level.

service_level_key  a version; computed from service_level and valid_from
service_level      the level
valid_from         first day of the version; 1900-01-01 where nobody says
valid_to           the day on which the next version begins; 9999-12-31 for the last one
is_current         the last version
name               the source's name
response_hours     working hours until we answer
resolution_hours   working hours until it is solved
included_minutes   working time in the price, a year
visits             in the price, a year

check valid_from < valid_to
check is_current = (valid_to = date '9999-12-31')
*/
with

versions as (
    select * replace (coalesce(valid_from, date '1900-01-01') as valid_from)
    from stg_service_levels
)

select
    key_of(service_level || '|' || valid_from) as service_level_key,
    service_level,
    valid_from,
    coalesce(lead(valid_from) over version, date '9999-12-31') as valid_to,
    lead(valid_from) over version is null as is_current,
    name,
    response_hours,
    resolution_hours,
    included_minutes,
    visits
from versions
window version as (partition by service_level order by valid_from)
