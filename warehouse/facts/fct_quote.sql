/*
Offers, version by version.

One row per quote_id, version.
Rebuilt by quote_id; by customer_id.

customer_key      the customer's version on the day of the enquiry; 0 is unknown
customer_id       empty where the offer names no customer
quote_id          the offer
version           1, 2, 3 …
is_last_version   no later one is known
enquired_on       day of the customer's first question
month             first day of its month
sent_on           day on which this version was complete
decided_on        day of the decision; empty while open
outcome           won, lost or withdrawn; empty while open
lost_reason       the source's word for it
competitor        who won instead
product_line      what was offered
net_amount        company currency, without tax
minutes           working time of this version
minutes_source    measured or estimated
lead_days         working days from the enquiry to the first complete version; empty until then
opportunity_id    the sale that it belongs to
employee_id       who made it

check (select count(*) from fct_quote) = (select count(*) from stg_quotes)
check lead_days >= 0 or lead_days is null
*/
with

versions as (
    select
        *,
        min(enquired_on) over (partition by quote_id) as first_enquired_on,
        min(sent_on) over (partition by quote_id) as first_sent_on,
        version = max(version) over (partition by quote_id) as is_last_version
    from stg_quotes
)

select
    coalesce(v.customer_key, 0) as customer_key,
    q.customer_id,
    q.quote_id,
    q.version,
    q.is_last_version,
    q.enquired_on,
    cast(date_trunc('month', q.enquired_on) as date) as month,
    q.sent_on,
    q.decided_on,
    q.outcome,
    q.lost_reason,
    q.competitor,
    q.product_line,
    q.net_amount,
    q.minutes,
    q.minutes_source,
    s.working_days_before - e.working_days_before as lead_days,
    q.opportunity_id,
    q.employee_id
from versions as q
left join dim_date as e on q.first_enquired_on = e.day
left join dim_date as s on q.first_sent_on = s.day
left join int_customer_version as v
    on q.customer_id = v.customer_id and q.enquired_on >= v.from_day and q.enquired_on < v.to_day
