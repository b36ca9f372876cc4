/*
Those who might buy, before there is a customer.

One row per lead_id.
Rebuilt by lead_id; by customer_id.

customer_key    the version on the day of the conversion; 0 where none came of it
customer_id     who the lead became; empty where none came of it
lead_id         the lead
created_on      day on which it came
month           first day of its month
source          the source's word for where from
campaign_id     the campaign that brought it
industry        the source's word for the branch
country         ISO 3166-1, two letters
converted_on    day on which it became a customer; where nobody says, that on which it came
opportunity_id  the opportunity that came of it
lost_on         day on which it was given up
lost_reason     the source's word for why
employee_id     who is in charge

check (select count(*) from fct_lead) = (select count(*) from stg_leads)
*/
with

leads as (
    select
        * replace (
            if(customer_id is not null, coalesce(converted_on, created_on), converted_on) as converted_on
        )
    from stg_leads
)

select
    coalesce(v.customer_key, 0) as customer_key,
    l.customer_id,
    l.lead_id,
    l.created_on,
    cast(date_trunc('month', l.created_on) as date) as month,
    l.source,
    l.campaign_id,
    l.industry,
    l.country,
    l.converted_on,
    l.opportunity_id,
    l.lost_on,
    l.lost_reason,
    l.employee_id
from leads as l
left join int_customer_version as v
    on l.customer_id = v.customer_id and l.converted_on >= v.from_day and l.converted_on < v.to_day
