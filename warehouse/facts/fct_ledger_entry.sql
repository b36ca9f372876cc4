/*
Postings of the general ledger, actual and plan. Debit is positive, credit negative.

One row per document, line.
Rebuilt by document, line; by account; by cost_centre.

account_key       the account's version on the day of the posting
cost_centre_key   the cost centre's version on that day; 0: none
posted_on         day of the posting
month             first day of its month
fiscal_year       as the source has it, else of posted_on
period            1 to 12 are months of the fiscal year; 13 to 16 close the year
account_kind      revenue, product_cost, operating_cost, other_result, balance_sheet, statistical: of the
                  posting itself, else of its account
scenario          actual, plan or forecast
amount            company currency; credit is negative
document          the journal's document
line              its line
document_on       the document's own date
account           number of the account
account_name      the source's name of the account
cost_centre       where the cost belongs
cost_centre_name  the source's name of the cost centre
organisation      the unit of the company
customer_id       where the posting names one
reversal_of       the document that it takes back

check (select count(*) from fct_ledger_entry) = (select count(*) from stg_ledger_entries)
check (select sum(amount) from fct_ledger_entry) is not distinct from (select sum(amount) from stg_ledger_entries)
warn account_kind is not null or scenario <> 'actual'
    -- nobody knows what these accounts are for; their postings are in no line of the result
*/
select
    coalesce(a.account_key, 0) as account_key,
    coalesce(c.cost_centre_key, 0) as cost_centre_key,
    l.document,
    l.line,
    l.posted_on,
    l.document_on,
    cast(date_trunc('month', l.posted_on) as date) as month,
    coalesce(l.fiscal_year, d.fiscal_year) as fiscal_year,
    coalesce(l.period, d.fiscal_period) as period,
    l.account,
    l.account_name,
    coalesce(l.account_kind, a.kind) as account_kind,
    l.cost_centre,
    l.cost_centre_name,
    l.organisation,
    coalesce(l.scenario, 'actual') as scenario,
    l.amount,
    l.customer_id,
    l.reversal_of
from stg_ledger_entries as l
left join dim_date as d on l.posted_on = d.day
left join int_account_version as a
    on l.account = a.account and l.posted_on >= a.from_day and l.posted_on < a.to_day
left join int_cost_centre_version as c
    on
        l.cost_centre = c.cost_centre
        and l.posted_on >= c.from_day
        and l.posted_on < c.to_day
