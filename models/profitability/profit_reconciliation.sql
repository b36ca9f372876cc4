/*
How the star and the ledger tie, period by period, with each difference by its name.

One row per fiscal_year, period, line, reason.

fiscal_year  of the posting
period       1 to 12 are months of the fiscal year; 13 to 16 close it
line         net_revenue
reason       ties: both have the same; cut_off: both have it, in different periods; currency: both have
             it, converted otherwise; amount: both have it, with different amounts; not_posted: no
             posting for an invoice; down_payment: posted as revenue, and none; manual_posting: no
             invoice for a posting, which was made by hand, or whose invoice waits in quarantine;
             deferral: invoiced in this period and earned in another, or the other way round
documents    how many documents it concerns; of deferrals, invoice lines
ledger       what the ledger has; revenue is positive
star         what the star has
difference   ledger less star

check difference = ledger - star
check (select sum(ledger) from profit_reconciliation) is not distinct from (
    select sum(-amount) from fct_ledger_entry
    where scenario = 'actual' and account_kind = 'revenue'
)
warn reason not in ('amount', 'not_posted') or difference = 0
    -- revenue of the ledger and of the invoices differ, and nothing explains it
*/
with

documents as (
    select
        *,
        sum(ledger) over (partition by document) as ledger_of_document,
        sum(star) over (partition by document) as star_of_document
    from int_revenue_document
),

explained as (
    select
        fiscal_year,
        period,
        ledger,
        star,
        case
            when ledger = star then 'ties'
            when ledger_of_document = star_of_document then 'cut_off'
            when star_of_document = 0 and is_advance then 'down_payment'
            when star_of_document = 0 then 'manual_posting'
            when ledger_of_document = 0 then 'not_posted'
            when is_foreign then 'currency'
            else 'amount'
        end as reason
    from documents
),

/* What is invoiced in advance leaves the period of its posting, and comes to those that earn it. */
moved as (
    select l.fiscal_year, l.period, -l.net_amount as amount
    from fct_invoice_line as l
    where l.is_deferred
    union all
    select d.fiscal_year, d.fiscal_period, r.net_amount
    from fct_recognised_revenue_month as r
    inner join dim_date as d on r.month = d.day
),

lines as (
    select
        fiscal_year,
        period,
        reason,
        cast(count(*) as bigint) as documents,
        sum(ledger) as ledger,
        sum(star) as star
    from explained
    group by fiscal_year, period, reason
    union all
    select
        m.fiscal_year,
        m.period,
        'deferral',
        cast(count(*) as bigint),
        cast(0 as decimal(18, 4)),
        sum(m.amount)
    from moved as m
    inner join int_ledger_period as p on m.fiscal_year = p.fiscal_year and m.period = p.period
    group by m.fiscal_year, m.period
)

select
    fiscal_year,
    period,
    'net_revenue' as line,
    reason,
    documents,
    cast(ledger as decimal(18, 4)) as ledger,
    cast(star as decimal(18, 4)) as star,
    cast(ledger - star as decimal(18, 4)) as difference
from lines
