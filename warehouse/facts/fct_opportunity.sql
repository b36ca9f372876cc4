/*
Sales that may come, as they stand now.

One row per opportunity_id.
Rebuilt by opportunity_id; by customer_id.

customer_key    the customer's version on that day; 0 is unknown
customer_id     empty: not a customer yet
opportunity_id  the opportunity
lead_id         what it came from
campaign_id     what it came from
opened_on       day on which it began
month           first day of its month
product_line    what would be sold
stage           the source's word for how far it is
probability     as sales sees it, 0 to 1
amount          company currency, without tax
expected_on     expected day of the order
closed_on       day of the decision; empty while open
outcome         won, lost or withdrawn; empty while open
lost_reason     the source's word for it
competitor      who won instead
deciders        how many of those who decide are known
employee_id     who is in charge

check (select count(*) from fct_opportunity) = (select count(*) from stg_opportunities)
*/
select
    coalesce(v.customer_key, 0) as customer_key,
    o.customer_id,
    o.opportunity_id,
    o.lead_id,
    o.campaign_id,
    o.opened_on,
    cast(date_trunc('month', o.opened_on) as date) as month,
    o.product_line,
    o.stage,
    o.probability,
    o.amount,
    o.expected_on,
    o.closed_on,
    o.outcome,
    o.lost_reason,
    o.competitor,
    o.deciders,
    o.employee_id
from stg_opportunities as o
left join int_customer_version as v
    on o.customer_id = v.customer_id and o.opened_on >= v.from_day and o.opened_on < v.to_day
