/*
Who stands to whom, and since when. Who takes part in a relation is a member of dim_customer.

One row per customer_id, role, related_id, valid_from.
Rebuilt by customer_id.

customer_id  the one that belongs, pays, receives …
role         account, group, member, sold_to, ship_to, bill_to, payer or successor
related_id   the other one
valid_from   first day
valid_to     the first day without it; 9999-12-31: until further notice

check valid_from < valid_to
*/
select
    customer_id,
    role,
    related_id,
    valid_from,
    coalesce(valid_to, date '9999-12-31') as valid_to
from stg_customer_relations
where customer_id <> related_id
/* Of two relations that turn out to be one customer's, the longer one. */
qualify row_number() over (
    partition by customer_id, role, related_id, valid_from order by valid_to desc nulls first
) = 1
