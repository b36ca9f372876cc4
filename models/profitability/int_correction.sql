/*
Lines that correct another invoice, and name it: credit notes, cancellations and corrections.

One row per invoice_id, line.
Rebuilt by invoice_id, line.

month         first day of the month of the posting
origin_id     the invoice that is corrected
net_amount    company currency
product_cost  what it costs; 0 where nobody knows
*/
select
    invoice_id,
    line,
    customer_id,
    month,
    corrects_invoice_id as origin_id,
    net_amount,
    coalesce(product_cost, 0) as product_cost
from fct_invoice_line
where is_revenue and not is_deferred and corrects_invoice_id is not null
