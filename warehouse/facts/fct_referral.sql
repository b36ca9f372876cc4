/*
Customers who recommended us, or stood as a reference.

One row per referral_id.
Rebuilt by referral_id; by customer_id.

customer_key          the customer's version on that day; 0 is unknown
customer_id           empty where none is named
referral_id           the referral
referred_on           the day
month                 first day of its month
kind                  referral: recommended us; reference: told somebody of us
referred_customer_id  to whom, where that is a customer now
lead_id               or a lead

check (select count(*) from fct_referral) = (select count(*) from stg_referrals)
*/
select
    coalesce(v.customer_key, 0) as customer_key,
    r.customer_id,
    r.referral_id,
    r.referred_on,
    cast(date_trunc('month', r.referred_on) as date) as month,
    r.kind,
    r.referred_customer_id,
    r.lead_id
from stg_referrals as r
left join int_customer_version as v
    on r.customer_id = v.customer_id and r.referred_on >= v.from_day and r.referred_on < v.to_day
