/*
What ABC classes are made of: what each customer bought and earned us in the last complete months.

One row per customer_id.
Rebuilt by customer_id.

customer_id                one with a row of customer_profitability in the last 36 complete months
has_bought                 has invoices in them
net_revenue_12_months      of the last 12 of them
ranked_revenue             the same, of versions that count
contribution_1_36_months   DB I of all 36, of months with invoices
contribution_4_36_months   DB IV of all 36, work without invoices included
ranked_contribution        the same, of versions that count

check has_bought or net_revenue_12_months is null
*/
with

months as (
    select
        month,
        row_number() over (order by month desc) as age
    from dim_month
    where is_complete
),

/* Who only made us work bought nothing; but a month with calls and no invoice costs money all the same. */
by_version as (
    select
        p.customer_key,
        sum(p.contribution_4) as contribution_4,
        count(case when p.invoices > 0 or p.net_revenue <> 0 or p.product_cost <> 0 then 1 end) as months_bought,
        sum(case when m.age <= 12 and (p.invoices > 0 or p.net_revenue <> 0 or p.product_cost <> 0) then p.net_revenue end)
            as net_revenue,
        sum(case when p.invoices > 0 or p.net_revenue <> 0 or p.product_cost <> 0 then p.contribution_1 end)
            as contribution_1
    from customer_profitability as p
    inner join months as m on p.month = m.month
    where m.age <= 36 and p.customer_id is not null
    group by p.customer_key
)

select
    v.customer_id,
    sum(p.months_bought) > 0 as has_bought,
    cast(sum(p.net_revenue) as decimal(18, 4)) as net_revenue_12_months,
    cast(sum(case when v.counted then p.net_revenue end) as decimal(18, 4)) as ranked_revenue,
    cast(sum(p.contribution_1) as decimal(18, 4)) as contribution_1_36_months,
    cast(sum(p.contribution_4) as decimal(18, 4)) as contribution_4_36_months,
    cast(sum(case when v.counted then p.contribution_4 end) as decimal(18, 4)) as ranked_contribution
from by_version as p
inner join int_customer_version as v on p.customer_key = v.customer_key
group by v.customer_id
