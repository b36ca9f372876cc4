/*
What has settled invoices, month by month: payments, and what else cleared the item or wrote it off.

One row per invoice_id, customer_id, month.
Rebuilt by invoice_id; by currency.

invoice_id   empty: on account
claim_id     the same
customer_id  who bought; else who paid
month        first day of the month
half_year    first day of the half-year after that: of its invoices it tells what to expect
is_known     the invoice is known
net_amount   what the invoice came to, in the first month that settled any of it; else 0
taken        Skonto taken, company currency, without tax; with tax, where nobody knows the tax
*/
with

items as (
    select
        invoice_id,
        min(customer_id) as customer_id,
        sum(amount) as amount,
        min(coalesce(least(cleared_on, written_off_on), cleared_on, written_off_on)) as settled_on
    from stg_receivables
    where invoice_id is not null
    group by invoice_id
),

/* Skonto is converted as the invoice was, where both are in one currency. */
paid as (
    select
        p.invoice_id,
        coalesce(i.customer_id, p.customer_id) as customer_id,
        p.month,
        cast(p.skonto_amount as double)
        * case
            when p.currency = c.currency then 1
            when p.currency = i.currency then coalesce(i.rate, x.rate, 1)
            else coalesce(x.rate, 1)
        end
        * least(
            coalesce(i.share_net, cast(i.original_total as double) / nullif(cast(t.amount as double), 0), 1),
            1
        ) as taken
    from fct_payment as p
    cross join set_company as c
    left join int_invoice as i on p.invoice_id = i.invoice_id
    left join items as t on p.invoice_id = t.invoice_id
    left join int_exchange_rate as x
        on p.currency = x.currency and p.paid_on >= x.from_day and p.paid_on < x.to_day
    union all
    select
        t.invoice_id,
        i.customer_id,
        cast(date_trunc('month', t.settled_on) as date),
        0
    from items as t
    inner join int_invoice as i on t.invoice_id = i.invoice_id
    where t.settled_on is not null
),

months as (
    select
        invoice_id,
        customer_id,
        month,
        cast(sum(cast(round(taken, 2) as decimal(18, 4))) as decimal(18, 4)) as taken,
        row_number() over (partition by invoice_id order by month, customer_id) = 1 as is_first
    from paid
    group by invoice_id, customer_id, month
)

select
    m.invoice_id,
    m.invoice_id as claim_id,
    m.customer_id,
    m.month,
    make_date(
        cast(year(m.month + interval 6 month) as integer),
        if(month(m.month + interval 6 month) <= 6, 1, 7),
        1
    ) as half_year,
    i.invoice_id is not null as is_known,
    if(m.is_first, coalesce(i.net_amount, 0), 0) as net_amount,
    m.taken
from months as m
left join int_invoice as i on m.invoice_id = i.invoice_id
