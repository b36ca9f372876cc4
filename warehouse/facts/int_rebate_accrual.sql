/*
What agreements about a bonus have us post, where no source does: what int_rebate_month sets aside, and
what int_rebate_settlement pays of it.

What another tier changes for the months before is a true-up. A credit note before the end of its year
is an advance; the first one after it settles the year, and the difference is trued up in its month, as
is all that is credited later.

One row per accrual_id.

accrual_id    put together from what the row is about
agreement_id  the agreement
customer_id   who bears it; of settlements, who got the credit note
year_from     first day of the agreement's year
posted_on     last day of the month, or of the year; of settlements, their posting
kind          accrual, true_up or settlement
amount        positive in settlements, too; a true-up can be negative
document      of settlements, the credit note's number in the ledger
*/
with

agreed as (
    select agreement_id, year_from, sum(change) as set_aside
    from int_rebate_month
    group by agreement_id, year_from
),

/* Before the end of the year a credit note is an advance. */
by_month as (
    select
        agreement_id,
        year_from,
        cast(date_trunc('month', posted_on) as date) as month,
        max(posted_on) as posted_on,
        sum(amount) as credited,
        row_number() over (
            partition by agreement_id, year_from order by cast(date_trunc('month', posted_on) as date)
        ) = 1 as is_first
    from int_rebate_settlement
    where posted_on > year_to
    group by agreement_id, year_from, cast(date_trunc('month', posted_on) as date)
),

advances as (
    select agreement_id, year_from, sum(amount) as credited
    from int_rebate_settlement
    where posted_on <= year_to
    group by agreement_id, year_from
),

true_ups as (
    select
        b.agreement_id,
        b.year_from,
        b.posted_on,
        b.credited
        + if(b.is_first, coalesce(v.credited, 0) - a.set_aside, 0) as amount,
        a.set_aside
    from by_month as b
    inner join agreed as a on b.agreement_id = a.agreement_id and b.year_from = a.year_from
    left join advances as v on b.agreement_id = v.agreement_id and b.year_from = v.year_from
),

borne as (
    select
        t.agreement_id,
        t.year_from,
        t.posted_on,
        t.amount,
        c.customer_id,
        round(
            cast(t.amount as double)
            * cast(sum(c.set_aside) over upto as double)
            / cast(t.set_aside as double),
            2
        ) as upto_customer,
        row_number() over upto
        = count(*) over (partition by t.agreement_id, t.year_from, t.posted_on) as is_last
    from true_ups as t
    inner join (
        select agreement_id, year_from, customer_id, sum(change) as set_aside
        from int_rebate_month
        group by agreement_id, year_from, customer_id
    ) as c on t.agreement_id = c.agreement_id and t.year_from = c.year_from
    window upto as (
        partition by t.agreement_id, t.year_from, t.posted_on order by c.customer_id
    )
),

postings as (
    select
        agreement_id,
        customer_id,
        year_from,
        posted_on,
        'accrual' as kind,
        if(rate = rate_before, change, at_rate) as amount,
        cast(null as varchar) as document,
        cast(null as varchar) as credit_note
    from int_rebate_month
    union all
    select
        agreement_id,
        customer_id,
        year_from,
        posted_on,
        'true_up',
        change - at_rate,
        null,
        null
    from int_rebate_month
    where rate <> rate_before
    union all
    select
        agreement_id,
        customer_id,
        year_from,
        posted_on,
        'true_up',
        cast(
            if(is_last, amount, upto_customer)
            - lag(upto_customer, 1, 0) over (
                partition by agreement_id, year_from, posted_on order by customer_id
            ) as decimal(18, 4)
        ),
        null,
        null
    from borne
    union all
    select
        agreement_id,
        customer_id,
        year_from,
        posted_on,
        'settlement',
        amount,
        document,
        concat_ws('|', invoice_id, line)
    from int_rebate_settlement
)

select
    concat_ws('|', agreement_id, year_from, kind, customer_id, posted_on, credit_note) as accrual_id,
    agreement_id,
    customer_id,
    year_from,
    posted_on,
    kind,
    cast(sum(amount) as decimal(18, 4)) as amount,
    document
from postings
group by agreement_id, customer_id, year_from, posted_on, kind, document, credit_note
having sum(amount) <> 0
