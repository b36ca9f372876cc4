/*
Trainings that employees took part in.

One row per employee_key, training, trained_on.

employee_key  who was trained
training      the name of the training
kind          crm: how to serve customers with our systems; other
trained_on    day of the training
valid_until   last day on which it counts; empty: for ever

check (select count(*) from fct_training) <= (select count(*) from stg_trainings)
*/
select
    e.employee_key,
    t.training,
    coalesce(t.kind, 'other') as kind,
    t.trained_on,
    t.valid_until
from stg_trainings as t
inner join dim_employee as e on t.employee_id = e.employee_id
