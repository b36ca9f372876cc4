/*
Revenue document by document, as the ledger and as the invoices have it, in periods that the ledger has.

One row per document, fiscal_year, period.
Rebuilt by document; by fiscal_year, period.

document     its number in the ledger
fiscal_year  of the posting
period       1 to 16
ledger       posted on accounts of revenue; revenue is positive
star         net amount of its invoice lines that are revenue, less what is set aside for rebates
is_foreign   its invoice is in another currency
is_advance   it asks for a down payment, which is no revenue

check (select sum(ledger) from int_revenue_document) is not distinct from (
    select sum(-amount) from fct_ledger_entry
    where scenario = 'actual' and account_kind = 'revenue'
)
*/
with

posted as (
    select
        document,
        fiscal_year,
        period,
        -amount as ledger,
        cast(0 as decimal(18, 4)) as star,
        0 as is_foreign,
        0 as is_advance
    from fct_ledger_entry
    where scenario = 'actual' and account_kind = 'revenue'
    union all
    select
        l.document,
        l.fiscal_year,
        l.period,
        cast(0 as decimal(18, 4)),
        case when l.is_revenue then l.net_amount else 0 end,
        case when l.currency <> c.currency then 1 else 0 end,
        case when l.kind = 'down_payment' then 1 else 0 end
    from fct_invoice_line as l
    inner join int_ledger_period as p on l.fiscal_year = p.fiscal_year and l.period = p.period
    cross join set_company as c
    union all
    select
        r.document,
        r.fiscal_year,
        r.period,
        cast(0 as decimal(18, 4)),
        -r.open_amount,
        0,
        0
    from fct_rebate_accrual as r
    inner join int_ledger_period as p on r.fiscal_year = p.fiscal_year and r.period = p.period
)

select
    document,
    fiscal_year,
    period,
    cast(sum(ledger) as decimal(18, 4)) as ledger,
    cast(sum(star) as decimal(18, 4)) as star,
    max(is_foreign) = 1 as is_foreign,
    max(is_advance) = 1 as is_advance
from posted
group by document, fiscal_year, period
