/*
Contacts with customers that cost working time.

One row per interaction_id.
Rebuilt by interaction_id; by customer_id.

customer_key    the customer's version on that day; 0 is unknown
customer_id     empty where no customer is named
interaction_id  the contact, or a batch of contacts of one kind
kind            visit, service_visit, call, mail, quote or login
happened_on     day of the contact
month           first day of its month
employee_id     who did it
count           how many contacts the row stands for
minutes         working time of all of them together
minutes_source  measured or estimated
purpose         the source's word: commissioning, warranty, review …
contact_id      the person
case_id         the case that it belongs to
installed_id    the machine that it was for
waited_seconds  of a call, until it was answered or given up
abandoned       the caller gave up; empty where the source does not say

check (select count(*) from fct_interaction) = (select count(*) from stg_interactions)
*/
select
    coalesce(v.customer_key, 0) as customer_key,
    i.customer_id,
    i.interaction_id,
    i.kind,
    i.happened_on,
    cast(date_trunc('month', i.happened_on) as date) as month,
    i.employee_id,
    coalesce(i.count, 1) as count,
    i.minutes,
    i.minutes_source,
    i.purpose,
    i.contact_id,
    i.case_id,
    i.installed_id,
    i.waited_seconds,
    i.abandoned
from stg_interactions as i
left join int_customer_version as v
    on i.customer_id = v.customer_id and i.happened_on >= v.from_day and i.happened_on < v.to_day
