/*
Invoices as wholes, where payments are known.

One row per invoice_id.
Rebuilt by invoice_id.

claim_id        what is to be paid: the invoice; of what corrects another one, that one
customer_id     who bought
account_id      the number it was delivered with, where the customer is known by another one
month           first day of the month of the posting
half_year       first day of the half-year of the posting
posted_on       the posting
net_amount      of the lines that are revenue, company currency, without tax
share_net       how much of an amount with tax is no tax; empty where the source has no tax
original_total  of all lines, without tax, in the currency of the document
currency        of the document, ISO 4217
rate            company currency for one unit; empty: unknown
*/
with

payments as (
    select true as are_known from int_payment_start
),

invoices as (
    select
        l.invoice_id,
        min(l.corrects_invoice_id) as corrects_invoice_id,
        min(l.customer_id) as customer_id,
        min(l.account_id) as account_id,
        min(l.posted_on) as posted_on,
        coalesce(sum(l.net_amount) filter (where l.is_revenue), 0) as net_amount,
        sum(l.net_amount + coalesce(l.freight_amount, 0)) as before_tax,
        sum(l.tax_amount) as tax_amount,
        sum(l.original_net_amount) as original_total,
        min(l.currency) as currency,
        min(l.rate) as rate
    from fct_invoice_line as l
    inner join payments as p on (l.line is not null) = p.are_known
    group by l.invoice_id
)

select
    invoice_id,
    if(net_amount < 0, coalesce(corrects_invoice_id, invoice_id), invoice_id) as claim_id,
    customer_id,
    account_id,
    cast(date_trunc('month', posted_on) as date) as month,
    make_date(cast(year(posted_on) as integer), if(month(posted_on) <= 6, 1, 7), 1) as half_year,
    posted_on,
    cast(net_amount as decimal(18, 4)) as net_amount,
    cast(before_tax as double) / nullif(cast(before_tax + tax_amount as double), 0) as share_net,
    cast(original_total as decimal(18, 4)) as original_total,
    currency,
    rate
from invoices
