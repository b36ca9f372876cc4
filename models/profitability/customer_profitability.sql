/*
What each customer bought each month, and what is left of it: after the product's variable cost, and
after what our work for the customer cost, step by step.

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
contribution_2            DB II: DB I less the activities of this step, as costs.yaml has them; the same
                          as DB I where it has no such step
contribution_3            DB III, likewise
contribution_4            DB IV, likewise: the usual measure of what a customer is worth to us
contribution_5            DB V, likewise
contribution_6            DB VI, likewise
profit                    what is left after all activities, levied overhead included
activity_cost             of all activities together
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
check profit = contribution_1 - activity_cost
check (select coalesce(sum(activity_cost), 0) from customer_profitability) = (
    select coalesce(sum(cost), 0) from activity_cost
)
check (select coalesce(sum(net_revenue), 0) from customer_profitability) = (
    select coalesce(sum(net_amount), 0) from (
        select net_amount from fct_invoice_line where is_revenue and not is_deferred
        union all
        select net_amount from fct_recognised_revenue_month
        union all
        select -open_amount from fct_rebate_accrual
        union all
        select -amount from fct_skonto
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
        product_cost,
        case when cost_source = 'missing' then net_amount end as amount_without_cost
    from fct_invoice_line
    where is_revenue and not is_deferred
    union all
    select
        customer_id,
        month,
        case when is_first then invoice_id end,
        net_amount,
        product_cost,
        case when cost_source = 'missing' then net_amount end
    from fct_recognised_revenue_month
),

invoiced as (
    select
        customer_id,
        month,
        cast(sum(net_amount) as decimal(18, 4)) as net_amount,
        cast(sum(product_cost) as decimal(18, 4)) as product_cost,
        cast(sum(amount_without_cost) as decimal(18, 4)) as revenue_without_cost,
        count(distinct invoice_id) as invoices
    from earned
    group by customer_id, month
),

/* What changes revenue beside invoices, or moves it to another month. */
beside as (
    select
        customer_id,
        month,
        open_amount as rebates,
        0 as skonto,
        0 as moved_revenue,
        0 as moved_cost
    from fct_rebate_accrual
    union all
    select customer_id, month, 0, amount, 0, 0
    from fct_skonto
    union all
    select customer_id, month, 0, 0, net_revenue, product_cost
    from int_origin_month
),

adjusted as (
    select
        customer_id,
        month,
        cast(sum(rebates) as decimal(18, 4)) as rebates,
        cast(sum(skonto) as decimal(18, 4)) as skonto,
        cast(sum(moved_revenue) as decimal(18, 4)) as moved_revenue,
        cast(sum(moved_cost) as decimal(18, 4)) as moved_cost
    from beside
    group by customer_id, month
),

worked as (
    select
        customer_id,
        month,
        cast(sum(cost) filter (where step = 'contribution_2') as decimal(18, 4)) as cost_2,
        cast(sum(cost) filter (where step = 'contribution_3') as decimal(18, 4)) as cost_3,
        cast(sum(cost) filter (where step = 'contribution_4') as decimal(18, 4)) as cost_4,
        cast(sum(cost) filter (where step = 'contribution_5') as decimal(18, 4)) as cost_5,
        cast(sum(cost) filter (where step = 'contribution_6') as decimal(18, 4)) as cost_6,
        cast(sum(cost) filter (where step = 'profit') as decimal(18, 4)) as cost_profit
    from activity_cost
    group by customer_id, month
),

/* A month with calls and no invoice costs money all the same: all sides stay. */
sides as (
    select
        coalesce(i.customer_id, a.customer_id) as customer_id,
        coalesce(i.month, a.month) as month,
        coalesce(i.net_amount, 0) - coalesce(a.rebates, 0) - coalesce(a.skonto, 0) as net_revenue,
        coalesce(i.product_cost, 0) as product_cost,
        coalesce(i.revenue_without_cost, 0) as revenue_without_cost,
        coalesce(i.invoices, 0) as invoices,
        coalesce(a.rebates, 0) as rebates,
        coalesce(a.skonto, 0) as skonto,
        coalesce(a.moved_revenue, 0) as moved_revenue,
        coalesce(a.moved_cost, 0) as moved_cost
    from invoiced as i
    full join adjusted as a
        on i.customer_id is not distinct from a.customer_id and i.month = a.month
),

together as (
    select
        coalesce(s.customer_id, w.customer_id) as customer_id,
        coalesce(s.month, w.month) as month,
        coalesce(s.net_revenue, 0) as net_revenue,
        coalesce(s.product_cost, 0) as product_cost,
        coalesce(s.revenue_without_cost, 0) as revenue_without_cost,
        coalesce(s.rebates, 0) as rebates,
        coalesce(s.skonto, 0) as skonto,
        coalesce(s.moved_revenue, 0) as moved_revenue,
        coalesce(s.moved_cost, 0) as moved_cost,
        coalesce(s.invoices, 0) as invoices,
        coalesce(w.cost_2, 0) as cost_2,
        coalesce(w.cost_3, 0) as cost_3,
        coalesce(w.cost_4, 0) as cost_4,
        coalesce(w.cost_5, 0) as cost_5,
        coalesce(w.cost_6, 0) as cost_6,
        coalesce(w.cost_profit, 0) as cost_profit,
        cast(coalesce(s.month, w.month) + interval '1' month as date) as next_month
    from sides as s
    full join worked as w on s.customer_id is not distinct from w.customer_id and s.month = w.month
)

select
    p.customer_id,
    coalesce(v.customer_key, 0) as customer_key,
    p.month,
    cast(p.net_revenue as decimal(18, 4)) as net_revenue,
    p.product_cost,
    cast(p.net_revenue - p.product_cost as decimal(18, 4)) as contribution_1,
    cast(p.net_revenue - p.product_cost - p.cost_2 as decimal(18, 4)) as contribution_2,
    cast(p.net_revenue - p.product_cost - p.cost_2 - p.cost_3 as decimal(18, 4)) as contribution_3,
    cast(
        p.net_revenue - p.product_cost - p.cost_2 - p.cost_3 - p.cost_4 as decimal(18, 4)
    ) as contribution_4,
    cast(
        p.net_revenue - p.product_cost - p.cost_2 - p.cost_3 - p.cost_4 - p.cost_5
        as decimal(18, 4)
    ) as contribution_5,
    cast(
        p.net_revenue - p.product_cost - p.cost_2 - p.cost_3 - p.cost_4 - p.cost_5 - p.cost_6
        as decimal(18, 4)
    ) as contribution_6,
    cast(
        p.net_revenue - p.product_cost - p.cost_2 - p.cost_3 - p.cost_4 - p.cost_5 - p.cost_6
        - p.cost_profit as decimal(18, 4)
    ) as profit,
    cast(
        p.cost_2 + p.cost_3 + p.cost_4 + p.cost_5 + p.cost_6 + p.cost_profit as decimal(18, 4)
    ) as activity_cost,
    p.rebates,
    p.skonto,
    cast(p.net_revenue + p.moved_revenue as decimal(18, 4)) as net_revenue_by_origin,
    cast(
        p.net_revenue - p.product_cost + p.moved_revenue - p.moved_cost as decimal(18, 4)
    ) as contribution_1_by_origin,
    p.revenue_without_cost,
    p.invoices
from together as p
left join int_customer_version as v
    on p.customer_id = v.customer_id and p.next_month > v.from_day and p.next_month <= v.to_day
