/*
The fiscal periods for which the ledger has revenue: what can be held against the invoices.

One row per fiscal_year, period.
Rebuilt by fiscal_year, period.

fiscal_year  as posted
period       1 to 16
postings     how many postings of revenue it has
*/
select
    fiscal_year,
    period,
    count(*) as postings
from fct_ledger_entry
where scenario = 'actual' and account_kind = 'revenue'
group by fiscal_year, period
