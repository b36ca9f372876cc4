/*
From list price to pocket price: what each customer would have paid at list prices each month, what was
taken off on the invoice and after it, and what is left, which is its net revenue.

list_revenue - discounts + revenue_without_list = invoice_revenue; less rebates, Skonto and credit notes
it is net_revenue, to the last digit. Discounts are told apart by the order line that the invoice line
names. What is invoiced in advance has its list price in the months in which it is earned.

One row per customer_id, month.
Rebuilt by customer_id, month; by month; by customer_id.

customer_id           empty: revenue of unknown customers
customer_key          the customer's version at the end of the month
month                 first day of the month in which it is earned
list_revenue          invoiced lines at list prices, cancellations and corrections taken off
customer_discount     taken off on the invoice because it was agreed with the customer
quantity_discount     likewise, for the size of the order
project_discount      likewise, for this one deal
promotion_discount    likewise, for a time
other_discount        taken off on the invoice for a reason that no order line gives; negative: surcharges
revenue_without_list  net amount of invoiced lines whose list price nobody knows
invoice_revenue       at invoice prices
rebates               set aside for rebates in this month, and bonus credit notes, less what was set aside
                      for them before
skonto                expected or taken, less what was expected before
price_credits         credit notes for prices; positive: they take off revenue, as all that follow
return_credits        for goods that came back
error_credits         for our errors
goodwill_credits      out of goodwill
other_credits         for a reason that nobody gives
net_revenue           at pocket prices
freight_charged       freight that customers were charged beside the price; it is in no other column

check invoice_revenue = list_revenue - customer_discount - quantity_discount - project_discount
    - promotion_discount - other_discount + revenue_without_list
check net_revenue = invoice_revenue - rebates - skonto - price_credits - return_credits - error_credits
    - goodwill_credits - other_credits
check (select coalesce(sum(net_revenue), 0) from customer_price) = (
    select coalesce(sum(net_revenue), 0) from customer_profitability
)
check (
    select count(*) from customer_price as c
    inner join customer_profitability as p
        on c.customer_id is not distinct from p.customer_id and c.month = p.month
    where c.net_revenue <> p.net_revenue
) = 0
*/
with

/* Sums are cast at once: sums of decimals are twice as wide, and dear to reckon with. */
earned as (
    select
        customer_id,
        month,
        kind,
        credit_reason,
        order_id,
        order_line,
        net_amount,
        coalesce(list_amount, net_amount + discount_amount) as list_amount,
        freight_amount
    from fct_invoice_line
    where is_revenue and not is_deferred
    union all
    select
        customer_id,
        month,
        kind,
        credit_reason,
        order_id,
        order_line,
        net_amount,
        list_amount,
        null
    from fct_recognised_revenue_month
    union all
    select customer_id, month, 'freight', null, null, null, 0, 0, freight_amount
    from fct_invoice_line
    where is_revenue and is_deferred and freight_amount <> 0
),

lines as (
    select
        customer_id,
        month,
        cast(coalesce(sum(list_amount), 0) as decimal(18, 4)) as list_revenue,
        cast(coalesce(sum(list_amount - net_amount), 0) as decimal(18, 4)) as discount,
        cast(sum(case when list_amount is null then net_amount else 0 end) as decimal(18, 4))
            as revenue_without_list,
        cast(coalesce(sum(freight_amount), 0) as decimal(18, 4)) as freight_charged
    from earned
    where kind <> 'credit_note'
    group by customer_id, month
),

ordered as (
    select
        e.customer_id,
        e.month,
        e.list_amount - e.net_amount as discount,
        cast(o.until_customer as double) as until_customer,
        cast(o.until_quantity as double) as until_quantity,
        cast(o.until_project as double) as until_project,
        cast(o.until_promotion as double) as until_promotion,
        cast(e.list_amount as double) / nullif(cast(o.list_amount as double), 0) as part_of_order
    from earned as e
    inner join int_order_discount as o
        on e.customer_id = o.customer_id
        and e.order_id = o.order_id
        and e.order_line = o.order_line
    where e.kind <> 'credit_note' and e.list_amount is not null
),

/* Where the order explains the discount but for rounding, its kinds are all of it. */
scaled as (
    select
        *,
        case
            when part_of_order is null or until_promotion = 0 then 0
            when abs(until_promotion * part_of_order - cast(discount as double)) <= 0.02
                then cast(discount as double) / nullif(until_promotion, 0)
            else part_of_order
        end as scale
    from ordered
),

cut as (
    select
        customer_id,
        month,
        cast(sum(cast(round(until_customer * scale, 4) as decimal(18, 4))) as decimal(18, 4))
            as until_customer,
        cast(sum(cast(round(until_quantity * scale, 4) as decimal(18, 4))) as decimal(18, 4))
            as until_quantity,
        cast(sum(cast(round(until_project * scale, 4) as decimal(18, 4))) as decimal(18, 4))
            as until_project,
        cast(sum(cast(round(until_promotion * scale, 4) as decimal(18, 4))) as decimal(18, 4))
            as until_promotion
    from scaled
    group by customer_id, month
),

