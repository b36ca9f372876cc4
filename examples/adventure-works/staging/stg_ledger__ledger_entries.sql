/*
The general ledger by organisation, department and scenario.

The source closes each month on one of its last days, some on the first day of the next one: those belong to the
period of the day before.

The source writes revenue and liabilities without a sign; here they are credits. It writes amounts
as binary floating point; rounding to four places gives back what was meant.

One row per document, line.

amount  debit is positive, credit negative; statistical accounts hold units, not money
*/
select
    f.FinanceKey as document,
    1 as line,
    f.DateKey as posted_on,
    cast(extract('year' from f.DateKey - interval '1' day) as bigint) as fiscal_year,
    cast(extract('month' from f.DateKey - interval '1' day) as bigint) as period,
    a.AccountCodeAlternateKey as account,
    a.AccountDescription as account_name,
    case left(a.AccountCodeAlternateKey, 1)
        when '1' then 'balance_sheet'
        when '2' then 'balance_sheet'
        when '3' then 'balance_sheet'
        when '4' then 'revenue'
        when '5' then 'product_cost'
        when '6' then 'operating_cost'
        when '8' then 'other_result'
        when '9' then 'statistical'
    end as account_kind,
    f.DepartmentGroupKey as cost_centre,
    d.DepartmentGroupName as cost_centre_name,
    o.OrganizationName as organisation,
    case s.ScenarioName when 'Actual' then 'actual' when 'Budget' then 'plan' else 'forecast' end
        as scenario,
    cast(
        round(case when a.AccountType in ('Revenue', 'Liabilities') then -f.Amount else f.Amount end, 4)
        as decimal(18, 4)
    ) as amount
from src_ledger__finance as f
left join src_ledger__account as a on f.AccountKey = a.AccountKey
left join src_ledger__department as d on f.DepartmentGroupKey = d.DepartmentGroupKey
left join src_ledger__organization as o on f.OrganizationKey = o.OrganizationKey
left join src_ledger__scenario as s on f.ScenarioKey = s.ScenarioKey
