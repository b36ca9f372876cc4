/*
What customers paid, invoice by invoice.

One row per payment_id, line.
Rebuilt by payment_id, line; by receivable_id; by customer_id.

customer_key   the customer's version on that day; 0 is unknown
customer_id    empty where none is named
payment_id     the payment
line           its line: one for each item that it clears
paid_on        day of the payment
month          first day of its month
invoice_id     the invoice that it pays for, of itself or by the item; empty: on account
receivable_id  the item that it clears, where the source names it
amount         received, with tax
skonto_amount  cash discount taken, with tax
currency       of the amounts, ISO 4217
clearing_id    the clearing document
document       its number in the ledger: that of the payment

check (select count(*) from fct_payment) = (select count(*) from stg_payments)
check (select sum(amount) from fct_payment) is not distinct from (select sum(amount) from stg_payments)
*/
select
    coalesce(v.customer_key, 0) as customer_key,
    p.customer_id,
    p.payment_id,
    p.line,
    p.paid_on,
    cast(date_trunc('month', p.paid_on) as date) as month,
    coalesce(p.invoice_id, r.invoice_id) as invoice_id,
    p.receivable_id,
    p.amount,
    coalesce(p.skonto_amount, 0) as skonto_amount,
    coalesce(p.currency, (select currency from set_company)) as currency,
    p.clearing_id,
    p.payment_id as document
from stg_payments as p
left join stg_receivables as r on p.receivable_id = r.receivable_id
left join int_customer_version as v
    on p.customer_id = v.customer_id and p.paid_on >= v.from_day and p.paid_on < v.to_day
