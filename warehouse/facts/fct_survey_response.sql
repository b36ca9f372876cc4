/*
Answers to surveys. Answers of employees carry no person.

One row per response_id.
Rebuilt by response_id; by customer_id.

customer_key  the customer's version on the day of the answer; 0 is unknown or not a customer
customer_id   empty where the answer names no customer
response_id   the answer
kind          nps, csat, employee or interest
answered_on   day of the answer
month         first day of its month
case_id       the service case that was asked about
contact_id    the person at the customer
score         nps 0 to 10; csat and employee 1 to 5; empty where the question has no scale
topic         what the question was about

check (select count(*) from fct_survey_response) = (select count(*) from stg_survey_responses)
*/
select
    coalesce(v.customer_key, 0) as customer_key,
    s.customer_id,
    s.response_id,
    s.kind,
    s.answered_on,
    cast(date_trunc('month', s.answered_on) as date) as month,
    s.case_id,
    s.contact_id,
    s.score,
    s.topic
from stg_survey_responses as s
left join int_customer_version as v
    on s.customer_id = v.customer_id and s.answered_on >= v.from_day and s.answered_on < v.to_day
