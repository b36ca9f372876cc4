/*
What others know about customers, each as it was known on a day.

One row per customer_id, name, as_of.
Rebuilt by customer_id.

customer_id  the customer
name         of the attribute
as_of        the day on which it was so
value        the source's value
number       the value, where it is a plain number such as -3 or 2.5
source       who knows it
is_current   the newest of its name

check (select count(*) from fct_customer_attribute) <= (select count(*) from stg_external_attributes)
*/
with

known as (
    select *
    from stg_external_attributes
    /* Of two values that turn out to be one customer's, the first by source. */
    qualify row_number() over (
        partition by customer_id, name, as_of order by source nulls last, value
    ) = 1
)

select
    customer_id,
    name,
    as_of,
    value,
    try_cast(if(regexp_full_match(value, '[+-]?[0-9]{1,15}([.][0-9]{1,9})?'), value, null) as double) as number,
    source,
    row_number() over (partition by customer_id, name order by as_of desc) = 1 as is_current
from known
