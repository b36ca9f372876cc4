/*
Which version of a cost centre a fact of a day belongs to; the first one reaches back for ever.

One row per cost_centre_key.
Rebuilt by cost_centre.

cost_centre  the cost centre
from_day     first day whose facts carry this version
to_day       first day whose facts carry the next one

check from_day < to_day
*/
select
    cost_centre_key,
    cost_centre,
    if(
        row_number() over (partition by cost_centre order by valid_from) = 1,
        date '0001-01-01',
        valid_from
    ) as from_day,
    valid_to as to_day
from dim_cost_centre
where cost_centre is not null
