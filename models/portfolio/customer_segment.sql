/*
To which groups each customer belongs, by what it bought up to the business date.

The customer that crosses a cut of the ABC classes stays above it. Classes are those of the level that is
asked for; fifths, clusters and stages are told of customers only.

One row per customer_id.

customer_id                one that facts or a source name
customer_key               its version at the business date
as_of                      the business date
abc_class                  A, B or C by net revenue of the last 12 complete months: by cumulative share
                           (80 and 95 % unless portfolio.yaml says otherwise) or by rank; empty without
                           revenue, and for customers that do not count
contribution_class         the same by DB IV of the last 36 complete months; who has none above zero is C;
                           empty without invoices in them
rfm                        fifths by recency, frequency and money, each 5 (best) to 1, such as 543; empty
                           without a purchase within 36 months
cluster                    customers that are alike (int_cluster_centre), by what they were at the newest
                           complete month end; empty unless active then and now
lifecycle_stage            as in customer_lifecycle; empty for customers that do not count
earns                      whether DB I of the last 36 complete months is not negative; empty without
                           invoices in them
is_active                  the last purchase is less than active_months ago; empty before the first
net_revenue_12_months      of the last 12 complete months
contribution_1_36_months   DB I of the last 36 complete months
contribution_4_36_months   DB IV of the last 36 complete months, work without invoices included

check abc_class in ('A', 'B', 'C') or abc_class is null
check contribution_class in ('A', 'B', 'C') or contribution_class is null
check contribution_class is null or contribution_class = 'C' or contribution_4_36_months > 0
check (abc_class is null) or net_revenue_12_months is not null
check (
    select coalesce(sum(contribution_1_36_months), 0) from customer_segment
) = (
    select coalesce(sum(p.contribution_1), 0) from customer_profitability as p
    where p.customer_id is not null and p.month in (
        select month from dim_month where is_complete order by month desc limit 36
    )
)
*/
with

ranked as (
    select
        customer_id,
        coalesce(sum(ranked_revenue) over (
            order by ranked_revenue desc, customer_id
            rows between unbounded preceding and 1 preceding
        ), 0) as revenue_above,
        sum(ranked_revenue) over () as total_revenue,
        row_number() over (order by ranked_revenue desc, customer_id) - 1 as customers_above,
        count(*) over () as customers
    from int_segment_sum
    where ranked_revenue > 0
),

abc as (
    select
        r.customer_id,
        case
            when c.is_by_rank
                then case
                    when r.customers_above * 100 < c.a_until * r.customers then 'A'
                    when r.customers_above * 100 < c.b_until * r.customers then 'B'
                    else 'C'
                end
            when r.revenue_above * 100 < cast(c.a_until as decimal(9, 4)) * r.total_revenue then 'A'
            when r.revenue_above * 100 < cast(c.b_until as decimal(9, 4)) * r.total_revenue then 'B'
            else 'C'
        end as abc_class
    from ranked as r
    cross join set_portfolio_abc as c
),

/* A customer that costs us more than it brings cannot be A. */
earning as (
    select
        e.customer_id,
        coalesce(sum(e.ranked_contribution) over (
            order by e.ranked_contribution desc, e.customer_id
            rows between unbounded preceding and 1 preceding
        ), 0) as contribution_above,
        sum(e.ranked_contribution) over () as total_contribution,
        row_number() over (order by e.ranked_contribution desc, e.customer_id) - 1 as customers_above,
        count(*) over () as customers
    from int_segment_sum as e
    where e.has_bought and e.ranked_contribution > 0
),

contribution_classes as (
    select
        e.customer_id,
        case
            when c.is_by_rank
                then case
                    when e.customers_above * 100 < c.a_until * e.customers then 'A'
                    when e.customers_above * 100 < c.b_until * e.customers then 'B'
                    else 'C'
                end
            when e.contribution_above * 100 < cast(c.a_until as decimal(9, 4)) * e.total_contribution then 'A'
            when e.contribution_above * 100 < cast(c.b_until as decimal(9, 4)) * e.total_contribution then 'B'
            else 'C'
        end as contribution_class
    from earning as e
    cross join set_portfolio_abc as c
),

activity as (
    select
        s.customer_id,
        max(s.ended_on) > max(b.business_date) as is_active
    from int_customer_spell as s
    inner join set_business_date as b on s.started_on <= b.business_date
    group by s.customer_id
)

select
    v.customer_id,
    v.customer_key,
    d.business_date as as_of,
    a.abc_class,
    case
        when b.has_bought and b.ranked_contribution is not null
            then coalesce(k.contribution_class, 'C')
    end as contribution_class,
    case
        when f.customer_id is not null
            then concat(cast(f.recency as varchar), cast(f.frequency as varchar), cast(f.monetary as varchar))
    end as rfm,
    case when t.is_active then u.cluster end as cluster,
    l.stage as lifecycle_stage,
    b.contribution_1_36_months >= 0 as earns,
    t.is_active,
    b.net_revenue_12_months,
    b.contribution_1_36_months,
    b.contribution_4_36_months
from int_customer_version as v
inner join set_business_date as d on d.business_date >= v.from_day and d.business_date < v.to_day
left join int_segment_sum as b on v.customer_id = b.customer_id
left join abc as a on v.customer_id = a.customer_id
left join activity as t on v.customer_id = t.customer_id
left join contribution_classes as k on v.customer_id = k.customer_id
left join int_customer_rfm as f on v.customer_id = f.customer_id and d.business_date = f.as_of
left join int_customer_cluster as u on v.customer_id = u.customer_id
left join customer_lifecycle as l on v.customer_id = l.customer_id
