/*
What was set aside for rebates, and what was paid of it: as the source posts it, else as the agreements
say (int_rebate_accrual tells how).

One row per accrual_id.
Rebuilt by accrual_id; by customer_id.

customer_key  the customer's version on that day; 0 is unknown
customer_id   empty where none is named
account_id    the number it was delivered with, where the customer is known by another one
accrual_id    the posting
posted_on     day of the posting
month         first day of its month
kind          accrual: set aside; settlement: paid; release: not needed; true_up: more, or less, than was
              expected
amount        company currency, without tax; positive in every kind but true_up
open_amount   what it adds to what is set aside: settlements and releases take away
is_computed   by an agreement, not posted by the source
agreement_id  the agreement
document      its number in the ledger; that of the accrual where the source has no other
fiscal_year   of the posting
period        1 to 12 are months of the fiscal year

check (select count(*) from fct_rebate_accrual where not is_computed)
    = (select count(*) from stg_rebate_accruals)
check (select sum(amount) from fct_rebate_accrual where not is_computed)
    is not distinct from (select sum(amount) from stg_rebate_accruals)
*/
with

postings as (
    select accrual_id, agreement_id, customer_id, account_id, posted_on, kind, amount, document,
        false as is_computed
    from stg_rebate_accruals
    union all by name
    select accrual_id, agreement_id, customer_id, null as account_id, posted_on, kind, amount,
        document, true as is_computed
    from int_rebate_accrual
)

select
    coalesce(v.customer_key, 0) as customer_key,
    r.customer_id,
    r.account_id,
    r.accrual_id,
    r.posted_on,
    cast(date_trunc('month', r.posted_on) as date) as month,
    r.kind,
    r.amount,
    case when r.kind in ('accrual', 'true_up') then r.amount else -r.amount end as open_amount,
    r.is_computed,
    r.agreement_id,
    coalesce(r.document, r.accrual_id) as document,
    d.fiscal_year,
    d.fiscal_period as period
from postings as r
left join dim_date as d on r.posted_on = d.day
left join int_customer_version as v
    on r.customer_id = v.customer_id and r.posted_on >= v.from_day and r.posted_on < v.to_day
