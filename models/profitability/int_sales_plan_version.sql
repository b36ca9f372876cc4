/*
What each version of a plan or forecast says will be sold. A plan of sales and one of the ledger's accounts
are told apart, where one version has both.

One row per version, is_of_sales, month, product_group, product_line.

version        such as "Budget V2" or "3+9"
is_of_sales    planned by what is sold; else by accounts of the ledger
month          first day of the month
product_group  as planned; empty: not planned by product group
product_line   as planned; empty: not planned by product line
fiscal_year    of the month
revenue        planned net revenue, company currency; empty where only other things are planned
product_cost   planned variable cost of it: revenue less planned contribution, else planned cost; empty
               where neither is planned
quantity       planned; empty where none is

check version is not null
*/
with

years as (
    select distinct fiscal_year, month from dim_date
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
        p.account is null and p.cost_centre is null as is_of_sales,
        p.month,
        p.product_group,
        p.product_line,
        p.measure,
        p.amount
    from fct_plan_month as p
    left join accounts as a on p.account = a.account
    where
        p.measure in ('revenue', 'contribution', 'quantity')
        or (p.measure = 'cost' and p.account is null and p.cost_centre is null)
        or (p.measure = 'cost' and a.kind = 'product_cost')
),

sums as (
    select
        version,
        is_of_sales,
        month,
        product_group,
        product_line,
        sum(case when measure = 'revenue' then amount end) as revenue,
        sum(case when measure = 'contribution' then amount end) as contribution,
        sum(case when measure = 'cost' then amount end) as cost,
        sum(case when measure = 'quantity' then amount end) as quantity
    from entries
    group by version, is_of_sales, month, product_group, product_line
)

select
    s.version,
    s.is_of_sales,
    s.month,
    s.product_group,
    s.product_line,
    y.fiscal_year,
    cast(s.revenue as decimal(18, 4)) as revenue,
    cast(
        case
            when s.contribution is null then s.cost else coalesce(s.revenue, 0) - s.contribution
        end as decimal(18, 4)
    ) as product_cost,
    cast(s.quantity as decimal(18, 4)) as quantity
from sums as s
inner join years as y on s.month = y.month
