/*
When each customer bought last, how often and for how much, in fifths: today, and at the newest complete month
end, which is what closing a month keeps.

Customers with the same value are in the same fifth, the middle one of theirs.

One row per customer_id, as_of.

customer_id  one that counts, and has bought within 36 months; who objects to profiling is left out
as_of        the business date, or the newest complete month end
recency      5: the fifth that bought last
frequency    5: the fifth with the most days of purchase in 36 months
monetary     5: the fifth with the most net revenue of 36 complete months

check recency between 1 and 5
check frequency between 1 and 5
check monetary between 1 and 5
*/
with

days as (
    select business_date as as_of
    from set_business_date
    union
    select max(month_end)
    from dim_month
    where is_complete
),

purchases as (
    select
        p.customer_id,
        d.as_of,
        max(p.invoiced_on) as last_on,
        count(*) as days
    from int_purchase_day as p
    inner join days as d
        on p.invoiced_on <= d.as_of
        and p.invoiced_on > cast(d.as_of - interval '36' month as date)
    left join int_profiling_objection as o on p.customer_id = o.customer_id
    where o.customer_id is null
    group by p.customer_id, d.as_of
),

months as (
    select
        month,
        row_number() over (order by month desc) as age
    from dim_month
    where is_complete
),

earned as (
    select p.customer_id, sum(p.net_revenue) as net_revenue
    from customer_profitability as p
    inner join months as m on p.month = m.month
    where m.age <= 36
    group by p.customer_id
),

known as (
    select
        p.customer_id,
        p.as_of,
        p.last_on,
        p.days,
        coalesce(e.net_revenue, 0) as net_revenue
    from purchases as p
    inner join int_customer_version as v
        on p.customer_id = v.customer_id and p.as_of >= v.from_day and p.as_of < v.to_day
    left join earned as e on p.customer_id = e.customer_id
    where v.counted
),

/* The middle of those with the same value, as a share of all. */
ranked as (
    select
        customer_id,
        as_of,
        cast(rank() over (partition by as_of order by last_on) - 1 as double) / nullif(count(*) over (partition by as_of), 0)
        + cume_dist() over (partition by as_of order by last_on) as recency,
        cast(rank() over (partition by as_of order by days) - 1 as double) / nullif(count(*) over (partition by as_of), 0)
        + cume_dist() over (partition by as_of order by days) as frequency,
        cast(rank() over (partition by as_of order by net_revenue) - 1 as double) / nullif(count(*) over (partition by as_of), 0)
        + cume_dist() over (partition by as_of order by net_revenue) as monetary
    from known
)

select
    customer_id,
    as_of,
    cast(ceil(round(2.5 * recency, 9)) as integer) as recency,
    cast(ceil(round(2.5 * frequency, 9)) as integer) as frequency,
    cast(ceil(round(2.5 * monetary, 9)) as integer) as monetary
from ranked
