/*
What agreements about a bonus have set aside at the end of each month, where no source posts it.

A posting that names no agreement can be about each that covers its customer; one that names no customer
either, about all.

Each month has the rate of the tier that the year's revenue is expected to reach: what was bought so
far, and what the same customers bought a year before in the time that is left. The rate holds for all
of the year's revenue, so that another tier concerns the months before, too; at the end of the year the
rate is the one that was reached. Customers of a group bear it by their revenue.

One row per agreement_id, year_from, customer_id, month.

agreement_id   the agreement
year_from      first day of the agreement's year
year_to        last day of it, or of the agreement
customer_id    who bears it
month          first day of the month
posted_on      last day of the month, or of the year
rate           of the tier
rate_before    of the month before
revenue        of the month
set_aside      of the year so far
change         since the month before
at_rate        the month's revenue at the rate
*/
with

posted as (
    select agreement_id from stg_rebate_accruals where agreement_id is not null
    union
    select c.agreement_id
    from stg_rebate_accruals as s
    inner join int_rebate_customer as c on s.customer_id = c.customer_id
    where s.agreement_id is null
    union
    select agreement_id
    from dim_rebate_agreement
    where exists (
        select 1 from stg_rebate_accruals where agreement_id is null and customer_id is null
    )
),

computed as (
    select distinct a.agreement_id
    from dim_rebate_agreement as a
    anti join posted as p on a.agreement_id = p.agreement_id
    where a.kind = 'bonus'
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
        m.year_to,
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
        s.year_to,
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
        x.year_to,
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
        cast(round(cast(revenue as decimal(30, 4)) * rate, 2) as decimal(18, 4)) as at_rate
    from standing
    window customer_year as (partition by agreement_id, year_from, customer_id order by month)
)

select
    agreement_id,
    year_from,
    year_to,
    customer_id,
    month,
    posted_on,
    rate,
    rate_before,
    cast(revenue as decimal(18, 4)) as revenue,
    set_aside,
    cast(change as decimal(18, 4)) as change,
    at_rate
from changes
