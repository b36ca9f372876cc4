/*
Tickets. The source has no kind and no working time.

It knows the day on which a ticket came in, not the time, and counts everything from midnight: so do
we. The times from opening to reply and solution are as measured, the hours of the day are not.

One row per case_id.
*/
select
    ticket_id as case_id,
    account_id as customer_id,
    cast(submitted_at as timestamp) as opened_at,
    submitted_at + to_minutes(first_response_time_minutes) as first_response_at,
    closed_at as resolved_at
from src_support__tickets
