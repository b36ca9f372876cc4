/*
Which year of an agreement a credit note for a bonus pays.

It is the one in which its service period begins; else the one that ended within the last twelve months;
else the running one. Where several agreements could be meant, each pays by what it has set aside.

One row per invoice_id, line, agreement_id.

agreement_id  the agreement
year_from     first day of the agreement's year
year_to       last day of it
customer_id   who got the credit note
posted_on     its posting
amount        what is paid
document      its number in the ledger
*/
with

years as (
    select agreement_id, year_from, any_value(year_to) as year_to, sum(change) as set_aside
    from int_rebate_month
    group by agreement_id, year_from
    having sum(change) > 0
),

/* The years that a credit note can mean, one of each agreement; the first of four kinds that there is. */
meant as (
    select
        c.invoice_id,
        c.line,
        c.customer_id,
        c.posted_on,
        c.document,
        c.amount,
        y.agreement_id,
        y.year_from,
        y.year_to,
        y.set_aside,
        case
            when c.service_from between y.year_from and y.year_to then 1
            when y.year_to < c.posted_on and y.year_to >= c.posted_on - interval 1 year then 2
            when y.year_to >= c.posted_on then 3
            else 4
        end as kind_of_year
    from int_rebate_credit as c
    inner join (select distinct customer_id, agreement_id from int_rebate_customer) as m
        on c.customer_id = m.customer_id
    inner join years as y on m.agreement_id = y.agreement_id and y.year_from <= c.posted_on
    qualify
        rank() over (partition by c.invoice_id, c.line order by kind_of_year) = 1
        and row_number() over (
            partition by c.invoice_id, c.line, y.agreement_id order by kind_of_year, y.year_from desc
        ) = 1
),

shares as (
    select
        *,
        round(
            cast(amount as double)
            * cast(sum(set_aside) over upto as double)
            / cast(sum(set_aside) over (partition by invoice_id, line) as double),
            2
        ) as upto_agreement,
        row_number() over upto = count(*) over (partition by invoice_id, line) as is_last
    from meant
    window upto as (partition by invoice_id, line order by agreement_id)
)

select
    invoice_id,
    line,
    agreement_id,
    year_from,
    year_to,
    customer_id,
    posted_on,
    cast(
        if(is_last, amount, upto_agreement)
        - lag(upto_agreement, 1, 0) over (partition by invoice_id, line order by agreement_id)
        as decimal(18, 4)
    ) as amount,
    document
from shares