later as (
    select
        customer_id,
        month,
        coalesce(credit_reason, 'other') as reason,
        -net_amount as amount,
        freight_amount
    from earned
    where kind = 'credit_note'
    union all
    select customer_id, month, 'bonus', open_amount, null
    from fct_rebate_accrual
    union all
    select customer_id, month, 'skonto', amount, null
    from fct_skonto
),

adjusted as (
    select
        customer_id,
        month,
        cast(sum(case when reason = 'bonus' then amount else 0 end) as decimal(18, 4))
            as rebates,
        cast(sum(case when reason = 'skonto' then amount else 0 end) as decimal(18, 4))
            as skonto,
        cast(sum(case when reason = 'price' then amount else 0 end) as decimal(18, 4))
            as price_credits,
        cast(sum(case when reason = 'return' then amount else 0 end) as decimal(18, 4))
            as return_credits,
        cast(sum(case when reason = 'error' then amount else 0 end) as decimal(18, 4))
            as error_credits,
        cast(sum(case when reason = 'goodwill' then amount else 0 end) as decimal(18, 4))
            as goodwill_credits,
        cast(sum(case when reason = 'other' then amount else 0 end) as decimal(18, 4))
            as other_credits,
        cast(coalesce(sum(freight_amount), 0) as decimal(18, 4)) as freight_charged
    from later
    group by customer_id, month
),

sides as (
    select
        coalesce(l.customer_id, a.customer_id) as customer_id,
        coalesce(l.month, a.month) as month,
        coalesce(l.list_revenue, 0) as list_revenue,
        coalesce(l.discount, 0) as discount,
        coalesce(l.revenue_without_list, 0) as revenue_without_list,
        coalesce(a.rebates, 0) as rebates,
        coalesce(a.skonto, 0) as skonto,
        coalesce(a.price_credits, 0) as price_credits,
        coalesce(a.return_credits, 0) as return_credits,
        coalesce(a.error_credits, 0) as error_credits,
        coalesce(a.goodwill_credits, 0) as goodwill_credits,
        coalesce(a.other_credits, 0) as other_credits,
        coalesce(l.freight_charged, 0) + coalesce(a.freight_charged, 0) as freight_charged
    from lines as l
    full join adjusted as a
        on l.customer_id is not distinct from a.customer_id and l.month = a.month
),

months as (
    select
        s.customer_id,
        s.month,
        s.list_revenue,
        s.discount,
        s.revenue_without_list,
        s.rebates,
        s.skonto,
        s.price_credits,
        s.return_credits,
        s.error_credits,
        s.goodwill_credits,
        s.other_credits,
        s.freight_charged,
        coalesce(c.until_customer, 0) as customer_discount,
        coalesce(c.until_quantity - c.until_customer, 0) as quantity_discount,
        coalesce(c.until_project - c.until_quantity, 0) as project_discount,
        coalesce(c.until_promotion - c.until_project, 0) as promotion_discount,
        s.discount - coalesce(c.until_promotion, 0) as other_discount,
        cast(s.month + interval '1' month as date) as next_month
    from sides as s
    left join cut as c on s.customer_id = c.customer_id and s.month = c.month
),

invoiced as (
    select
        *,
        list_revenue - discount + revenue_without_list as invoice_revenue,
        rebates
        + skonto
        + price_credits
        + return_credits
        + error_credits
        + goodwill_credits
        + other_credits as taken_off_later
    from months
)

select
    i.customer_id,
    coalesce(v.customer_key, 0) as customer_key,
    i.month,
    i.list_revenue,
    cast(i.customer_discount as decimal(18, 4)) as customer_discount,
    cast(i.quantity_discount as decimal(18, 4)) as quantity_discount,
    cast(i.project_discount as decimal(18, 4)) as project_discount,
    cast(i.promotion_discount as decimal(18, 4)) as promotion_discount,
    cast(i.other_discount as decimal(18, 4)) as other_discount,
    i.revenue_without_list,
    cast(i.invoice_revenue as decimal(18, 4)) as invoice_revenue,
    cast(i.rebates as decimal(18, 4)) as rebates,
    cast(i.skonto as decimal(18, 4)) as skonto,
    cast(i.price_credits as decimal(18, 4)) as price_credits,
    cast(i.return_credits as decimal(18, 4)) as return_credits,
    cast(i.error_credits as decimal(18, 4)) as error_credits,
    cast(i.goodwill_credits as decimal(18, 4)) as goodwill_credits,
    cast(i.other_credits as decimal(18, 4)) as other_credits,
    cast(i.invoice_revenue - i.taken_off_later as decimal(18, 4)) as net_revenue,
    cast(i.freight_charged as decimal(18, 4)) as freight_charged
from invoiced as i
left join int_customer_version as v
    on i.customer_id = v.customer_id and i.next_month > v.from_day and i.next_month <= v.to_day
