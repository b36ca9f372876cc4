/*
Credit notes that pay a bonus.

One row per invoice_id, line.
Rebuilt by invoice_id, line.

amount  what is paid, company currency, without tax; negative where a credit note is taken back
*/
select
    invoice_id,
    line,
    customer_id,
    posted_on,
    service_from,
    document,
    -net_amount as amount
from fct_invoice_line
where credit_reason = 'bonus' and is_revenue and customer_id is not null
