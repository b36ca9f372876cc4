/*
The tiers; no file of their own describes them.

One row per product_id.
*/
select distinct
    plan_tier as product_id,
    plan_tier as name,
    'subscriptions' as product_group
from src_billing__subscriptions
