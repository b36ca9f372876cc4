/*
What was planned to be sold, by the last approved plan of the whole fiscal year. A plan of sales counts
before one of the ledger's accounts, because it says more of what is sold.

One row per month, product_group, product_line.

month          first day of the month
product_group  as planned; empty: not planned by product group
product_line   as planned; empty: not planned by product line
fiscal_year    of the month
version        the plan: of all approved ones with revenue in twelve months of the year, the one frozen
               last
revenue        planned net revenue, company currency
product_cost   planned variable cost of it: revenue less planned contribution, else planned cost; empty
               where neither is planned
quantity       planned; empty where none is

check version is not null
check (
    select count(*) from (
        select fiscal_year from int_sales_plan group by fiscal_year having count(distinct version) > 1
    ) as twice
) = 0
    -- a fiscal year has one plan
*/
with

years as (
    select distinct fiscal_year, fiscal_period, month from dim_date
),

accounts as (
    select account, max(kind) as kind
    from dim_account
    where is_current and account is not null
    group by account
),

/* Product cost of a ledger's plan is what is planned for its accounts. */
entries as (
    select
        p.version,
        p.month,
        y.fiscal_year,
        y.fiscal_period,
        p.product_group,
        p.product_line,
        p.measure,
        p.amount,
        p.account is null and p.cost_centre is null as is_of_sales
    from fct_plan_month as p
    inner join years as y on p.month = y.month
    left join accounts as a on p.account = a.account
    where
        p.measure in ('revenue', 'contribution', 'quantity')
        or (p.measure = 'cost' and p.account is null and p.cost_centre is null)
        or (p.measure = 'cost' and a.kind = 'product_cost')
),

whole as (
    select
        e.version,
        e.fiscal_year,
        e.is_of_sales,
        row_number() over (
            partition by e.fiscal_year
            order by
                case when e.is_of_sales then 0 else 1 end,
                case when v.frozen_on is null then 1 else 0 end,
                v.frozen_on desc,
                e.version desc
        ) as position
    from (
        select version, fiscal_year, is_of_sales, count(distinct fiscal_period) as periods
        from entries
        where measure = 'revenue'
        group by version, fiscal_year, is_of_sales
    ) as e
    inner join dim_plan_version as v on e.version = v.version
    where coalesce(v.status, 'approved') = 'approved' and e.periods = 12
),

sums as (
    select
        e.month,
        e.product_group,
        e.product_line,
        e.fiscal_year,
        e.version,
        sum(case when e.measure = 'revenue' then e.amount else 0 end) as revenue,
        sum(case when e.measure = 'contribution' then e.amount end) as contribution,
        sum(case when e.measure = 'cost' then e.amount end) as cost,
        sum(case when e.measure = 'quantity' then e.amount end) as quantity
    from entries as e
    inner join whole as w
        on
            e.version = w.version
            and e.fiscal_year = w.fiscal_year
            and e.is_of_sales = w.is_of_sales
            and w.position = 1
    group by e.month, e.product_group, e.product_line, e.fiscal_year, e.version
)

select
    month,
    product_group,
    product_line,
    fiscal_year,
    version,
    cast(revenue as decimal(18, 4)) as revenue,
    cast(case when contribution is null then cost else revenue - contribution end as decimal(18, 4))
        as product_cost,
    cast(quantity as decimal(18, 4)) as quantity
from sums
