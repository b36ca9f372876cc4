/*
What the ledger has below product cost, which the star does not assign to customers.

One row per fiscal_year, period, line.
Rebuilt by fiscal_year, period.

fiscal_year  as posted
period       1 to 16
line         operating_cost or other_result
documents    how many documents
ledger       what the ledger has; cost is negative
*/
select
    fiscal_year,
    period,
    account_kind as line,
    count(distinct document) as documents,
    cast(sum(-amount) as decimal(18, 4)) as ledger
from fct_ledger_entry
where scenario = 'actual' and account_kind in ('operating_cost', 'other_result')
group by fiscal_year, period, account_kind
