/*
The kinds of invoices, and whether what they ask for is revenue.

One row per kind.

kind        of fct_invoice_line
is_revenue  down payments and pro-forma invoices are none
corrects    takes back or changes what another document said
*/
select kind, is_revenue, corrects
from (values
    ('invoice', true, false),
    ('final', true, false),
    ('down_payment', false, false),
    ('pro_forma', false, false),
    ('credit_note', true, true),
    ('cancellation', true, true),
    ('correction', true, true)
) as kinds (kind, is_revenue, corrects)
