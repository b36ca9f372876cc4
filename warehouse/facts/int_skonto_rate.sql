/*
Which share of an invoice a customer is expected to keep as Skonto.

It is what was taken of all that the customer settled within the twelve months before. Who settled
nothing in them has the rate that was agreed, since payments are known; who has no agreement, none.

One row per customer_id, month.
Rebuilt by customer_id.

month  first day of the month of invoices
rate   0 to 1; months without any are left out
*/
with

months as (
    select customer_id, month, max(posted_on) as last_posted_on
    from int_invoice
    where net_amount > 0 and customer_id is not null
    group by customer_id, month
),

settled as (
    select customer_id, month, sum(net_amount) as net_amount, sum(taken) as taken
    from int_invoice_settlement
    where customer_id is not null and is_known
    group by customer_id, month
),

known as (
    select
        m.customer_id,
        m.month,
        any_value(m.last_posted_on) as last_posted_on,
        cast(sum(s.taken) as double) / nullif(cast(sum(s.net_amount) as double), 0) as rate
    from months as m
    left join settled as s
        on
            m.customer_id = s.customer_id
            and s.month >= m.month - interval 12 month
            and s.month < m.month
    group by m.customer_id, m.month
),

agreed as (
    select customer_id, from_day, to_day, first_rate as rate
    from int_rebate_customer
    where kind = 'skonto'
),

expected as (
    select
        k.customer_id,
        k.month,
        coalesce(any_value(k.rate), max(a.rate) filter (where k.last_posted_on >= p.first_day)) as rate
    from known as k
    cross join int_payment_start as p
    left join agreed as a
        on
            k.customer_id = a.customer_id
            and k.last_posted_on >= a.from_day
            and k.last_posted_on < a.to_day
    group by k.customer_id, k.month
)

select customer_id, month, cast(round(least(rate, 1), 6) as decimal(9, 6)) as rate
from expected
where round(rate, 6) > 0
