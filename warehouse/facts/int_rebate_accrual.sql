/*
What agreements about a bonus have us set aside, where no source posts it.

Each month has the rate of the tier that the year's revenue is expected to reach: what was bought so
far, and what the same customers bought a year before in the time that is left. The rate holds for
all of the year's revenue, so that another tier is trued up at once, for the months before, too; at the
end of the year the rate is the one that was reached. Customers of a group bear it by their revenue.

A credit note for a bonus is paid out of what was set aside. It belongs to the year in which its service
period begins; else to the one that ended within the last twelve months; else to the running one. The
first one after the end of its year settles it: the difference is trued up in its month, as is all that
is credited later. Where several agreements could be meant, each pays by what it has set aside.

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

computed as (
    select a.agreement_id
    from dim_rebate_agreement as a
    where
        a.kind = 'bonus'
        and not exists (
            select 1 from stg_rebate_accruals as s
            where s.agreement_id is null or s.agreement_id = a.agreement_id
        )
    group by a.agreement_id
),

revenue as (
    select r.*
    from int_rebate_revenue as r
    inner join computed as c on r.agreement_id = c.agreement_id
),

ends as (
    select agreement_id, any_value(agreed_until) as agreed_until
    from int_rebate_customer
    group by agreement_id
),

/* Also of years in which only the year before had revenue: they can begin with a credit note. */
years as (
    select
        r.agreement_id,
        r.year_from,
        any_value(least(cast(r.year_from + interval 1 year as date), e.agreed_until) - 1) as year_to,
        sum(r.revenue_year_before) as revenue_year_before
    from revenue as r
    inner join ends as e on r.agreement_id = e.agreement_id
    group by r.agreement_id, r.year_from
),

months as (
    select
        y.agreement_id,
        y.year_from,
        y.year_to,
        y.revenue_year_before,
        m.month,
        m.is_complete,
        least(m.month_end, y.year_to) as posted_on
    from years as y
    inner join dim_month as m on m.month_end >= y.year_from and m.month <= y.year_to
),

of_year as (
    select agreement_id, year_from, month, sum(revenue) as revenue,
        sum(revenue_year_before) as revenue_year_before
    from revenue
    group by agreement_id, year_from, month
),

so_far as (
    select
        m.agreement_id,
        m.year_from,
        m.month,
        m.posted_on,
        sum(coalesce(r.revenue, 0)) over until_month as revenue_so_far,
        m.revenue_year_before - sum(coalesce(r.revenue_year_before, 0)) over until_month
        + if(m.is_complete, 0, greatest(coalesce(r.revenue_year_before - r.revenue, 0), 0))
            as revenue_to_come
    from months as m
    left join of_year as r
        on m.agreement_id = r.agreement_id and m.year_from = r.year_from and m.month = r.month
    window until_month as (partition by m.agreement_id, m.year_from order by m.month)
),

rates as (
    select
        s.agreement_id,
        s.year_from,
        s.month,
        s.posted_on,
        if(s.revenue_so_far > 0, coalesce(t.rate, 0), 0) as rate
    from so_far as s
    left join dim_rebate_agreement as t
        on
            s.agreement_id = t.agreement_id
            and s.revenue_so_far + s.revenue_to_come >= t.from_revenue
            and (t.to_revenue is null or s.revenue_so_far + s.revenue_to_come < t.to_revenue)
),

by_customer as (
    select
        x.agreement_id,
        x.year_from,
        c.customer_id,
        x.month,
        x.posted_on,
        x.rate,
        coalesce(r.revenue, 0) as revenue,
        sum(coalesce(r.revenue, 0)) over (
            partition by x.agreement_id, x.year_from, c.customer_id order by x.month
        ) as revenue_so_far
    from rates as x
    inner join (select distinct agreement_id, year_from, customer_id from revenue) as c
        on x.agreement_id = c.agreement_id and x.year_from = c.year_from
    left join revenue as r
        on
            x.agreement_id = r.agreement_id
            and x.year_from = r.year_from
            and x.month = r.month
            and c.customer_id = r.customer_id
),

/* Cents are rounded so that the customers add up to the agreement. */
rounded as (
    select
        *,
        round(sum(cast(revenue_so_far as decimal(30, 4)) * rate) over customers, 2) as upto_customer
    from by_customer
    window customers as (partition by agreement_id, year_from, month order by customer_id)
),

standing as (
    select
        *,
        cast(
            upto_customer - lag(upto_customer, 1, 0) over (
                partition by agreement_id, year_from, month order by customer_id
            ) as decimal(18, 4)
        ) as set_aside
    from rounded
),

changes as (
    select
        *,
        set_aside - lag(set_aside, 1, 0) over customer_year as change,
        lag(rate, 1, rate) over customer_year as rate_before,
        cast(round(cast(revenue as decimal(30, 4)) * rate, 2) as decimal(18, 4)) as at_new_rate
    from standing
    window customer_year as (partition by agreement_id, year_from, customer_id order by month)
),

/* What each year has set aside in the end, as known now. */
agreed as (
    select agreement_id, year_from, sum(change) as set_aside
    from changes
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
        a.set_aside,
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
    inner join agreed as a on y.agreement_id = a.agreement_id and y.year_from = a.year_from
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
),

settlements as (
    select
        * exclude (amount),
        cast(
            if(is_last, amount, upto_agreement)
            - lag(upto_agreement, 1, 0) over (partition by invoice_id, line order by agreement_id)
            as decimal(18, 4)
        ) as amount
    from shares
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
    from settlements
    where posted_on > year_to
    group by agreement_id, year_from, cast(date_trunc('month', posted_on) as date)
),

advances as (
    select agreement_id, year_from, sum(amount) as credited
    from settlements
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
        from changes
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
        if(rate = rate_before, change, at_new_rate) as amount,
        cast(null as varchar) as document,
        cast(null as varchar) as credit_note
    from changes
    union all
    select
        agreement_id,
        customer_id,
        year_from,
        posted_on,
        'true_up',
        change - at_new_rate,
        null,
        null
    from changes
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
    from settlements
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
