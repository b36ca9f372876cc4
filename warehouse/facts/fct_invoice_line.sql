/*
Invoiced lines with their cost. Credit notes and cancellations are negative.

One row per invoice_id, line.
Rebuilt by invoice_id, line; by customer_id; by product_id; by currency; by corrects_invoice_id.

customer_key         the customer's version on the day of the invoice; 0 is unknown
customer_id          empty where the invoice names no customer; it is revenue all the same
account_id           the number it was delivered with, where the customer is known by another one
product_key          the product's version on the day of the invoice; 0 is unknown
invoice_id           the document
line                 its line
kind                 invoice, final, down_payment, pro_forma, credit_note, cancellation, correction
is_revenue           down payments and pro-forma invoices are none, nor is what corrects them
invoiced_on          the document's date
posted_on            the posting, which decides the period; as invoiced where the source has none
month                first day of the month of the posting
fiscal_year          of the posting, as the source has it; else of posted_on
period               1 to 12 are months of the fiscal year; 13 to 16 close the year
service_from         first day of what was paid for; of a cancellation that names none, of what it cancels
                     (int_cancelled_period); empty: all of it is earned at once
service_to           last day of it
is_deferred          revenue that is earned after the month of the posting, too: fct_recognised_revenue_month
                     says when
quantity             negative on credit notes and cancellations
list_amount          at list price; empty where the source has no list prices
discount_amount      list_amount less net_amount, where the source has it
net_amount           without tax, company currency
tax_amount           tax on top
freight_amount       freight charged beside net_amount
product_cost         variable cost: of the line itself, else quantity × unit cost of the day
cost_source          line, product, or missing
currency             of the document, ISO 4217
original_net_amount  net_amount in that currency
rate                 company currency for one unit: of the posting, else of the day; empty: unknown, and
                     amounts are taken as they are
corrects_invoice_id  what a credit note corrects
credit_reason        price, return, error, goodwill or bonus
order_id             the order
order_line           its line
ship_to              who received it
payer                who pays
contact_id           the person who bought, where the account stands for many (CpD)
document             its number in the ledger; that of the invoice where the source has no other

check (select count(*) from fct_invoice_line) = (select count(*) from stg_invoice_lines)
check (select sum(original_net_amount) from fct_invoice_line)
    is not distinct from (select sum(net_amount) from stg_invoice_lines)
warn rate is not null
    -- no rate is known for these amounts in another currency; they are added up as they are
warn cost_source <> 'missing' or not is_revenue or net_amount = 0
    -- lines without a known product cost count as if they cost nothing
warn not (posted_on > (select business_date from set_business_date))
    -- these lines are posted after the business date
*/
with

posted as (
    select
        s.* replace (
            coalesce(s.kind, 'invoice') as kind,
            coalesce(s.posted_on, s.invoiced_on) as posted_on,
            coalesce(s.currency, (select currency from set_company)) as currency,
            coalesce(s.service_from, q.service_from) as service_from,
            coalesce(s.service_to, q.service_to) as service_to
        ),
        coalesce(s.kind, 'invoice') not in ('down_payment', 'pro_forma')
        and a.invoice_id is null as is_revenue
    from stg_invoice_lines as s
    left join int_advance_invoice as a on s.corrects_invoice_id = a.corrects_invoice_id
    left join int_cancelled_period as q on s.invoice_id = q.invoice_id and s.line = q.line
),

/*
The factor is empty where nothing is to be converted. It is wide, because a product of two narrow
decimals has room for a million only.
*/
lines as (
    select
        l.* exclude (rate),
        case
            when l.currency <> c.currency then cast(coalesce(l.rate, x.rate) as decimal(38, 8))
        end as factor,
        case when l.currency = c.currency then 1 else coalesce(l.rate, x.rate) end as rate,
        date_add(
            l.posted_on, to_months(cast((13 - c.fiscal_year_starts) % 12 as integer))
        ) as fiscal_day
    from posted as l
    cross join set_company as c
    left join int_exchange_rate as x
        on l.currency = x.currency and l.posted_on >= x.from_day and l.posted_on < x.to_day
)

select
    coalesce(v.customer_key, 0) as customer_key,
    l.customer_id,
    l.account_id,
    coalesce(p.product_key, 0) as product_key,
    l.invoice_id,
    l.line,
    l.kind,
    l.is_revenue,
    l.invoiced_on,
    l.posted_on,
    cast(date_trunc('month', l.posted_on) as date) as month,
    cast(coalesce(l.fiscal_year, year(l.fiscal_day)) as integer) as fiscal_year,
    cast(coalesce(l.period, month(l.fiscal_day)) as integer) as period,
    l.service_from,
    l.service_to,
    coalesce(
        l.is_revenue
        and l.service_from <= l.service_to
        and date_trunc('month', l.service_to) > date_trunc('month', l.posted_on),
        false
    ) as is_deferred,
    l.quantity,
    coalesce(cast(l.list_amount * l.factor as decimal(18, 4)), l.list_amount) as list_amount,
    coalesce(cast(l.discount_amount * l.factor as decimal(18, 4)), l.discount_amount) as discount_amount,
    coalesce(cast(l.net_amount * l.factor as decimal(18, 4)), l.net_amount) as net_amount,
    coalesce(cast(l.tax_amount * l.factor as decimal(18, 4)), l.tax_amount) as tax_amount,
    coalesce(cast(l.freight_amount * l.factor as decimal(18, 4)), l.freight_amount) as freight_amount,
    case
        when l.product_cost is not null then l.product_cost
        when not l.is_revenue then 0
        when c.unit_cost is not null
            then cast(cast(l.quantity as decimal(38, 4)) * c.unit_cost as decimal(18, 4))
    end as product_cost,
    case
        when l.product_cost is not null or not l.is_revenue then 'line'
        when c.unit_cost is not null then 'product'
        else 'missing'
    end as cost_source,
    l.currency,
    l.net_amount as original_net_amount,
    l.rate,
    l.corrects_invoice_id,
    l.credit_reason,
    l.order_id,
    l.order_line,
    l.ship_to,
    l.payer,
    l.contact_id,
    coalesce(l.external_id, l.invoice_id) as document
from lines as l
left join int_customer_version as v
    on l.customer_id = v.customer_id and l.invoiced_on >= v.from_day and l.invoiced_on < v.to_day
left join int_product_version as p
    on l.product_id = p.product_id and l.invoiced_on >= p.from_day and l.invoiced_on < p.to_day
left join int_product_cost as c
    on l.product_id = c.product_id and l.invoiced_on >= c.from_day and l.invoiced_on < c.to_day
