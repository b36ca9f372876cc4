/*
Calls that the telephone system has counted, with the time that callers waited.

It keeps the numbers of customers as numbers; elsewhere they have ten digits.

One row per interaction_id.
*/
select
    anruf as interaction_id,
    'call' as kind,
    datum as happened_on,
    lpad(kundennummer, 10, '0') as customer_id,
    wartezeit_s as waited_seconds,
    aufgelegt as abandoned
from src_service__anrufe
