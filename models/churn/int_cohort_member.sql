/*
The customers whose beginning we saw, and when that was.

One row per customer_id.
Rebuilt by customer_id.

customer_id  a customer
cohort       month of the first purchase, or of the first contract where there are no invoices
*/
select
    customer_id,
    cast(date_trunc('month', started_on) as date) as cohort
from int_customer_spell
where began_as = 'new'
