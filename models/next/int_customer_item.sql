/*
Since when each customer has bought what advice has to do with, and whether it has lately.

Complete months only, so that it stays as it is from night to night.

One row per customer_id, item.
Rebuilt by customer_id.

customer_id     a customer that counts, and did not object to profiling
item            a product or a product group
first_month     in which it was first bought
earlier_lately  bought in the twelve months before earlier_from of int_advice_date
in_earlier      bought in the months from there on
trained_lately  bought in the twelve months before trained_from
in_training     bought in the months from there on
tested_lately   bought in the twelve months before tested_from
in_test         bought in the months from there on
given_lately    bought in the twelve months before given_from
test_revenue    invoiced from tested_from on; company currency
*/
with

bought as (
    select
        l.customer_id,
        p.item,
        min(l.month) as first_month,
        max(l.month) as last_month,
        max(case when l.month >= d.earlier_lately and l.month < d.earlier_from then 1 else 0 end) as earlier,
        max(case when l.month >= d.earlier_from and l.month < d.trained_from then 1 else 0 end) as in_earlier,
        max(case when l.month >= d.trained_lately and l.month < d.trained_from then 1 else 0 end) as trained,
        max(case when l.month >= d.trained_from and l.month < d.tested_from then 1 else 0 end) as training,
        max(case when l.month >= d.tested_lately and l.month < d.tested_from then 1 else 0 end) as tested,
        sum(case when l.month >= d.tested_from then l.net_amount else 0 end) as test_revenue
    from fct_invoice_line as l
    inner join int_advice_product as p on l.product_key = p.product_key
    cross join int_advice_date as d
    where l.is_revenue and l.net_amount > 0 and l.month < d.given_from and l.customer_id is not null
    group by l.customer_id, p.item
),

customers as (
    select v.customer_id
    from int_customer_version as v
    left join int_profiling_objection as o on v.customer_id = o.customer_id
    where v.counted and v.to_day = date '9999-12-31' and o.customer_id is null
)

select
    b.customer_id,
    b.item,
    b.first_month,
    b.earlier = 1 as earlier_lately,
    b.in_earlier = 1 as in_earlier,
    b.trained = 1 as trained_lately,
    b.training = 1 as in_training,
    b.tested = 1 as tested_lately,
    coalesce(b.last_month >= d.tested_from, false) as in_test,
    b.last_month >= d.given_lately as given_lately,
    cast(b.test_revenue as decimal(18, 4)) as test_revenue
from bought as b
inner join customers as c on b.customer_id = c.customer_id
cross join int_advice_date as d
