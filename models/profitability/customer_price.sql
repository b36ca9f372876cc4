/*
From list price to pocket price: what each customer would have paid at list prices each month, what was
taken off on the invoice and after it, and what is left, which is its net revenue.

list_revenue - discounts + revenue_without_list = invoice_revenue; less rebates, Skonto and credit notes
it is net_revenue, to the last digit. Discounts are told apart by the order line that the invoice line
names. What is invoiced in advance has its list price in the months in which it is earned.

One row per customer_id, month.
Rebuilt by customer_id.

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

/* What is earned later has the part of its list price that it has of its net amount. */
deferred as (
    select
        r.customer_id,
        r.month,
        l.kind,
        l.credit_reason,
        l.order_id,
        l.order_line,
        r.net_amount,
        coalesce(l.list_amount, l.net_amount + l.discount_amount) as list_of_line,
        case
            when l.net_amount = 0 then 1
            else cast(
                sum(r.net_amount) over (partition by r.invoice_id, r.line order by r.month) as double
            ) / nullif(cast(l.net_amount as double), 0)
        end as earned_share,
        case
            when r.is_first then 0
            when l.net_amount = 0 then 1
            else cast(
                sum(r.net_amount) over (partition by r.invoice_id, r.line order by r.month)
                - r.net_amount as double
            ) / nullif(cast(l.net_amount as double), 0)
        end as share_before
    from fct_recognised_revenue_month as r
    inner join fct_invoice_line as l
        on r.customer_id is not distinct from l.customer_id
        and r.invoice_id = l.invoice_id and r.line = l.line
),

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
        coalesce(freight_amount, 0) as freight_amount
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
        cast(round(cast(list_of_line as double) * earned_share, 4) as decimal(18, 4))
        - cast(round(cast(list_of_line as double) * share_before, 4) as decimal(18, 4)),
        0
    from deferred
    union all
    select
        customer_id, month, 'freight', null, null, null, 0, null, coalesce(freight_amount, 0)
    from fct_invoice_line
    where is_revenue and is_deferred
),

ordered as (
    select
        e.customer_id,
        e.month,
        e.list_amount,
        e.net_amount,
        e.list_amount - e.net_amount as discount,
        cast(coalesce(o.customer_discount, 0) as double) as until_customer,
        cast(coalesce(o.customer_discount, 0) + coalesce(o.quantity_discount, 0) as double)
            as until_quantity,
        cast(
            coalesce(o.customer_discount, 0)
            + coalesce(o.quantity_discount, 0)
            + coalesce(o.project_discount, 0) as double
        ) as until_project,
        cast(
            coalesce(o.customer_discount, 0)
            + coalesce(o.quantity_discount, 0)
            + coalesce(o.project_discount, 0)
            + coalesce(o.promotion_discount, 0) as double
        ) as until_promotion,
        cast(e.list_amount as double) / nullif(cast(o.list_amount as double), 0) as part_of_order
    from earned as e
    left join fct_order_line as o
        on e.customer_id = o.customer_id and e.order_id = o.order_id and e.order_line = o.line
    where e.kind <> 'credit_note' and e.list_amount is not null
),

/* Where the order explains the discount but for rounding, its kinds are all of it. */
scaled as (
    select
        customer_id,
        month,
        list_amount,
        discount,
        until_customer,
        until_quantity,
        until_project,
        until_promotion,
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
        list_amount,
        discount,
        cast(round(until_customer * scale, 4) as decimal(18, 4)) as until_customer,
        cast(round(until_quantity * scale, 4) as decimal(18, 4)) as until_quantity,
        cast(round(until_project * scale, 4) as decimal(18, 4)) as until_project,
        cast(round(until_promotion * scale, 4) as decimal(18, 4)) as until_promotion
    from scaled
),

