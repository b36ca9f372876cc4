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
        select version, fiscal_year, is_of_sales, count(distinct month) as months
        from int_sales_plan_version
        where revenue is not null
        group by version, fiscal_year, is_of_sales
    ) as e
    inner join dim_plan_version as v on e.version = v.version and e.fiscal_year = v.fiscal_year
    where coalesce(v.status, 'approved') = 'approved' and e.months = 12
)

select
    p.month,
    p.product_group,
    p.product_line,
    p.fiscal_year,
    p.version,
    cast(coalesce(p.revenue, 0) as decimal(18, 4)) as revenue,
    p.product_cost,
    p.quantity
from int_sales_plan_version as p
inner join whole as w
    on
        p.version = w.version
        and p.fiscal_year = w.fiscal_year
        and p.is_of_sales = w.is_of_sales
        and w.position = 1
