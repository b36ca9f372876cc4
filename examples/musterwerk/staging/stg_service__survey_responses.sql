/*
Answers to three surveys; those of employees carry neither a customer nor a person.

Since April 2024 another tool asks, which calls the day and the score by other names.

One row per response_id.

score  CSAT and employees 1 to 5, NPS 0 to 10
*/
with

answers as (
    select antwort_id, art, datum, kundennummer, ticket_id, wert, kommentar
    from src_service__umfragen
    union all
    select antwort_id, art, beantwortet_am, kundennummer, ticket_id, note, kommentar
    from src_service__befragung
)

select
    antwort_id as response_id,
    case art when 'NPS' then 'nps' when 'CSAT' then 'csat' when 'MITARBEITER' then 'employee' end
        as kind,
    datum as answered_on,
    kundennummer as customer_id,
    ticket_id as case_id,
    wert as score,
    kommentar as remark
from answers
