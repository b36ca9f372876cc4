/*
Why customers came to us with a case, in the words of the source.

One row per cause_key.

cause_key  computed from the word
cause      the word
*/
select distinct key_of(cause) as cause_key, cause
from stg_service_cases
where cause is not null
