/*
Campaigns, those that only contacts mention among them.

One row per campaign_key.
Rebuilt by campaign_id.

campaign_key  computed from campaign_id
campaign_id   the source's number
name          the source's name
kind          the source's word: mailing, fair, call …
product_line  what it was for
started_on    first day
ended_on      last day
cost          all of it, company currency
is_inferred   no source describes it
*/
with

mentioned as (
    select campaign_id from stg_campaign_contacts
    union
    select campaign_id from stg_leads
    union
    select campaign_id from stg_opportunities
),

inferred as (
    select m.campaign_id, true as is_inferred
    from mentioned as m
    anti join stg_campaigns as c on m.campaign_id = c.campaign_id
    where m.campaign_id is not null
),

campaigns as (
    select *, false as is_inferred from stg_campaigns
    union all by name
    select * from inferred
)

select
    key_of(campaign_id) as campaign_key,
    campaign_id,
    name,
    kind,
    product_line,
    started_on,
    ended_on,
    cost,
    is_inferred
from campaigns
