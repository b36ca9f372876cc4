/*
How the star and the ledger tie, line by line and period by period, with each difference by its name.

The lines add up to the result of the ledger, and what the star has of them to the contribution of the
customers. A line is held against the ledger in periods in which the ledger has postings of it.

One row per fiscal_year, period, line, reason.

fiscal_year  of the posting
period       1 to 12 are months of the fiscal year; 13 to 16 close it
line         net_revenue, product_cost, operating_cost, other_result
reason       ties: both have the same; cut_off: both have it, in different periods; currency: both have
             it, converted otherwise; amount: both have it, with different amounts; not_posted: no
             posting for an invoice; down_payment: posted as revenue, and none; manual_posting: no
             invoice for a posting, which was made by hand, or whose invoice waits in quarantine;
             deferral: invoiced in this period and earned in another, or the other way round;
             rebate: computed from agreements, not posted by the source;
             skonto: expected with the invoice in the star, posted with the payment in the ledger;
             in_total: product cost that the ledger posts in sums, as much as the invoices have;
             variance: what it posts beyond the known cost of the same invoices, for price, usage or
             stock-taking; without_cost: invoices whose product cost nobody knows, so that what the
             ledger posts for them in sums is a variance; activity_cost: work that customers caused;
             unused_capacity: paid for and not used; not_assigned: operating cost that no customer
             caused, as cost_reconciliation splits it; in_pools: product cost that pools take with
             the operating cost, which is added there; neutral: tax, interest and other income belong
             to no customer
documents    how many documents it concerns; of deferrals, invoice lines
ledger       what the ledger has; revenue is positive, cost negative
star         what the star has
difference   ledger less star

check difference = ledger - star
check (select sum(ledger) from profit_reconciliation) is not distinct from (
    select sum(-amount) from fct_ledger_entry
    where
        scenario = 'actual'
        and account_kind in ('revenue', 'product_cost', 'operating_cost', 'other_result')
)
warn reason not in ('amount', 'not_posted') or difference = 0
    -- the ledger and the invoices differ, and nothing explains it
*/
with

/* What is invoiced in advance leaves the period of its posting, and comes to those that earn it. */
moved as (
    select l.fiscal_year, l.period, -l.net_amount as amount, coalesce(l.product_cost, 0) as cost
    from fct_invoice_line as l
    where l.is_deferred
    union all
    select d.fiscal_year, d.fiscal_period, r.net_amount, -coalesce(r.product_cost, 0)
    from fct_recognised_revenue_month as r
    inner join dim_date as d on r.month = d.day
),

deferred as (
    select
        m.fiscal_year,
        m.period,
        p.has_revenue,
        p.has_product_cost,
        cast(count(*) as bigint) as documents,
        sum(m.amount) as amount,
        sum(m.cost) as cost
    from moved as m
    inner join int_ledger_period as p on m.fiscal_year = p.fiscal_year and m.period = p.period
    group by m.fiscal_year, m.period, p.has_revenue, p.has_product_cost
),

costs as (
    select
        fiscal_year,
        period,
        cost_reason as reason,
        cast(count(*) as bigint) as documents,
        sum(ledger_cost) as ledger,
        sum(star_cost) as star
    from int_profit_document
    where cost_reason is not null
    group by fiscal_year, period, cost_reason
),

/* A period in which no document has cost on both sides is one that the ledger posts in sums. */
sums as (
    select
        fiscal_year,
        period,
        sum(case when reason = 'not_posted' then documents else 0 end) as documents,
        sum(case when reason = 'manual_posting' then ledger else 0 end) as ledger,
        sum(case when reason = 'not_posted' then star else 0 end) as star,
        cast(sum(case when reason = 'manual_posting' then documents else 0 end) as bigint) as postings
    from costs
    where fiscal_year is not null and period is not null
    group by fiscal_year, period
    having
        max(case when reason in ('ties', 'cut_off', 'variance') then 1 else 0 end) = 0
        and max(case when reason = 'not_posted' then 1 else 0 end) = 1
        and max(case when reason = 'manual_posting' then 1 else 0 end) = 1
),

