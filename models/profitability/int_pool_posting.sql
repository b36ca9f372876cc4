/*
The cost of the ledger by cost pool: each posting's share, to the last digit, and what no pool takes.

A month is that of the fiscal period, whatever day was posted; what is posted for months after the
business date waits outside of the pools. Pools take operating cost, and product
cost or other result where costs.yaml names its accounts.

One row per month, is_closing, cost_centre, account, account_kind, cost_pool.

month         first day of the month of the fiscal period; of periods 13 to 16, the last of the year
is_closing    posted in one of the periods 13 to 16, which close the year
cost_centre   as posted
account       as posted
account_kind  operating_cost, product_cost or other_result
cost_pool     empty: operating cost that no pool takes
cost          company currency, debit is positive
postings      how many lines of the ledger
pool_share    part of these postings that pools take, all together: 1 is all of them

check pool_share <= 1 or cost_pool is null
    -- costs.yaml gives more than 100 % of these postings to pools
check (select sum(cost) from int_pool_posting where account_kind = 'operating_cost')
    is not distinct from (
        select sum(amount) from fct_ledger_entry
        where scenario = 'actual' and account_kind = 'operating_cost'
    )
*/
with

postings as (
    select
        coalesce(m.month, l.month) as month,
        m.month is not null as is_known,
        l.period > 12 as is_closing,
        l.cost_centre,
        l.account,
        l.account_kind,
        cast(sum(l.amount) as decimal(30, 4)) as amount,
        count(*) as postings
    from fct_ledger_entry as l
    left join dim_month as m
        on
            l.fiscal_year = m.fiscal_year
            and m.fiscal_period = case when l.period > 12 then 12 else l.period end
    where
        l.scenario = 'actual'
        and l.account_kind in ('operating_cost', 'product_cost', 'other_result')
    group by
        coalesce(m.month, l.month),
        m.month is not null,
        l.period > 12,
        l.cost_centre,
        l.account,
        l.account_kind
),

/* Product cost belongs to the products unless a rule names its account. */
taken as (
    select
        p.month,
        p.is_closing,
        p.cost_centre,
        p.account,
        p.account_kind,
        c.cost_pool,
        max(p.amount) as amount,
        max(p.postings) as postings,
        cast(sum(c.share) as decimal(9, 6)) as share
    from postings as p
    inner join set_pool_cost as c
        on
            coalesce(p.cost_centre, '') like c.cost_centre_like
            and coalesce(p.account, '') like c.account_like
            and p.month >= c.valid_from
            and p.month < c.valid_to
    where p.is_known and (p.account_kind = 'operating_cost' or c.account_like <> '%')
    group by p.month, p.is_closing, p.cost_centre, p.account, p.account_kind, c.cost_pool
),

/* Shares are cut from one amount one after the other, so that all of them together are all of it. */
cut as (
    select
        *,
        cast(sum(share) over (
            partition by month, is_closing, cost_centre, account, account_kind order by cost_pool
            rows between unbounded preceding and current row
        ) as decimal(9, 6)) as share_up_to,
        cast(sum(share) over (
            partition by month, is_closing, cost_centre, account, account_kind
        ) as decimal(9, 6)) as pool_share
    from taken
),

shared as (
    select
        month,
        is_closing,
        cost_centre,
        account,
        account_kind,
        cost_pool,
        cast(amount * share_up_to as decimal(18, 4))
        - cast(amount * (share_up_to - share) as decimal(18, 4)) as cost,
        postings,
        pool_share
    from cut
),

rest as (
    select
        p.month,
        p.is_closing,
        p.cost_centre,
        p.account,
        p.account_kind,
        p.amount - coalesce(t.cost, 0) as cost,
        p.postings,
        coalesce(t.pool_share, 0) as pool_share
    from postings as p
    left join (
        select
            month,
            is_closing,
            cost_centre,
            account,
            account_kind,
            sum(cost) as cost,
            max(pool_share) as pool_share
        from shared
        group by month, is_closing, cost_centre, account, account_kind
    ) as t
        on
            p.month = t.month
            and p.is_closing = t.is_closing
            and p.cost_centre is not distinct from t.cost_centre
            and p.account is not distinct from t.account
            and p.account_kind = t.account_kind
    where
        p.account_kind = 'operating_cost'
        and (t.pool_share is null or p.amount <> t.cost)
)

select
    month,
    is_closing,
    cost_centre,
    account,
    account_kind,
    cost_pool,
    cast(cost as decimal(18, 4)) as cost,
    cast(postings as bigint) as postings,
    cast(pool_share as decimal(9, 6)) as pool_share
from shared
union all
select
    month,
    is_closing,
    cost_centre,
    account,
    account_kind,
    null,
    cast(cost as decimal(18, 4)),
    cast(postings as bigint),
    cast(pool_share as decimal(9, 6))
from rest
