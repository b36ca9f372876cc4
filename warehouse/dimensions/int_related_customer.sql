/*
Customers that relations lead to.

One row per customer_id.

customer_id  others belong to it, are paid by it, or have it as their successor
*/
select distinct related_id as customer_id
from stg_customer_relations
