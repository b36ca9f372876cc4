/*
The customer's score of a ticket; 825 of 2,000 tickets have none, and are no answers.

One row per response_id.

answered_on  the day on which the ticket was closed; the source has no other
score        1 to 5
*/
select
    'csat ' || ticket_id as response_id,
    'csat' as kind,
    cast(closed_at as date) as answered_on,
    account_id as customer_id,
    ticket_id as case_id,
    satisfaction_score as score
from src_support__tickets
where satisfaction_score is not null
