/*
What contacts allow, by purpose.

One row per contact_id, purpose.
Rebuilt by contact_id, purpose; by customer_id.

contact_id    the person
purpose       email, phone, post or profiling
customer_id   the customer that the person belongs to
given_on      empty: never
withdrawn_on  empty: not
objected_on   empty: not
source        form, fair, contract …

check (select count(*) from fct_consent) = (select count(*) from stg_consents)
*/
select
    contact_id,
    purpose,
    customer_id,
    given_on,
    withdrawn_on,
    objected_on,
    source
from stg_consents
