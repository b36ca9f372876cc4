/*
Persons at customers, without names; these are in the personal file.

One row per contact_key.
Rebuilt by contact_id.

contact_key           computed from contact_id
contact_id            the source's number of the person
customer_id           the customer; empty where none is named
role                  the source's word for what the person does there
is_main               the one to talk to
started_on            empty: since ever
ended_on              last day; empty while there
confirmed_on          last reached, or known to be right
bounced_on            the day since which mail comes back
erasure_requested_on  asked to be forgotten
has_name              the personal file has a name
has_email             the personal file has an e-mail address
has_phone             the personal file has a telephone number
*/
select
    key_of(contact_id) as contact_key,
    contact_id,
    customer_id,
    role,
    coalesce(is_main, false) as is_main,
    started_on,
    ended_on,
    confirmed_on,
    bounced_on,
    erasure_requested_on,
    has_name,
    has_email,
    has_phone
from stg_contacts
