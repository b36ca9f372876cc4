/*
Invoices that are no revenue: down payments and pro-forma. What corrects them is none, either.

One row per invoice_id.
Rebuilt by invoice_id.

corrects_invoice_id  the same, as corrections name it
*/
select distinct invoice_id, invoice_id as corrects_invoice_id
from stg_invoice_lines
where kind in ('down_payment', 'pro_forma')
