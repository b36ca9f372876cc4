/*
The accounts, all of them companies.

The churn flag of an account stays out: it contradicts the churn events for 312 of the 500 accounts,
and the events are the truth. Seats and tier of an account are not those of its subscriptions either.

One row per customer_id.

segment  the tier that the account is in
*/
select
    account_id as customer_id,
    false as natural_person,
    account_name as name,
    if(country = 'UK', 'GB', country) as country,
    industry,
    plan_tier as segment,
    signup_date as customer_since
from src_crm__accounts
