/*
Whom campaigns were meant for: reached, or kept aside to compare with.

One row per campaign_id, campaign_contact_id.
Rebuilt by campaign_id, campaign_contact_id; by customer_id.

customer_key         the customer's version on that day; 0 is unknown
customer_id          empty where none is named
campaign_id          the campaign
campaign_contact_id  the contact within it
contact_id           the person
arm                  treated or control
contacted_on         day of the contact; of the control group, of the draw
month                first day of its month
responded_on         day of the answer; empty without one
opted_out            said no to further ones
cost                 of this contact, company currency

check (select count(*) from fct_campaign_contact) = (select count(*) from stg_campaign_contacts)
*/
select
    coalesce(v.customer_key, 0) as customer_key,
    c.customer_id,
    c.campaign_id,
    c.campaign_contact_id,
    c.contact_id,
    coalesce(c.arm, 'treated') as arm,
    c.contacted_on,
    cast(date_trunc('month', c.contacted_on) as date) as month,
    c.responded_on,
    c.opted_out,
    c.cost
from stg_campaign_contacts as c
left join int_customer_version as v
    on c.customer_id = v.customer_id and c.contacted_on >= v.from_day and c.contacted_on < v.to_day
