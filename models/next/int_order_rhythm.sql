/*
At which rhythm each customer orders: within how many days half of its orders, and nine of ten, followed the
one before.

One row per customer_id.
Rebuilt by customer_id.
Cut off at the business date by invoiced_on.

customer_id      a customer with seven days of purchase or more; machines and contracts are none
orders           days with a purchase
median_gap_days  half of its purchases followed within so many days
long_gap_days    nine of ten did

check median_gap_days <= long_gap_days
*/
with

gaps as (
    select
        d.customer_id,
        d.invoiced_on,
        date_diff(
            'day', lag(d.invoiced_on) over (partition by d.customer_id order by d.invoiced_on), d.invoiced_on
        ) as gap
    from int_stream_day as d
    inner join set_business_date as b on d.invoiced_on <= b.business_date
    where d.stream = 'purchases'
),

ranked as (
    select
        customer_id,
        gap,
        row_number() over (partition by customer_id order by gap, invoiced_on) as place,
        count(*) over (partition by customer_id) as gaps
    from gaps
    where gap is not null
)

select
    customer_id,
    cast(max(gaps) + 1 as bigint) as orders,
    cast(min(case when place >= 0.5 * gaps then gap end) as bigint) as median_gap_days,
    cast(min(case when place >= 0.9 * gaps then gap end) as bigint) as long_gap_days
from ranked
where gaps >= 6
group by customer_id
