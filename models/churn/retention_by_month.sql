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

compared as (
    select
        month,
        case when revenue_last_year > 0 then revenue_last_year else 0 end as revenue_before,
        case when revenue_this_year > 0 then revenue_this_year else 0 end as revenue_now,
        case when contribution_last_year > 0 and revenue_last_year > 0 then revenue_last_year else 0 end
            as profitable_before,
        case when contribution_last_year > 0 then contribution_last_year else 0 end as contribution_before,
        case when contribution_this_year > 0 then contribution_this_year else 0 end as contribution_now
    from int_earned_window
),

by_month as (
    select
        month,
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
    group by month
),

/* Of the first month we may know a part only; it counts all the same. */
history as (
    select min(month) as first_month
    from int_earned_window
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
    coalesce(date_diff('month', h.first_month, m.month) >= 23, false) as has_two_years
from dim_month as m
cross join history as h
left join by_month as b on m.month = b.month
order by m.month
