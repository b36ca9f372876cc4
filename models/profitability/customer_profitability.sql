/*
What each customer bought each month, and what is left of it after the product's variable cost.

Down payments and pro-forma invoices are no revenue; what is invoiced in advance is earned month by
month; credit notes count in the month of their posting, and beside that (…_by_origin) in the month of
what they correct. What is set aside for rebates is taken off, until it is paid by credit note, or
released; so is the Skonto that is expected, until the invoice is paid. Revenue of unknown customers is a row without customer_id, so that the sum stays.

One row per customer_id, month.
Rebuilt by customer_id, month; by month; by customer_id.

customer_id               empty: revenue of unknown customers
customer_key              the customer's version at the end of the month
month                     first day of the month in which it is earned
net_revenue               earned, net of discounts, rebates, Skonto, credit notes and tax
product_cost              variable cost of the products; lines without a known cost count as zero
contribution_1            Deckungsbeitrag I (DB I): net revenue less variable product cost
rebates                   set aside for rebates in this month, less what is paid by credit note or
                          released; it is taken off net_revenue
skonto                    Skonto that is expected or taken, less what was expected before; it is taken
                          off net_revenue
net_revenue_by_origin     net_revenue, with corrections in the month of the invoice that they name;
                          months that are over move
contribution_1_by_origin  DB I counted the same way
revenue_without_cost      net revenue of lines whose product cost is not known
invoices                  number of different invoices, each in the first month in which it earns

check contribution_1 = net_revenue - product_cost
check (select sum(net_revenue) from customer_profitability) is not distinct from (
    select sum(net_amount) from (
        select net_amount from fct_invoice_line where is_revenue and not is_deferred
        union all
        select net_amount from fct_recognised_revenue_month
        union all
        select -open_amount from fct_rebate_accrual
        union all
        select -amount from fct_skonto
        union all
        select cast(0 as decimal(18, 4)) from int_origin_month
    ) as earned
)
check (select coalesce(sum(product_cost), 0) from customer_profitability) = (
    select coalesce(sum(product_cost), 0) from (
        select product_cost from fct_invoice_line where is_revenue and not is_deferred
        union all
        select product_cost from fct_recognised_revenue_month
    ) as earned
)
check (select coalesce(sum(net_revenue_by_origin - net_revenue), 0) from customer_profitability) = (
    select coalesce(sum(net_revenue), 0) from int_origin_month
)
check (select coalesce(sum(contribution_1_by_origin - contribution_1), 0) from customer_profitability) = (
    select coalesce(sum(net_revenue - product_cost), 0) from int_origin_month
)
*/
with

earned as (
    select
        customer_id,
        month,
        invoice_id,
        net_amount,
        coalesce(product_cost, 0) as product_cost,
        case when cost_source = 'missing' then net_amount else 0 end as amount_without_cost,
        0 as rebates,
        0 as skonto,
        0 as moved_revenue,
        0 as moved_cost
    from fct_invoice_line
    where is_revenue and not is_deferred
    union all
    select
        customer_id,
        month,
        case when is_first then invoice_id end,
        net_amount,
        coalesce(product_cost, 0),
        case when cost_source = 'missing' then net_amount else 0 end,
        0,
        0,
        0,
        0
    from fct_recognised_revenue_month
    union all
    select customer_id, month, null, -open_amount, 0, 0, open_amount, 0, 0, 0
    from fct_rebate_accrual
    union all
    select customer_id, month, null, -amount, 0, 0, 0, amount, 0, 0
    from fct_skonto
    union all
    select customer_id, month, null, 0, 0, 0, 0, 0, net_revenue, product_cost
    from int_origin_month
),

by_customer as (
    select
        customer_id,
        month,
        sum(net_amount) as net_revenue,
        sum(product_cost) as product_cost,
        sum(amount_without_cost) as revenue_without_cost,
        sum(rebates) as rebates,
        sum(skonto) as skonto,
        sum(moved_revenue) as moved_revenue,
        sum(moved_cost) as moved_cost,
        count(distinct invoice_id) as invoices,
        cast(month + interval '1' month as date) as next_month
    from earned
    group by customer_id, month
)

select
    p.customer_id,
    coalesce(v.customer_key, 0) as customer_key,
    p.month,
    cast(p.net_revenue as decimal(18, 4)) as net_revenue,
    cast(p.product_cost as decimal(18, 4)) as product_cost,
    cast(p.net_revenue - p.product_cost as decimal(18, 4)) as contribution_1,
    cast(p.rebates as decimal(18, 4)) as rebates,
    cast(p.skonto as decimal(18, 4)) as skonto,
    cast(p.net_revenue + p.moved_revenue as decimal(18, 4)) as net_revenue_by_origin,
    cast(
        p.net_revenue - p.product_cost + p.moved_revenue - p.moved_cost as decimal(18, 4)
    ) as contribution_1_by_origin,
    cast(p.revenue_without_cost as decimal(18, 4)) as revenue_without_cost,
    p.invoices
from by_customer as p
left join int_customer_version as v
    on p.customer_id = v.customer_id and p.next_month > v.from_day and p.next_month <= v.to_day
