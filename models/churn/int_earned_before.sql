/*
What each customer earned us in the 36 months before a month, or in as many as we know.

One row per customer_id, month.
Rebuilt by customer_id.

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

beginnings as (
    select customer_id, min(number) as first_number
    from earned
    group by customer_id
),

/* Every month of a customer from its first one on, also those in which it earned us nothing. */
all_months as (
    select
        b.customer_id,
        m.number,
        m.month,
        e.customer_id is not null as is_known,
        e.net_revenue,
        e.contribution_4
    from beginnings as b
    inner join dim_month as m on m.number >= b.first_number
    left join earned as e on b.customer_id = e.customer_id and m.number = e.number
),

sums as (
    select
        customer_id,
        month,
        sum(case when is_known then 1 else 0 end) over (
            partition by customer_id order by number rows between 36 preceding and 1 preceding
        ) as months,
        sum(net_revenue) over (
            partition by customer_id order by number rows between 36 preceding and 1 preceding
        ) as net_revenue,
        sum(contribution_4) over (
            partition by customer_id order by number rows between 36 preceding and 1 preceding
        ) as contribution_4
    from all_months
)

select
    customer_id,
    month,
    cast(net_revenue as decimal(18, 4)) as net_revenue,
    cast(contribution_4 as decimal(18, 4)) as contribution_4
from sums
where months > 0
