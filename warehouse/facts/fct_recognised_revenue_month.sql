/*
When revenue is earned that was invoiced in advance, month by month, by the days of the service period.

Days before the posting are earned in its month, so that earlier months stay as they are. Cents are
rounded so that the months add up to the line. All other revenue is earned in the month of its posting
(fct_invoice_line.month).

One row per invoice_id, line, month.
Rebuilt by invoice_id, line.

customer_key   as on the invoice
customer_id    as on the invoice
account_id     as on the invoice
product_key    as on the invoice
invoice_id     the document
line           its line
kind           as on the invoice
credit_reason  as on the invoice
order_id       as on the invoice
order_line     as on the invoice
month          first day of the month
is_first       the first month of the line
list_amount    earned in the month, at list prices; empty where nobody knows them
net_amount     earned in the month, company currency
product_cost   what it costs; empty where nobody knows
cost_source    line, product, or missing

check (select sum(net_amount) from fct_recognised_revenue_month)
    is not distinct from (select sum(net_amount) from fct_invoice_line where is_deferred)
check (select sum(product_cost) from fct_recognised_revenue_month)
    is not distinct from (select sum(product_cost) from fct_invoice_line where is_deferred)
*/
with

months as (
    select
        customer_key,
        customer_id,
        account_id,
        product_key,
        invoice_id,
        line,
        kind,
        credit_reason,
        order_id,
        order_line,
        coalesce(list_amount, net_amount + discount_amount) as list_amount,
        net_amount,
        product_cost,
        cost_source,
        service_from,
        service_to,
        cast(unnest(generate_series(
            greatest(month, date_trunc('month', service_from)),
            date_trunc('month', service_to),
            interval 1 month
        )) as date) as month
    from fct_invoice_line
    where is_deferred
),

/* How much of the period is over at the end of the month, and how much is then earned. */
shares as (
    select
        *,
        cast(least(last_day(month), service_to) - service_from + 1 as double)
        / (service_to - service_from + 1) as share
    from months
),

earned as (
    select
        *,
        if(share = 1, list_amount, cast(round(list_amount * share, 2) as decimal(18, 4)))
            as list_until,
        if(share = 1, net_amount, cast(round(net_amount * share, 2) as decimal(18, 4)))
            as amount_until,
        if(share = 1, product_cost, cast(round(product_cost * share, 2) as decimal(18, 4)))
            as cost_until
    from shares
)

select
    customer_key,
    customer_id,
    account_id,
    product_key,
    invoice_id,
    line,
    kind,
    credit_reason,
    order_id,
    order_line,
    month,
    row_number() over line_months = 1 as is_first,
    cast(list_until - lag(list_until, 1, 0) over line_months as decimal(18, 4)) as list_amount,
    cast(amount_until - lag(amount_until, 1, 0) over line_months as decimal(18, 4)) as net_amount,
    cast(cost_until - lag(cost_until, 1, 0) over line_months as decimal(18, 4)) as product_cost,
    cost_source
from earned
window line_months as (partition by invoice_id, line order by month)
