/*
Revenue and product cost document by document, as the ledger and as the invoices have them, in periods
that the ledger has; and what each is to be called.

One row per document, fiscal_year, period.
Rebuilt by document; by fiscal_year, period.

document        its number in the ledger
fiscal_year     of the posting
period          1 to 16
ledger          posted on accounts of revenue; revenue is positive
star            net amount of its invoice lines that are revenue, less what is set aside for rebates
revenue_reason  what profit_reconciliation calls it; empty: it has no revenue
ledger_cost     posted on accounts of product cost; cost is negative
star_cost       product cost of the same lines; negative
cost_reason     what is known of its cost without the rest of the period; empty: it has none

check (select sum(ledger + ledger_cost) from int_profit_document) is not distinct from (
    select sum(-amount) from fct_ledger_entry
    where scenario = 'actual' and account_kind in ('revenue', 'product_cost')
)
*/
with

posted as (
    select
        document,
        fiscal_year,
        period,
        case when account_kind = 'revenue' then -amount else 0 end as ledger,
        cast(0 as decimal(18, 4)) as star,
        case when account_kind = 'product_cost' then -amount else 0 end as ledger_cost,
        cast(0 as decimal(18, 4)) as star_cost,
        case when account_kind = 'revenue' then 1 else 0 end as is_revenue,
        0 as is_foreign,
        0 as is_advance,
        0 as is_rebate,
        0 as is_without_cost
    from fct_ledger_entry
    where scenario = 'actual' and account_kind in ('revenue', 'product_cost')
    union all
    select
        l.document,
        l.fiscal_year,
        l.period,
        cast(0 as decimal(18, 4)),
        case when l.is_revenue and p.has_revenue then l.net_amount else 0 end,
        cast(0 as decimal(18, 4)),
        case when l.is_revenue and p.has_product_cost then -coalesce(l.product_cost, 0) else 0 end,
        case when p.has_revenue then 1 else 0 end,
        case when l.currency <> c.currency then 1 else 0 end,
        case when l.kind = 'down_payment' then 1 else 0 end,
        0,
        case when l.is_revenue and p.has_product_cost and l.cost_source = 'missing' then 1 else 0 end
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
        cast(0 as decimal(18, 4)),
        cast(0 as decimal(18, 4)),
        1,
        0,
        0,
        case when r.is_computed then 1 else 0 end,
        0
    from fct_rebate_accrual as r
    inner join int_ledger_period as p on r.fiscal_year = p.fiscal_year and r.period = p.period
    where p.has_revenue
),

documents as (
    select
        document,
        fiscal_year,
        period,
        cast(sum(ledger) as decimal(18, 4)) as ledger,
        cast(sum(star) as decimal(18, 4)) as star,
        cast(sum(ledger_cost) as decimal(18, 4)) as ledger_cost,
        cast(sum(star_cost) as decimal(18, 4)) as star_cost,
        max(is_revenue) = 1 as is_revenue,
        max(is_foreign) = 1 as is_foreign,
        max(is_advance) = 1 as is_advance,
        max(is_rebate) = 1 as is_rebate,
        max(is_without_cost) = 1 as is_without_cost
    from posted
    group by document, fiscal_year, period
),

payments as (
    select distinct document
    from fct_payment
    where skonto_amount <> 0
),

in_all_periods as (
    select
        d.document,
        d.fiscal_year,
        d.period,
        d.ledger,
        d.star,
        d.ledger_cost,
        d.star_cost,
        d.is_revenue,
        d.is_foreign,
        d.is_advance,
        d.is_rebate,
        d.is_without_cost,
        p.document is not null as is_skonto,
        sum(d.ledger) over (partition by d.document) as ledger_of_document,
        sum(d.star) over (partition by d.document) as star_of_document,
        sum(d.ledger_cost) over (partition by d.document) as ledger_cost_of_document,
        sum(d.star_cost) over (partition by d.document) as star_cost_of_document
    from documents as d
    left join payments as p on d.document = p.document
)

select
    document,
    fiscal_year,
    period,
    ledger,
    star,
    case
        when not is_revenue then null
        when ledger = star then 'ties'
        when ledger_of_document = star_of_document then 'cut_off'
        when is_rebate then 'rebate'
        when star_of_document = 0 and is_advance then 'down_payment'
        when star_of_document = 0 and is_skonto then 'skonto'
        when star_of_document = 0 then 'manual_posting'
        when ledger_of_document = 0 then 'not_posted'
        when is_foreign then 'currency'
        else 'amount'
    end as revenue_reason,
    ledger_cost,
    star_cost,
    case
        when ledger_cost = 0 and star_cost = 0 and not is_without_cost then null
        when is_without_cost and star_cost = 0 then 'without_cost'
        when ledger_cost = star_cost then 'ties'
        when ledger_cost_of_document = star_cost_of_document then 'cut_off'
        when star_cost_of_document = 0 then 'manual_posting'
        when ledger_cost_of_document = 0 then 'not_posted'
        else 'variance'
    end as cost_reason
from in_all_periods
