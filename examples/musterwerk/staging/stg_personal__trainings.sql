/*
Trainings of the staff; two of them are about working with customers in our systems.

One row per employee_id, training, trained_on.

kind  crm where the training's name begins so
*/
select
    Personalnummer as employee_id,
    Schulung as training,
    case when Schulung like 'CRM%' then 'crm' else 'other' end as kind,
    Datum as trained_on,
    "Gültig bis" as valid_until
from src_personal__schulungen