revenue as (
    select
        fiscal_year,
        period,
        revenue_reason as reason,
        cast(count(*) as bigint) as documents,
        sum(ledger) as ledger,
        sum(star) as star
    from int_profit_document
    where revenue_reason is not null
    group by fiscal_year, period, revenue_reason
    union all
    select
        d.fiscal_year,
        d.fiscal_period,
        'skonto',
        cast(count(*) as bigint),
        cast(0 as decimal(18, 4)),
        sum(-s.amount)
    from fct_skonto as s
    inner join dim_date as d on s.month = d.day
    inner join int_ledger_period as p
        on d.fiscal_year = p.fiscal_year and d.fiscal_period = p.period
    where p.has_revenue
    group by d.fiscal_year, d.fiscal_period
),

/* Customers carry the cost of regular periods; what closes a year is nobody's. */
work as (
    select
        m.fiscal_year,
        m.fiscal_period as period,
        sum(c.assigned_cost) as assigned,
        sum(c.unused_capacity_cost) as unused
    from cost_reconciliation as c
    inner join dim_month as m on c.month = m.month
    group by m.fiscal_year, m.fiscal_period
),

in_pools as (
    select m.fiscal_year, m.fiscal_period as period, sum(p.cost) as cost
    from int_pool_posting as p
    inner join dim_month as m on p.month = m.month
    where p.cost_pool is not null and p.account_kind <> 'operating_cost' and not p.is_closing
    group by m.fiscal_year, m.fiscal_period
),

operating as (
    select
        l.fiscal_year,
        l.period,
        l.line,
        l.documents,
        l.ledger,
        coalesce(w.assigned, 0) as assigned,
        coalesce(w.unused, 0) as unused,
        coalesce(p.cost, 0) as in_pools
    from int_ledger_cost as l
    left join work as w on l.fiscal_year = w.fiscal_year and l.period = w.period
    left join in_pools as p on l.fiscal_year = p.fiscal_year and l.period = p.period
    where l.line = 'operating_cost'
),

reasons as (
    select 'activity_cost' as reason
    union all
    select 'unused_capacity'
    union all
    select 'in_pools'
    union all
    select 'not_assigned'
),

lines as (
    select
        fiscal_year,
        period,
        'net_revenue' as line,
        reason,
        sum(documents) as documents,
        sum(ledger) as ledger,
        sum(star) as star
    from revenue
    group by fiscal_year, period, reason
    union all
    select fiscal_year, period, 'net_revenue', 'deferral', documents, 0, amount
    from deferred
    where has_revenue
    union all
    select c.fiscal_year, c.period, 'product_cost', c.reason, c.documents, c.ledger, c.star
    from costs as c
    left join sums as s on c.fiscal_year = s.fiscal_year and c.period = s.period
    where s.period is null or c.reason not in ('not_posted', 'manual_posting')
    union all
    select fiscal_year, period, 'product_cost', 'in_total', documents, star, star
    from sums
    union all
    select fiscal_year, period, 'product_cost', 'variance', postings, ledger - star, 0
    from sums
    where ledger <> star
    union all
    select fiscal_year, period, 'product_cost', 'deferral', documents, 0, cost
    from deferred
    where has_product_cost and cost <> 0
    union all
    select fiscal_year, period, line, 'neutral', documents, ledger, 0
    from int_ledger_cost
    where line = 'other_result'
    union all
    select
        o.fiscal_year,
        o.period,
        o.line,
        r.reason,
        case when r.reason = 'not_assigned' then o.documents else 0 end,
        case r.reason
            when 'activity_cost' then -o.assigned
            when 'unused_capacity' then -o.unused
            when 'in_pools' then o.in_pools
            else o.ledger + o.assigned + o.unused - o.in_pools
        end,
        case when r.reason = 'activity_cost' then -o.assigned else 0 end
    from operating as o
    cross join reasons as r
    where case r.reason
        when 'activity_cost' then o.assigned
        when 'unused_capacity' then o.unused
        when 'in_pools' then o.in_pools
        else o.ledger + o.assigned + o.unused - o.in_pools
    end <> 0
)

select
    fiscal_year,
    period,
    line,
    reason,
    cast(documents as bigint) as documents,
    cast(ledger as decimal(18, 4)) as ledger,
    cast(star as decimal(18, 4)) as star,
    cast(ledger - star as decimal(18, 4)) as difference
from lines
