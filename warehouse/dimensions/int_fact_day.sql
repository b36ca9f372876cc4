/*
The days on which any fact happened, up to the business date.

One row per day.

day  a day with at least one fact
*/
with

all_days as (
    select invoiced_on as day from stg_invoice_lines
    union
    select posted_on as day from stg_ledger_entries
    union
    select cast(opened_at as date) as day from stg_service_cases
    union
    select answered_on as day from stg_survey_responses
    union
    select delivered_on as day from stg_deliveries
    union
    select happened_on as day from stg_interactions
    union
    select started_on as day from stg_subscriptions
    union
    select used_on as day from stg_usage_events
    union
    select churned_on as day from stg_churn_events
    union
    select ordered_on as day from stg_order_lines
    union
    select delivered_on as day from stg_delivery_lines
    union
    select enquired_on as day from stg_quotes
    union
    select paid_on as day from stg_payments
    union
    select posted_on as day from stg_receivables
    union
    select posted_on as day from stg_rebate_accruals
    union
    select created_on as day from stg_leads
    union
    select opened_on as day from stg_opportunities
    union
    select entered_on as day from stg_opportunity_stages
    union
    select contacted_on as day from stg_campaign_contacts
    union
    select recommended_on as day from stg_recommendations
    union
    select referred_on as day from stg_referrals
)

select day
from all_days
where day <= (select business_date from set_business_date)
order by day
