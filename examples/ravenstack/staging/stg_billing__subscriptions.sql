/*
Subscriptions; several run at once for one account.

The source marks upgrades and downgrades without a day or an amount, so a subscription has one price.

One row per subscription_id, started_on.

ended_on  the last day: thirteen subscriptions end on the day on which they start
mrr       0 in trials
*/
select
    subscription_id,
    account_id as customer_id,
    plan_tier as product_id,
    start_date as started_on,
    end_date as ended_on,
    mrr_amount as mrr,
    seats,
    if(billing_frequency = 'annual', 'yearly', billing_frequency) as billing,
    is_trial as trial,
    auto_renew_flag as renews
from src_billing__subscriptions
