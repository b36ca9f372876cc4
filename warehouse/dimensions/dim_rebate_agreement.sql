/*
Agreements about rebates, tier by tier.

One row per agreement_id, from_revenue.
Rebuilt by agreement_id.

agreement_id  the agreement
from_revenue  revenue of a year from which the tier holds, for all of it; company currency
to_revenue    where the next tier begins; empty for the last
rate          share of revenue, 0 to 1
kind          bonus or skonto
customer_id   who it was agreed with
group_id      or with the whole group
valid_from    first day
valid_to      last day; empty: until further notice
*/
select
    agreement_id,
    from_revenue,
    lead(from_revenue) over (partition by agreement_id order by from_revenue) as to_revenue,
    rate,
    coalesce(kind, 'bonus') as kind,
    customer_id,
    group_id,
    valid_from,
    valid_to
from stg_rebate_agreements
