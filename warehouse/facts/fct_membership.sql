/*
Memberships of customers in loyalty programmes.

One row per programme, customer_id, joined_on.
Rebuilt by customer_id.

programme    the programme
customer_id  the member
joined_on    first day
left_on      last day; empty while a member
tier         the source's word for it
points       as the source has them now

check (select count(*) from fct_membership) <= (select count(*) from stg_memberships)
*/
select
    programme,
    customer_id,
    joined_on,
    left_on,
    tier,
    points
from stg_memberships
/* Of two memberships that turn out to be one customer's, the one with more points. */
qualify row_number() over (
    partition by programme, customer_id, joined_on
    order by points desc nulls last, tier, left_on desc nulls first
) = 1
