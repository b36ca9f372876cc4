/*
To which groups each customer belongs, by what it bought up to the business date.

The customer that crosses a cut of the ABC classes stays above it.

One row per customer_id.

customer_id                one that facts or a source name
customer_key               its version at the business date
as_of                      the business date
abc_class                  A, B or C (80 and 95 %) by net revenue of the last 12 complete months; empty
                           without revenue, and for customers that do not count
earns                      whether DB I of the last 36 complete months is not negative; empty without
                           invoices in them
is_active                  the last purchase is less than active_months ago; empty before the first
net_revenue_12_months      of the last 12 complete months
contribution_1_36_months   DB I of the last 36 complete months

check abc_class in ('A', 'B', 'C') or abc_class is null
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

months as (
    select
        month,
        row_number() over (order by month desc) as age
    from dim_month
    where is_complete
),

/* Who only made us work bought nothing. */
bought_by_version as (
    select
        p.customer_key,
        sum(case when m.age <= 12 then p.net_revenue end) as net_revenue,
        sum(p.contribution_1) as contribution_1
    from customer_profitability as p
    inner join months as m on p.month = m.month
    where
        m.age <= 36
        and (p.invoices > 0 or p.net_revenue <> 0 or p.product_cost <> 0)
    group by p.customer_key
),

bought as (
    select
        v.customer_id,
        sum(p.net_revenue) as net_revenue_12_months,
        sum(case when v.counted then p.net_revenue end) as ranked_revenue,
        sum(p.contribution_1) as contribution_1_36_months
    from bought_by_version as p
    inner join int_customer_version as v on p.customer_key = v.customer_key
    group by v.customer_id
),

ranked as (
    select
        customer_id,
        coalesce(sum(ranked_revenue) over (
            order by ranked_revenue desc, customer_id
            rows between unbounded preceding and 1 preceding
        ), 0) as revenue_above,
        sum(ranked_revenue) over () as total_revenue
    from bought
    where ranked_revenue > 0
),

abc as (
    select
        customer_id,
        case
            when revenue_above < 0.80 * total_revenue then 'A'
            when revenue_above < 0.95 * total_revenue then 'B'
            else 'C'
        end as abc_class
    from ranked
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
    b.contribution_1_36_months >= 0 as earns,
    t.is_active,
    cast(b.net_revenue_12_months as decimal(18, 4)) as net_revenue_12_months,
    cast(b.contribution_1_36_months as decimal(18, 4)) as contribution_1_36_months
from int_customer_version as v
inner join set_business_date as d on d.business_date >= v.from_day and d.business_date < v.to_day
left join bought as b on v.customer_id = b.customer_id
left join abc as a on v.customer_id = a.customer_id
left join activity as t on v.customer_id = t.customer_id
