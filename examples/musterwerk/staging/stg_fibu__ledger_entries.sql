/*
The general ledger by SKR04: the first digit of an account says what it is.

DATEV has one line for a debit and a credit, so a cost centre stands beside both; it is that of the
account of cost. A document has lines in several stacks, so that of the stack is part of the number.

One row per document, line.

account_kind  4 revenue, 5 product cost, 6 operating cost, 7 other result, below 4 balance sheet
period        DATEV knows no 13: documents that close a year are numbered JA
*/
select
    "Belegfeld 1" as document,
    (date_diff('month', date '2020-01-01', Datum) * 500_000 + Zeile) * 2 + Position as line,
    Datum as posted_on,
    Datum as document_on,
    year(Datum) + if(month(Datum) >= 10, 1, 0) as fiscal_year,
    if("Belegfeld 1" like 'JA%', 13, Buchungsperiode) as period,
    Kontonummer as account,
    case left(Kontonummer, 1)
        when '4' then 'revenue'
        when '5' then 'product_cost'
        when '6' then 'operating_cost'
        when '7' then 'other_result'
        else 'balance_sheet'
    end as account_kind,
    if(left(Kontonummer, 1) in ('5', '6'), "KOST1 - Kostenstelle", null) as cost_centre,
    'actual' as scenario,
    cast(Betrag as decimal(18, 4)) as amount,
    nullif("Belegfeld 2", '') as reversal_of,
    Buchungstext as posting_text
from src_fibu__buchungen
