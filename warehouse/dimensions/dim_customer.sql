/*
Customers as they were at each time, type 2.

Facts mention customers that no source describes: they are members, too (is_inferred). Facts
without any customer belong to the one unknown member, whose customer_key is 0.

One row per customer_key.
Rebuilt by customer_id.

customer_key     a version of the customer; computed from customer_id and valid_from
customer_id      the customer's durable name; empty for the unknown member
valid_from       first day of the version; 1900-01-01 where the source does not say
valid_to         the day on which the next version begins; 9999-12-31 for the last one
is_current       the last version
is_inferred      known from facts only, no source describes it
counted          counts as a customer in ranks and rates: neither affiliated nor collective, nor a prospect
                 who bought nothing while this version held
natural_person   a person, not a company; empty where the source does not say
name             only of companies; names of persons are in the personal file
legal_form       such as GmbH
vat_id           only of companies
postal_code      only of companies
city             where the customer is
region           state or province
country          ISO 3166-1, two letters
industry         the source's word for the branch
segment          the source's word for the segment
channel          direct, dealer, agent or online
account_manager  employee_id of the person in charge
group_id         the group of companies that the customer belongs to
affiliated       a company of our own group
collective       a collective account of many buyers
customer_since   when the relation began, where the source says so
status           prospect, customer, former or blocked; empty where the source does not say
sales_rating     what sales thinks of the customer, in the source's words
acquired_via     fair, website, dealer …
lead_source      the source's word for where the customer came from
has_name         the personal file has a name
has_vat_id       the source has a VAT id
has_email        the personal file has an e-mail address
has_phone        the personal file has a telephone number
has_street       the personal file has a street
has_postal_code  the source has a postal code

check valid_from < valid_to
check customer_id is not null or customer_key = 0
check is_current = (valid_to = date '9999-12-31')
warn not is_inferred or customer_id is null
    -- facts name these customers, but no source describes them
*/
with

described as (
    select
        * replace (coalesce(valid_from, date '1900-01-01') as valid_from),
        false as is_inferred
    from stg_customers
),

mentioned as (
    select customer_id from stg_invoice_lines
    union
    select customer_id from stg_deliveries
    union
    select customer_id from stg_interactions
    union
    select customer_id from stg_service_cases
    union
    select customer_id from stg_survey_responses
    union
    select customer_id from stg_subscriptions
    union
    select customer_id from stg_usage_events
    union
    select customer_id from stg_churn_events
    union
    select customer_id from stg_order_lines
    union
    select customer_id from stg_quotes
    union
    select customer_id from stg_payments
    union
    select customer_id from stg_receivables
    union
    select customer_id from stg_rebate_accruals
    union
    select customer_id from stg_leads
    union
    select customer_id from stg_opportunities
    union
    select customer_id from stg_campaign_contacts
    union
    select customer_id from stg_recommendations
    union
    select customer_id from stg_referrals
    union
    select customer_id from stg_installed_base
    union
    select customer_id from stg_contacts
    union
    select customer_id from stg_memberships
    union
    select customer_id from stg_ledger_entries
    union
    select customer_id from stg_customer_relations
    union
    select customer_id from int_related_customer
),

inferred as (
    select m.customer_id, date '1900-01-01' as valid_from, true as is_inferred
    from mentioned as m
    anti join described as d on m.customer_id = d.customer_id
    where m.customer_id is not null
),

unknown as (
    select cast(null as varchar) as customer_id, date '1900-01-01' as valid_from, true as is_inferred
),

versions as (
    select * from described
    union all by name
    select * from inferred
    union all by name
    select * from unknown
),

prospects as (
    select distinct customer_id
    from versions
    where status = 'prospect'
),

/* Who has bought is no prospect any more, however long the status says so. */
purchases as (
    select p.customer_id, min(p.bought_on) as bought_on
    from (
        select customer_id, invoiced_on as bought_on
        from stg_invoice_lines
        where coalesce(kind, 'invoice') <> 'pro_forma'
        union all
        select customer_id, started_on
        from stg_subscriptions
        where trial is not true
    ) as p
    inner join prospects as s on p.customer_id = s.customer_id
    group by p.customer_id
),

timed as (
    select
        v.*,
        p.bought_on,
        coalesce(
            lead(v.valid_from) over (partition by v.customer_id order by v.valid_from),
            date '9999-12-31'
        ) as valid_to
    from versions as v
    left join purchases as p on v.customer_id = p.customer_id
)

select
    if(customer_id is null, 0, key_of(customer_id || '|' || valid_from)) as customer_key,
    customer_id,
    valid_from,
    valid_to,
    valid_to = date '9999-12-31' as is_current,
    is_inferred,
    customer_id is not null
    and affiliated is not true
    and collective is not true
    and (status is distinct from 'prospect' or coalesce(bought_on < valid_to, false)) as counted,
    natural_person,
    name,
    legal_form,
    vat_id,
    postal_code,
    city,
    region,
    country,
    industry,
    segment,
    channel,
    account_manager,
    group_id,
    coalesce(affiliated, false) as affiliated,
    coalesce(collective, false) as collective,
    customer_since,
    status,
    sales_rating,
    acquired_via,
    lead_source,
    coalesce(has_name, false) as has_name,
    coalesce(has_vat_id, false) as has_vat_id,
    coalesce(has_email, false) as has_email,
    coalesce(has_phone, false) as has_phone,
    coalesce(has_street, false) as has_street,
    coalesce(has_postal_code, false) as has_postal_code
from timed
