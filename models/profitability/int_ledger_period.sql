/*
The fiscal periods for which the ledger has revenue, or product cost: what can be held against the
invoices.

One row per fiscal_year, period.
Rebuilt by fiscal_year, period.

fiscal_year       as posted
period            1 to 16
has_revenue       postings on accounts of revenue
has_product_cost  postings on accounts of product cost
*/
select
    fiscal_year,
    period,
    max(case when account_kind = 'revenue' then 1 else 0 end) = 1 as has_revenue,
    max(case when account_kind = 'product_cost' then 1 else 0 end) = 1 as has_product_cost
from fct_ledger_entry
where scenario = 'actual' and account_kind in ('revenue', 'product_cost')
group by fiscal_year, period
