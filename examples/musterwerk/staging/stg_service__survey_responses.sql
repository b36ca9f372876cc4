/*
Answers to three surveys; those of employees carry neither a customer nor a person.

One row per response_id.

score  CSAT and employees 1 to 5, NPS 0 to 10
*/
select
    antwort_id as response_id,
    case art when 'NPS' then 'nps' when 'CSAT' then 'csat' when 'MITARBEITER' then 'employee' end
        as kind,
    datum as answered_on,
    kundennummer as customer_id,
    ticket_id as case_id,
    wert as score,
    kommentar as remark
from src_service__umfragen
