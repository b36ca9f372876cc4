/*
Which version of a customer a fact of a day belongs to; the first one reaches back for ever.

One row per customer_key.
Rebuilt by customer_id.

customer_id  the customer
from_day     first day whose facts carry this version
to_day       first day whose facts carry the next one
counted      counts as a customer in ranks and rates
is_prospect  does not, because it has not bought yet

check from_day < to_day
*/
select
    customer_key,
    customer_id,
    if(
        row_number() over (partition by customer_id order by valid_from) = 1,
        date '0001-01-01',
        valid_from
    ) as from_day,
    valid_to as to_day,
    counted,
    not counted and not affiliated and not collective as is_prospect
from dim_customer
where customer_id is not null
