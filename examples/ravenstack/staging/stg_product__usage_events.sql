/*
Uses of features. The source knows the subscription, and that knows the account.

Three quarters of the rows lie before their subscription starts. They are loaded as they are.

One row per event_id.
*/
select
    u.usage_id as event_id,
    u.usage_date as used_on,
    s.account_id as customer_id,
    u.subscription_id,
    u.feature_name as feature,
    u.usage_count as count,
    u.usage_duration_secs as seconds,
    u.error_count as errors
from src_product__feature_usage as u
left join src_billing__subscriptions as s on u.subscription_id = s.subscription_id
