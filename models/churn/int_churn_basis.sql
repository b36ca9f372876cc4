/*
By what customers are judged whether they are active: there are such customers.

One row per basis.

basis  purchase or contract

check basis in ('purchase', 'contract')
*/
select distinct s.basis
from int_customer_spell as s
inner join set_business_date as b on s.started_on <= b.business_date
