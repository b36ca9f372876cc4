/*
In which month an invoice was posted that others correct.

One row per origin_id.
Rebuilt by origin_id; by invoice_id.

origin_id     the invoice that is corrected
invoice_id    the same
origin_month  first day of the month of its posting; empty: nobody has delivered it
*/
with

corrected as (
    select distinct origin_id from int_correction
)

select
    c.origin_id,
    c.origin_id as invoice_id,
    min(l.month) as origin_month
from corrected as c
left join fct_invoice_line as l on c.origin_id = l.invoice_id
group by c.origin_id
