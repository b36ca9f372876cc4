/*
What each customer bought each month, and what is left of it after the product's variable cost.

Down payments and pro-forma invoices are no revenue; credit notes count in the month of their
posting. Revenue of unknown customers is a row without customer_id, so that the sum stays.

One row per customer_id, month.
Rebuilt by customer_id, month; by month; by customer_id.

customer_id           empty: revenue of unknown customers
customer_key          the customer's version at the end of the month
month                 first day of the month of the posting
net_revenue           invoiced, net of discounts, credit notes and tax
product_cost          variable cost of the products; lines without a known cost count as zero
contribution_1        Deckungsbeitrag I (DB I): net revenue less variable product cost
revenue_without_cost  net revenue of lines whose product cost is not known
invoices              number of different invoices with revenue

check contribution_1 = net_revenue - product_cost
check (select sum(net_revenue) from customer_profitability)
    is not distinct from (select sum(net_amount) from fct_invoice_line where is_revenue)
check (select sum(product_cost) from customer_profitability)
    is not distinct from (select sum(coalesce(product_cost, 0)) from fct_invoice_line where is_revenue)
*/
with

lines as (
    select
        customer_id,
        month,
        invoice_id,
        net_amount,
        coalesce(product_cost, 0) as product_cost,
        case when cost_source = 'missing' then net_amount else 0 end as amount_without_cost
    from fct_invoice_line
    where is_revenue
),

by_customer as (
    select
        customer_id,
        month,
        sum(net_amount) as net_revenue,
        sum(product_cost) as product_cost,
        sum(amount_without_cost) as revenue_without_cost,
        count(distinct invoice_id) as invoices
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
inner join dim_date as d on p.month = d.day
left join int_customer_version as v
    on p.customer_id = v.customer_id and d.month_end >= v.from_day and d.month_end < v.to_day
