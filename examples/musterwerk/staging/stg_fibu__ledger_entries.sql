/*
The general ledger by SKR04: the first digit of an account says what it is.

One row per document, line.

account_kind  4 revenue, 5 product cost, 6 operating cost, 7 other result, below 4 balance sheet
*/
select
    Belegnummer as document,
    Zeile as line,
    Buchungsdatum as posted_on,
    Belegdatum as document_on,
    "Geschäftsjahr" as fiscal_year,
    Periode as period,
    Konto as account,
    Kontobezeichnung as account_name,
    case left(Konto, 1)
        when '4' then 'revenue'
        when '5' then 'product_cost'
        when '6' then 'operating_cost'
        when '7' then 'other_result'
        else 'balance_sheet'
    end as account_kind,
    Kostenstelle as cost_centre,
    Kostenstellenbezeichnung as cost_centre_name,
    case Szenario when 'Ist' then 'actual' when 'Plan' then 'plan' end as scenario,
    cast(Betrag as decimal(18, 4)) as amount,
    Text as posting_text
from src_fibu__buchungen
