/*
What payments take off each open item, day by day; Skonto counts as paid.

A payment that names no item is for those of its invoice, one after the other: those that are cleared
first, by the day of it, then the oldest due. The last one takes what is paid beyond that. From the first
payment on, credits among the items of an invoice are set off against the others. A write-off without an
amount leaves later payments to the other items.

One row per receivable_id, day.

receivable_id  the item
day            of the payments
amount         in the currency of the item, with tax; negative where a payment came back
*/
with

paid as (
    select invoice_id, receivable_id, paid_on as day, amount + coalesce(skonto_amount, 0) as amount
    from stg_payments
),

of_items as (
    select receivable_id, day, amount from paid where receivable_id is not null
),

of_invoices as (
    select invoice_id, day, amount
    from paid
    where receivable_id is null and invoice_id is not null
),

named as (
    select receivable_id, sum(amount) as amount from of_items group by receivable_id
),

/* Credit notes and what pays them are negative on both sides: turned round, they are invoices. */
items as (
    select
        r.receivable_id,
        r.invoice_id,
        if(sum(r.amount) over (partition by r.invoice_id) < 0, -1, 1) as direction,
        direction * r.amount < 0 as is_credit,
        direction * (r.amount - coalesce(n.amount, 0) - coalesce(r.written_off_amount, 0)) as remainder,
        r.posted_on,
        r.due_on,
        r.cleared_on,
        if(r.written_off_amount is null, r.written_off_on, null) as written_off_on
    from stg_receivables as r
    left join named as n on r.receivable_id = n.receivable_id
    where r.invoice_id in (select invoice_id from of_invoices)
),

set_off as (
    select
        i.receivable_id,
        i.invoice_id,
        greatest(i.posted_on, p.first_day) as day,
        i.direction * least(i.remainder, 0) as amount
    from items as i
    inner join (
        select invoice_id, min(day) as first_day from of_invoices group by invoice_id
    ) as p on i.invoice_id = p.invoice_id
    where i.is_credit
),

payments as (
    select invoice_id, day, sum(amount) as amount
    from (
        from of_invoices
        union all
        select invoice_id, day, -amount from set_off
    ) as both_kinds
    group by invoice_id, day
),

running as (
    select
        invoice_id,
        day,
        sum(amount) over days as until_day,
        until_day - amount as before_day
    from payments
    window days as (partition by invoice_id order by day)
),

due as (
    select
        *,
        if(is_credit, 0, greatest(remainder, 0)) as size,
        row_number() over (
            partition by invoice_id order by is_credit desc, cleared_on, due_on, posted_on, receivable_id
        ) as position
    from items
),

paid_until_written_off as (
    select d.receivable_id, d.direction * sum(p.amount) as amount
    from due as d
    inner join payments as p on d.invoice_id = p.invoice_id and p.day <= d.written_off_on
    group by d.receivable_id, d.direction
),

sizes as (
    select
        d.* replace (
            if(
                d.written_off_on is null,
                d.size,
                least(d.size, greatest(coalesce(w.amount, 0) - sum(d.size) over places + d.size, 0))
            ) as size
        )
    from due as d
    left join paid_until_written_off as w on d.receivable_id = w.receivable_id
    window places as (partition by d.invoice_id order by d.position)
),

shares as (
    select
        receivable_id,
        invoice_id,
        direction,
        size,
        sum(size) over places - size as before_item,
        position = count(*) over (partition by invoice_id) as is_last
    from sizes
    window places as (partition by invoice_id order by position)
),

/* Of all that was paid until a day, and until the day before: what goes to the item. */
of_shares as (
    select
        s.receivable_id,
        p.day,
        s.direction * p.until_day as until_day,
        s.direction * p.before_day as before_day,
        s.before_item,
        if(s.is_last, null, s.size) as most,
        s.direction
    from shares as s
    inner join running as p on s.invoice_id = p.invoice_id
),

reductions as (
    from of_items
    union all
    select receivable_id, day, amount from set_off
    union all
    select
        receivable_id,
        day,
        direction * if(
            most is null,
            until_day - least(greatest(until_day, 0), before_item)
            - before_day + least(greatest(before_day, 0), before_item),
            least(greatest(until_day - before_item, 0), most)
            - least(greatest(before_day - before_item, 0), most)
        )
    from of_shares
)

select receivable_id, day, cast(sum(amount) as decimal(18, 4)) as amount
from reductions
group by receivable_id, day
having sum(amount) <> 0
