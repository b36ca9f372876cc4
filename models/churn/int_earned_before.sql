/*
What each customer earned us in the 36 months before a month, or in as many as we know.

One row per customer_id, month.

customer_id     a customer that counted in ranks and rates
month           one that has begun
net_revenue     of the 36 months before it
contribution_4  DB IV of them; DB I where nothing says what our work costs

check month > (select min(month) from dim_month)
*/
with

earned as (
    select p.customer_id, m.number, p.net_revenue, p.contribution_4
    from customer_profitability as p
    inner join int_customer_version as v on p.customer_key = v.customer_key
    inner join dim_month as m on p.month = m.month
    where v.counted
),

/* So many months later it counts still. */
later as (
    select number as months
    from dim_month
    where number <= 36
),

sums as (
    select
        e.customer_id,
        e.number + l.months as number,
        sum(e.net_revenue) as net_revenue,
        sum(e.contribution_4) as contribution_4
    from earned as e
    cross join later as l
    group by e.customer_id, e.number + l.months
)

select
    s.customer_id,
    m.month,
    cast(s.net_revenue as decimal(18, 4)) as net_revenue,
    cast(s.contribution_4 as decimal(18, 4)) as contribution_4
from sums as s
inner join dim_month as m on s.number = m.number