parts as (
    select
        customer_id,
        month,
        list_amount as list_revenue,
        until_customer as customer_discount,
        until_quantity - until_customer as quantity_discount,
        until_project - until_quantity as project_discount,
        until_promotion - until_project as promotion_discount,
        discount - until_promotion as other_discount,
        0 as revenue_without_list,
        0 as rebates,
        0 as skonto,
        0 as price_credits,
        0 as return_credits,
        0 as error_credits,
        0 as goodwill_credits,
        0 as other_credits,
        0 as freight_charged
    from cut
    union all
    select
        customer_id,
        month,
        0,
        0,
        0,
        0,
        0,
        0,
        case when kind <> 'credit_note' and list_amount is null then net_amount else 0 end,
        case when kind = 'credit_note' and credit_reason = 'bonus' then -net_amount else 0 end,
        0,
        case when kind = 'credit_note' and credit_reason = 'price' then -net_amount else 0 end,
        case when kind = 'credit_note' and credit_reason = 'return' then -net_amount else 0 end,
        case when kind = 'credit_note' and credit_reason = 'error' then -net_amount else 0 end,
        case when kind = 'credit_note' and credit_reason = 'goodwill' then -net_amount else 0 end,
        case when kind = 'credit_note' and credit_reason is null then -net_amount else 0 end,
        freight_amount
    from earned
    where kind = 'credit_note' or list_amount is null or freight_amount <> 0
    union all
    select customer_id, month, 0, 0, 0, 0, 0, 0, 0, open_amount, 0, 0, 0, 0, 0, 0, 0
    from fct_rebate_accrual
    union all
    select customer_id, month, 0, 0, 0, 0, 0, 0, 0, 0, amount, 0, 0, 0, 0, 0, 0
    from fct_skonto
),

months as (
    select
        customer_id,
        month,
        cast(sum(list_revenue) as decimal(18, 4)) as list_revenue,
        cast(sum(customer_discount) as decimal(18, 4)) as customer_discount,
        cast(sum(quantity_discount) as decimal(18, 4)) as quantity_discount,
        cast(sum(project_discount) as decimal(18, 4)) as project_discount,
        cast(sum(promotion_discount) as decimal(18, 4)) as promotion_discount,
        cast(sum(other_discount) as decimal(18, 4)) as other_discount,
        cast(sum(revenue_without_list) as decimal(18, 4)) as revenue_without_list,
        cast(sum(rebates) as decimal(18, 4)) as rebates,
        cast(sum(skonto) as decimal(18, 4)) as skonto,
        cast(sum(price_credits) as decimal(18, 4)) as price_credits,
        cast(sum(return_credits) as decimal(18, 4)) as return_credits,
        cast(sum(error_credits) as decimal(18, 4)) as error_credits,
        cast(sum(goodwill_credits) as decimal(18, 4)) as goodwill_credits,
        cast(sum(other_credits) as decimal(18, 4)) as other_credits,
        cast(sum(freight_charged) as decimal(18, 4)) as freight_charged,
        cast(month + interval '1' month as date) as next_month
    from parts
    group by customer_id, month
),

invoiced as (
    select
        *,
        list_revenue
        - customer_discount
        - quantity_discount
        - project_discount
        - promotion_discount
        - other_discount
        + revenue_without_list as invoice_revenue,
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
    i.customer_discount,
    i.quantity_discount,
    i.project_discount,
    i.promotion_discount,
    i.other_discount,
    i.revenue_without_list,
    cast(i.invoice_revenue as decimal(18, 4)) as invoice_revenue,
    i.rebates,
    i.skonto,
    i.price_credits,
    i.return_credits,
    i.error_credits,
    i.goodwill_credits,
    i.other_credits,
    cast(i.invoice_revenue - i.taken_off_later as decimal(18, 4)) as net_revenue,
    i.freight_charged
from invoiced as i
left join int_customer_version as v
    on i.customer_id = v.customer_id and i.next_month > v.from_day and i.next_month <= v.to_day
