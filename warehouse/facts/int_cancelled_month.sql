/*
What a cancellation takes back of months before its own, where it has the service period of what it
cancels: by origin each month loses what the invoice earned in it, and the month of the cancellation gets
as much back.

One row per invoice_id, line, month.
Rebuilt by invoice_id, line.

customer_id   as on the cancellation
month         first day of the month that loses or gets it
net_amount    company currency
product_cost  the cost that comes and goes with it
*/
with

cancellations as (
    select
        l.invoice_id,
        l.line,
        l.customer_id,
        l.month as posted_month,
        l.net_amount,
        coalesce(l.product_cost, 0) as product_cost,
        p.service_from,
        p.service_to,
        greatest(p.origin_month, cast(date_trunc('month', p.service_from) as date)) as first_month
    from fct_invoice_line as l
    inner join int_cancelled_period as p on l.invoice_id = p.invoice_id and l.line = p.line
    where l.is_revenue and p.origin_month < l.month
),

months as (
    select
        *,
        cast(unnest(generate_series(
            first_month,
            least(
                greatest(first_month, cast(date_trunc('month', service_to) as date)),
                cast(posted_month - interval 1 month as date)
            ),
            interval 1 month
        )) as date) as month
    from cancellations
),

/* As fct_recognised_revenue_month has it for the invoice itself. */
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
        if(share = 1, net_amount, cast(round(net_amount * share, 2) as decimal(18, 4)))
            as amount_until,
        if(share = 1, product_cost, cast(round(product_cost * share, 2) as decimal(18, 4)))
            as cost_until
    from shares
),

taken as (
    select
        invoice_id,
        line,
        customer_id,
        posted_month,
        month,
        amount_until - lag(amount_until, 1, 0) over line_months as net_amount,
        cost_until - lag(cost_until, 1, 0) over line_months as product_cost
    from earned
    window line_months as (partition by invoice_id, line order by month)
),

both_months as (
    select invoice_id, line, customer_id, month, net_amount, product_cost from taken
    union all
    select invoice_id, line, customer_id, posted_month, -sum(net_amount), -sum(product_cost)
    from taken
    group by invoice_id, line, customer_id, posted_month
)

select
    invoice_id,
    line,
    customer_id,
    month,
    cast(net_amount as decimal(18, 4)) as net_amount,
    cast(product_cost as decimal(18, 4)) as product_cost
from both_months
