/*
What each customer bought each month, and what is left of it after the product's variable cost.

Down payments and pro-forma invoices are no revenue; what is invoiced in advance is earned month by
month; credit notes count in the month of their posting. What is set aside for rebates is taken off,
until it is paid by credit note, or released. Revenue of unknown customers is a row without customer_id, so that the sum stays.

One row per customer_id, month.
Rebuilt by customer_id, month; by month; by customer_id.

customer_id           empty: revenue of unknown customers
customer_key          the customer's version at the end of the month
month                 first day of the month in which it is earned
net_revenue           earned, net of discounts, rebates, credit notes and tax
product_cost          variable cost of the products; lines without a known cost count as zero
contribution_1        Deckungsbeitrag I (DB I): net revenue less variable product cost
revenue_without_cost  net revenue of lines whose product cost is not known
invoices              number of different invoices, each in the first month in which it earns

check contribution_1 = net_revenue - product_cost
check (select sum(net_revenue) from customer_profitability) is not distinct from (
    select sum(net_amount) from (
        select net_amount from fct_invoice_line where is_revenue and not is_deferred
        union all
        select net_amount from fct_recognised_revenue_month
        union all
        select -open_amount from fct_rebate_accrual
    ) as earned
)
check (select coalesce(sum(product_cost), 0) from customer_profitability) = (
    select coalesce(sum(product_cost), 0) from (
        select product_cost from fct_invoice_line where is_revenue and not is_deferred
        union all
        select product_cost from fct_recognised_revenue_month
    ) as earned
)
*/
with

earned as (
    select customer_id, month, invoice_id, net_amount, product_cost, cost_source
    from fct_invoice_line
    where is_revenue and not is_deferred
    union all
    select
        customer_id,
        month,
        case when is_first then invoice_id end as invoice_id,
        net_amount,
        product_cost,
        cost_source
    from fct_recognised_revenue_month
    union all
    select customer_id, month, null, -open_amount, 0, 'line'
    from fct_rebate_accrual
),

lines as (
    select
        customer_id,
        month,
        invoice_id,
        net_amount,
        coalesce(product_cost, 0) as product_cost,
        case when cost_source = 'missing' then net_amount else 0 end as amount_without_cost
    from earned
),

by_customer as (
    select
        customer_id,
        month,
        sum(net_amount) as net_revenue,
        sum(product_cost) as product_cost,
        sum(amount_without_cost) as revenue_without_cost,
        count(distinct invoice_id) as invoices,
        cast(month + interval '1' month as date) as next_month
    from lines
    group by customer_id, month
)

select
    p.customer_id,
    coalesce(v.customer_key, 0) as customer_key,
    p.month,
    cast(p.net_revenue as decimal(18, 4)) as net_revenue,
    cast(p.product_cost as decimal(18, 4)) as product_cost,
    cast(p.net_revenue - p.product_cost as decimal(18, 4)) as contribution_1,
    cast(p.revenue_without_cost as decimal(18, 4)) as revenue_without_cost,
    p.invoices
from by_customer as p
left join int_customer_version as v
    on p.customer_id = v.customer_id and p.next_month > v.from_day and p.next_month <= v.to_day
