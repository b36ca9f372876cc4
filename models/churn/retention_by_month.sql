/*
What became of the revenue of a year ago: what customers who left, shrank, grew or came brought with them.

Revenue and contribution are those of the twelve months up to the end of the month, held against the
twelve months before. Gross retention is (start - churned - contraction) / start, net retention adds the
expansion. Who has less than nothing in one of both years counts as nothing there.

One row per month.

month                           first day of the month that ends both years
revenue_start                   net revenue of the year before
revenue_churned                 of it, that of customers without any in this year
revenue_contraction             by how much others buy less
revenue_expansion               by how much others buy more
revenue_gained                  of customers without any in the year before: new, or won back
revenue_end                     net revenue of this year
profitable_revenue_start        revenue_start of customers whose DB IV of the year before is positive
profitable_revenue_churned      likewise
profitable_revenue_contraction  likewise
profitable_revenue_expansion    likewise
contribution_start              positive DB IV of customers, of the year before
contribution_churned            of it, that of customers without any in this year
contribution_contraction        by how much others earn us less
contribution_expansion          by how much others earn us more
has_two_years                   both years lie within our history

check revenue_end = revenue_start - revenue_churned - revenue_contraction + revenue_expansion
    + revenue_gained
check revenue_churned + revenue_contraction <= revenue_start
check profitable_revenue_churned + profitable_revenue_contraction <= profitable_revenue_start
check contribution_churned + contribution_contraction <= contribution_start
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

/* Every month of a customer from its first one on, also those without revenue. */
all_months as (
    select
        b.customer_id,
        m.number,
        coalesce(e.net_revenue, 0) as net_revenue,
        coalesce(e.contribution_4, 0) as contribution_4
    from beginnings as b
    inner join dim_month as m on m.number >= b.first_number
    left join earned as e on b.customer_id = e.customer_id and m.number = e.number
),

sums as (
    select
        customer_id,
        number,
        sum(net_revenue) over (
            partition by customer_id order by number rows between 23 preceding and 12 preceding
        ) as revenue_before,
        sum(net_revenue) over (
            partition by customer_id order by number rows between 11 preceding and current row
        ) as revenue_now,
        sum(contribution_4) over (
            partition by customer_id order by number rows between 23 preceding and 12 preceding
        ) as contribution_before,
        sum(contribution_4) over (
            partition by customer_id order by number rows between 11 preceding and current row
        ) as contribution_now
    from all_months
),

compared as (
    select
        customer_id,
        number,
        case when revenue_before > 0 then revenue_before else 0 end as revenue_before,
        case when revenue_now > 0 then revenue_now else 0 end as revenue_now,
        case when contribution_before > 0 and revenue_before > 0 then revenue_before else 0 end
            as profitable_before,
        case when contribution_before > 0 then contribution_before else 0 end as contribution_before,
        case when contribution_now > 0 then contribution_now else 0 end as contribution_now
    from sums
),

by_month as (
    select
        number,
        sum(revenue_before) as revenue_start,
        sum(case when revenue_now = 0 then revenue_before else 0 end) as revenue_churned,
        sum(case when revenue_now > 0 and revenue_now < revenue_before then revenue_before - revenue_now else 0 end)
            as revenue_contraction,
        sum(case when revenue_before > 0 and revenue_now > revenue_before then revenue_now - revenue_before else 0 end)
            as revenue_expansion,
        sum(case when revenue_before = 0 then revenue_now else 0 end) as revenue_gained,
        sum(revenue_now) as revenue_end,
        sum(profitable_before) as profitable_start,
        sum(case when revenue_now = 0 then profitable_before else 0 end) as profitable_churned,
        sum(
            case when revenue_now > 0 and revenue_now < profitable_before then profitable_before - revenue_now else 0 end
        ) as profitable_contraction,
        sum(
            case when profitable_before > 0 and revenue_now > profitable_before then revenue_now - profitable_before else 0 end
        ) as profitable_expansion,
        sum(contribution_before) as contribution_start,
        sum(case when contribution_now = 0 then contribution_before else 0 end) as contribution_churned,
        sum(
            case
                when contribution_now > 0 and contribution_now < contribution_before
                    then contribution_before - contribution_now
                else 0
            end
        ) as contribution_contraction,
        sum(
            case
                when contribution_before > 0 and contribution_now > contribution_before
                    then contribution_now - contribution_before
                else 0
            end
        ) as contribution_expansion
    from compared
    group by number
),

/* Of the first month we may know a part only; it counts all the same. */
history as (
    select min(number) as first_number
    from earned
)

select
    m.month,
    cast(coalesce(b.revenue_start, 0) as decimal(18, 4)) as revenue_start,
    cast(coalesce(b.revenue_churned, 0) as decimal(18, 4)) as revenue_churned,
    cast(coalesce(b.revenue_contraction, 0) as decimal(18, 4)) as revenue_contraction,
    cast(coalesce(b.revenue_expansion, 0) as decimal(18, 4)) as revenue_expansion,
    cast(coalesce(b.revenue_gained, 0) as decimal(18, 4)) as revenue_gained,
    cast(coalesce(b.revenue_end, 0) as decimal(18, 4)) as revenue_end,
    cast(coalesce(b.profitable_start, 0) as decimal(18, 4)) as profitable_revenue_start,
    cast(coalesce(b.profitable_churned, 0) as decimal(18, 4)) as profitable_revenue_churned,
    cast(coalesce(b.profitable_contraction, 0) as decimal(18, 4)) as profitable_revenue_contraction,
    cast(coalesce(b.profitable_expansion, 0) as decimal(18, 4)) as profitable_revenue_expansion,
    cast(coalesce(b.contribution_start, 0) as decimal(18, 4)) as contribution_start,
    cast(coalesce(b.contribution_churned, 0) as decimal(18, 4)) as contribution_churned,
    cast(coalesce(b.contribution_contraction, 0) as decimal(18, 4)) as contribution_contraction,
    cast(coalesce(b.contribution_expansion, 0) as decimal(18, 4)) as contribution_expansion,
    coalesce(m.number >= h.first_number + 23, false) as has_two_years
from dim_month as m
cross join history as h
left join by_month as b on m.number = b.number
order by m.month
