/*
Skonto: what customers are expected to take, from the month of the invoice until it is settled, and what
they took. Nothing is expected before payments are known.

One row per claim_id, customer_id, month.
Rebuilt by claim_id; by customer_id, half_year; by customer_id.

customer_key     the customer's version at the end of the month; 0 is unknown
customer_id      who bought; of payments without a known invoice, who paid
account_id       of the invoice: the number it was delivered with, where that is another one
claim_id         the invoice; empty: on account
month            first day of the month
expected_amount  set aside with the invoice, and with what corrects it; given back when it is settled
taken_amount     taken with payments, without tax
amount           what it takes off revenue in this month: both together

check amount = expected_amount + taken_amount
check (select coalesce(sum(taken_amount), 0) from fct_skonto) = (
    select coalesce(sum(taken), 0) from int_invoice_settlement
)
*/
with

claims as (
    select i.claim_id, i.customer_id, r.rate
    from int_invoice as i
    inner join int_skonto_rate as r on i.customer_id = r.customer_id and i.half_year = r.half_year
    inner join int_payment_start as p on i.posted_on >= p.first_day
    where i.invoice_id = i.claim_id and i.net_amount > 0
),

settled as (
    select claim_id, min(month) as month
    from int_invoice_settlement
    group by claim_id
),

/* What corrects an invoice that is settled already changes no expectation any more. */
expected as (
    select
        c.claim_id,
        c.customer_id,
        d.month,
        s.month as settled_in,
        cast(round(cast(d.net_amount as decimal(30, 4)) * c.rate, 2) as decimal(18, 4)) as amount
    from claims as c
    inner join int_invoice as d on c.claim_id = d.claim_id
    left join settled as s on c.claim_id = s.claim_id
    where s.month is null or d.month < s.month
),

amounts as (
    select claim_id, customer_id, month, amount as expected_amount, 0 as taken_amount
    from expected
    union all
    select claim_id, customer_id, settled_in, -amount, 0
    from expected
    where settled_in is not null
    union all
    select claim_id, customer_id, month, 0, taken
    from int_invoice_settlement
    where taken <> 0
),

months as (
    select
        claim_id,
        customer_id,
        month,
        cast(sum(expected_amount) as decimal(18, 4)) as expected_amount,
        cast(sum(taken_amount) as decimal(18, 4)) as taken_amount,
        last_day(month) as month_end
    from amounts
    group by claim_id, customer_id, month
    having sum(expected_amount) <> 0 or sum(taken_amount) <> 0
)

select
    coalesce(v.customer_key, 0) as customer_key,
    m.customer_id,
    i.account_id,
    m.claim_id,
    m.month,
    m.expected_amount,
    m.taken_amount,
    cast(m.expected_amount + m.taken_amount as decimal(18, 4)) as amount
from months as m
left join int_invoice as i on m.claim_id = i.invoice_id
left join int_customer_version as v
    on m.customer_id = v.customer_id and m.month_end >= v.from_day and m.month_end < v.to_day
