/*
The revenue that counts for agreements about a bonus, by customer and month, and that of a year before.

What is invoiced counts in the month of its posting, less credit notes, but for those that pay a bonus.
A year of an agreement begins on the day on which the agreement did.

One row per agreement_id, customer_id, year_from, month.
Rebuilt by customer_id.

agreement_id         the agreement
customer_id          who bought
year_from            first day of the agreement's year
month                first day of the month
revenue              of the month, as far as it belongs to that year
revenue_year_before  a year before, whether or not there was an agreement
*/
with

members as (
    select customer_id, agreement_id, from_day, to_day, agreed_from
    from int_rebate_customer
    where kind = 'bonus'
),

bought as (
    select l.customer_id, m.agreement_id, m.agreed_from, l.posted_on as day,
        l.net_amount as revenue, cast(0 as decimal(18, 4)) as revenue_year_before
    from fct_invoice_line as l
    inner join members as m on l.customer_id = m.customer_id
    where
        l.is_revenue
        and l.credit_reason is distinct from 'bonus'
        and l.posted_on >= m.from_day
        and l.posted_on < m.to_day
    union all
    select l.customer_id, m.agreement_id, m.agreed_from,
        cast(l.posted_on + interval 1 year as date), 0, l.net_amount
    from fct_invoice_line as l
    inner join members as m on l.customer_id = m.customer_id
    where
        l.is_revenue
        and l.credit_reason is distinct from 'bonus'
        and cast(l.posted_on + interval 1 year as date) >= m.from_day
        and cast(l.posted_on + interval 1 year as date) < m.to_day
)

select
    agreement_id,
    customer_id,
    cast(agreed_from + to_years(cast(date_sub('year', agreed_from, day) as integer)) as date)
        as year_from,
    cast(date_trunc('month', day) as date) as month,
    cast(sum(revenue) as decimal(18, 4)) as revenue,
    cast(sum(revenue_year_before) as decimal(18, 4)) as revenue_year_before
from bought
group by all
