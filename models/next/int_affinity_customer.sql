/*
The customers whose baskets rules are learnt from: those that count, and did not object to profiling. Of many
lines a part of them, drawn by the key of their first version, which is as good as chance and never changes.

One row per customer_id.

customer_id  the customer
*/
with

firsts as (
    select customer_id, customer_key, counted, row_number() over (partition by customer_id order by from_day) as place
    from int_customer_version
)

select f.customer_id
from firsts as f
cross join int_affinity_draw as d
left join int_profiling_objection as o on f.customer_id = o.customer_id
where f.place = 1 and f.counted and f.customer_key % d.one_of = 0 and o.customer_id is null
