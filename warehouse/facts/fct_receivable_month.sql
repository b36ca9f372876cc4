/*
What customers owed at the end of each month, item by item; of the running month, on the business date.

A payment that names no item is for those of its invoice, the oldest due first (int_receivable_payment).
A write-off without an amount takes all that is left.

One row per receivable_id, month.

customer_key    the customer's version on the day of the posting; 0 is unknown
customer_id     who owes it; empty where the item names nobody
receivable_id   the item
invoice_id      the invoice that it comes from
month           first day of the month
posted_on       day of the posting
due_on          when it was to be paid
amount          of the item, with tax
open_amount     not paid, not written off and not cleared by the end of the month
days_overdue    since due_on; 0 before, and of a credit: that is not the customer's to pay
dunning_level   the highest reached, as known now
disputed        the customer objects, as known now
currency        of the amounts, ISO 4217

check open_amount <> 0
*/
with

months as (
    select m.month, least(m.month_end, b.business_date) as day
    from dim_month as m
    cross join set_business_date as b
),

reductions as (
    select receivable_id, day, amount from int_receivable_payment
    union all
    select receivable_id, written_off_on, written_off_amount
    from stg_receivables
    where written_off_on is not null and written_off_amount is not null
),

standing as (
    select
        r.receivable_id,
        m.month,
        m.day,
        any_value(r.amount) - coalesce(sum(d.amount), 0) as open_amount
    from stg_receivables as r
    inner join months as m
        on
            m.day >= r.posted_on
            and m.day < coalesce(r.cleared_on, date '9999-12-31')
            and (r.written_off_amount is not null or m.day < coalesce(r.written_off_on, date '9999-12-31'))
    left join reductions as d on r.receivable_id = d.receivable_id and d.day <= m.day
    group by r.receivable_id, m.month, m.day
)

select
    coalesce(v.customer_key, 0) as customer_key,
    r.customer_id,
    r.receivable_id,
    r.invoice_id,
    s.month,
    r.posted_on,
    r.due_on,
    r.amount,
    cast(s.open_amount as decimal(18, 4)) as open_amount,
    case
        when s.open_amount > 0 then greatest(coalesce(date_diff('day', r.due_on, s.day), 0), 0)
        else 0
    end as days_overdue,
    coalesce(r.dunning_level, 0) as dunning_level,
    coalesce(r.disputed, false) as disputed,
    coalesce(r.currency, (select currency from set_company)) as currency
from standing as s
inner join stg_receivables as r on s.receivable_id = r.receivable_id
left join int_customer_version as v
    on r.customer_id = v.customer_id and r.posted_on >= v.from_day and r.posted_on < v.to_day
where s.open_amount <> 0
