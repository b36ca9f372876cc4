/*
Persons who objected to profiling: nothing is forecast of them, and nothing is learnt from them.

One row per customer_id.

customer_id  a customer that is a natural person
*/
with

persons as (
    select customer_id
    from dim_customer
    where is_current and natural_person
)

select distinct c.customer_id
from fct_consent as c
inner join persons as p on c.customer_id = p.customer_id
inner join set_business_date as b on c.objected_on <= b.business_date
where c.purpose = 'profiling'
