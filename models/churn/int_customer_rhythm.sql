/*
At which rhythm each customer buys.

One row per customer_id.
Rebuilt by customer_id.
Cut off at the business date by invoiced_on.

customer_id       one with a purchase by the business date
purchase_days     different days with a purchase
last_purchase_on  the last of them
median_gap_days   half of its purchases followed within so many days; empty before seven purchases
long_gap_days     nine of ten did, likewise

check purchase_days > 0
check median_gap_days <= long_gap_days or median_gap_days is null
*/
with

purchases as (
    select
        p.customer_id,
        p.invoiced_on,
        date_diff(
            'day', lag(p.invoiced_on) over (partition by p.customer_id order by p.invoiced_on), p.invoiced_on
        ) as gap
    from int_purchase_day as p
    inner join set_business_date as b on p.invoiced_on <= b.business_date
),

last_purchases as (
    select customer_id, count(*) as purchase_days, max(invoiced_on) as last_purchase_on
    from purchases
    group by customer_id
),

ranked as (
    select
        customer_id,
        gap,
        row_number() over (partition by customer_id order by gap, invoiced_on) as position,
        count(*) over (partition by customer_id) as gaps
    from purchases
    where gap is not null
),

/* The smallest gap that as many are not longer than. */
rhythms as (
    select
        customer_id,
        min(case when position >= 0.5 * gaps then gap end) as median_gap_days,
        min(case when position >= 0.9 * gaps then gap end) as long_gap_days
    from ranked
    where gaps >= 6
    group by customer_id
)

select
    p.customer_id,
    cast(p.purchase_days as bigint) as purchase_days,
    p.last_purchase_on,
    cast(r.median_gap_days as bigint) as median_gap_days,
    cast(r.long_gap_days as bigint) as long_gap_days
from last_purchases as p
left join rhythms as r on p.customer_id = r.customer_id
