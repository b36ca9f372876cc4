/*
What was known of a customer's purchases at the ends of months, in whole weeks and months, so that many
customers share a history and looking back costs little.

One row per customer_id, month.
Rebuilt by customer_id.

customer_id    a customer with a purchase up to then
month          first day of the month at whose end it is looked at
orders         days with a purchase after the first one; from 20 on in steps of about a twentieth, each told
               by its middle
age_days       days since the first one: within half a year by the middle of the week, before by that of the
               month
silent_days    days since the last one: within nine weeks by the middle of the week, before by that of the month
spend          mean amount of the repeated purchase days; zero without any

check silent_days >= 0 and age_days >= 0
*/
select
    s.customer_id,
    e.month,
    case
        when s.orders < 20 then s.orders
        else cast(round(20 * power(1.05, round(20.495934314 * ln(0.05 * s.orders)))) as bigint)
    end as orders,
    case
        when date_diff('day', s.first_on, e.month_end) < 182
            then 7 * cast(floor(cast(date_diff('day', s.first_on, e.month_end) as double) / 7) as bigint) + 3
        else cast(round(15 + 30.4375 * date_diff('month', s.first_on, e.month)) as bigint)
    end as age_days,
    case
        when date_diff('day', s.last_on, e.month_end) < 63
            then 7 * cast(floor(cast(date_diff('day', s.last_on, e.month_end) as double) / 7) as bigint) + 3
        else cast(round(15 + 30.4375 * date_diff('month', s.month, e.month)) as bigint)
    end as silent_days,
    coalesce(cast(s.repeated_amount as double) / nullif(s.orders, 0), 0) as spend
from int_purchase_state as s
inner join int_month_end as e on e.month >= s.month and e.month < coalesce(s.next_month, date '9999-12-31')
