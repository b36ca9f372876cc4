/*
What each customer earned us in the times that end with a month, and in those before it.

One row per customer_id, month.
Rebuilt by customer_id.

customer_id               a customer that counted in ranks and rates
month                     one from its first month with us on
revenue_this_year         net revenue of the twelve months that end with this one
revenue_last_year         of the twelve months before
contribution_this_year    DB IV of the twelve months; DB I where nothing says what our work costs
contribution_last_year    of the twelve months before
revenue                   net revenue of the 36 months before this one, or of as many as we know
contribution_4            DB IV of the same months; empty without any

check month >= (select min(month) from dim_month)
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
        coalesce(e.net_revenue, 0) as net_revenue,
        coalesce(e.contribution_4, 0) as contribution,
        e.contribution_4
    from beginnings as b
    inner join dim_month as m on m.number >= b.first_number
    left join earned as e on b.customer_id = e.customer_id and m.number = e.number
),

sums as (
    select
        customer_id,
        month,
        sum(net_revenue) over (
            partition by customer_id order by number rows between 11 preceding and current row
        ) as revenue_this_year,
        sum(net_revenue) over (
            partition by customer_id order by number rows between 23 preceding and 12 preceding
        ) as revenue_last_year,
        sum(contribution) over (
            partition by customer_id order by number rows between 11 preceding and current row
        ) as contribution_this_year,
        sum(contribution) over (
            partition by customer_id order by number rows between 23 preceding and 12 preceding
        ) as contribution_last_year,
        sum(net_revenue) over (
            partition by customer_id order by number rows between 36 preceding and 1 preceding
        ) as revenue,
        sum(contribution_4) over (
            partition by customer_id order by number rows between 36 preceding and 1 preceding
        ) as contribution_4
    from all_months
)

select
    customer_id,
    month,
    cast(revenue_this_year as decimal(18, 4)) as revenue_this_year,
    cast(coalesce(revenue_last_year, 0) as decimal(18, 4)) as revenue_last_year,
    cast(contribution_this_year as decimal(18, 4)) as contribution_this_year,
    cast(coalesce(contribution_last_year, 0) as decimal(18, 4)) as contribution_last_year,
    cast(coalesce(revenue, 0) as decimal(18, 4)) as revenue,
    cast(contribution_4 as decimal(18, 4)) as contribution_4
from sums
