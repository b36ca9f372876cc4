/*
Lines that correct another invoice, and name it: credit notes, cancellations and corrections. Those that
take back a service period, month by month, are in int_cancelled_month.

One row per invoice_id, line.
Rebuilt by invoice_id, line.

month         first day of the month of the posting
origin_id     the invoice that is corrected
net_amount    company currency
product_cost  what it costs; 0 where nobody knows
*/
select
    l.invoice_id,
    l.line,
    l.customer_id,
    l.month,
    l.corrects_invoice_id as origin_id,
    l.net_amount,
    coalesce(l.product_cost, 0) as product_cost
from fct_invoice_line as l
left join int_cancelled_period as p on l.invoice_id = p.invoice_id and l.line = p.line
where
    l.is_revenue
    and not l.is_deferred
    and l.corrects_invoice_id is not null
    and (p.origin_month is null or p.origin_month >= l.month)
