/*
How the cost of the ledger falls to customers, unused capacity, and nobody, for each pool and month.

ledger_cost = assigned_cost + unused_capacity_cost + unassigned_cost, to the last digit.

One row per month, cost_pool.

month                  first day of the month of the fiscal period
cost_pool              empty: operating cost that no pool takes
method                 time_driven, rate_based or process
ledger_cost            what the ledger has, periods 13 to 16 in the last month of the year
assigned_cost          what customers caused
unused_capacity_cost   paid for and not used, at the rate of the year; zero until the month is posted; of
                       a pool that cost something, negative where used_minutes are above
                       capacity_minutes (over-use); of one with more credits than cost, a credit
unassigned_cost        everything else; it is the sum of the next five
without_customer_cost  work that no customer is named for
closing_cost           posted in periods 13 to 16
no_pool_cost           cost that no pool takes
no_share_cost          what the shares of a pool's activities leave, where shares decide
variance_cost          what the ledger has beyond capacity, or quantity, at the rate of the year (spending
                       variance); while the month is not posted, what is still to come, negative
plan_cost              planned for this month
capacity_minutes       practical capacity
used_minutes           of it, with work that no customer is named for
rate                   company currency a minute
basis                  of the rate: plan, year, month, last_year or none
is_provisional         the ledger has no cost of this month yet, so customers carry planned rates
is_closed              the month was closed: it keeps its rules and rates, and what is posted later is a
                       variance

check ledger_cost = assigned_cost + unused_capacity_cost + unassigned_cost
check unassigned_cost = without_customer_cost + closing_cost + no_pool_cost + no_share_cost + variance_cost
check (select coalesce(sum(ledger_cost), 0) from cost_reconciliation) = (
    select coalesce(sum(cost), 0) from int_pool_posting
)
check (select coalesce(sum(assigned_cost + without_customer_cost), 0) from cost_reconciliation) = (
    select coalesce(sum(cost), 0) from activity_cost
)
warn used_minutes <= capacity_minutes or capacity_minutes is null
    -- these pools did more than their practical capacity; check their minutes, or their capacity
warn basis <> 'none' or coalesce(method, '') <> 'time_driven' or ledger_cost = 0
    -- nobody knows the capacity of these pools, so their cost is assigned to nobody
*/
with

activities as (
    select
        cost_pool,
        month,
        sum(case when customer_id is not null then cost else 0 end) as assigned_cost,
        sum(case when customer_id is null then cost else 0 end) as without_customer_cost
    from activity_cost
    group by cost_pool, month
),

shares as (
    select p.cost_pool, p.month, sum(h.share) as share
    from int_pool_month as p
    inner join set_activity as a on p.cost_pool = a.cost_pool
    inner join set_activity_share as h
        on a.activity = h.activity and p.month >= h.valid_from and p.month < h.valid_to
    where p.method <> 'time_driven'
    group by p.cost_pool, p.month
),

pools as (
    select
        p.month,
        p.cost_pool,
        p.method,
        p.cost + p.closing_cost as ledger_cost,
        p.closing_cost,
        coalesce(a.assigned_cost, 0) as assigned_cost,
        coalesce(a.without_customer_cost, 0) as without_customer_cost,
        case
            when not p.is_posted then 0
            when p.basis = 'month'
                then p.cost - coalesce(a.assigned_cost, 0) - coalesce(a.without_customer_cost, 0)
            else cast(
                coalesce(cast(p.capacity_minutes - p.used_minutes as double) * p.rate, 0)
                as decimal(18, 4)
            )
        end as unused_capacity_cost,
        case
            when p.is_posted and p.method <> 'time_driven'
                then p.cost - cast(cast(p.cost as decimal(30, 4)) * coalesce(h.share, 0) as decimal(18, 4))
            else 0
        end as no_share_cost,
        p.plan_cost,
        p.capacity_minutes,
        p.used_minutes,
        p.rate,
        p.basis,
        not p.is_posted as is_provisional,
        p.is_closed
    from int_pool_month as p
    left join activities as a on p.cost_pool = a.cost_pool and p.month = a.month
    left join shares as h on p.cost_pool = h.cost_pool and p.month = h.month
),

unpooled as (
    select p.month, sum(p.cost) as cost, count(c.month) > 0 as is_closed
    from int_pool_posting as p
    left join set_closed_month as c on p.month = c.month
    where p.cost_pool is null
    group by p.month
)

select
    month,
    cost_pool,
    method,
    cast(ledger_cost as decimal(18, 4)) as ledger_cost,
    cast(assigned_cost as decimal(18, 4)) as assigned_cost,
    cast(unused_capacity_cost as decimal(18, 4)) as unused_capacity_cost,
    cast(ledger_cost - assigned_cost - unused_capacity_cost as decimal(18, 4)) as unassigned_cost,
    cast(without_customer_cost as decimal(18, 4)) as without_customer_cost,
    cast(closing_cost as decimal(18, 4)) as closing_cost,
    cast(0 as decimal(18, 4)) as no_pool_cost,
    cast(no_share_cost as decimal(18, 4)) as no_share_cost,
    cast(
        ledger_cost
        - closing_cost
        - assigned_cost
        - without_customer_cost
        - no_share_cost
        - unused_capacity_cost as decimal(18, 4)
    ) as variance_cost,
    plan_cost,
    capacity_minutes,
    used_minutes,
    rate,
    basis,
    is_provisional,
    is_closed
from pools
where
    ledger_cost <> 0
    or assigned_cost <> 0
    or without_customer_cost <> 0
    or unused_capacity_cost <> 0
    or plan_cost <> 0
    or used_minutes <> 0
union all
select
    month,
    null,
    null,
    cast(cost as decimal(18, 4)),
    cast(0 as decimal(18, 4)),
    cast(0 as decimal(18, 4)),
    cast(cost as decimal(18, 4)),
    cast(0 as decimal(18, 4)),
    cast(0 as decimal(18, 4)),
    cast(cost as decimal(18, 4)),
    cast(0 as decimal(18, 4)),
    cast(0 as decimal(18, 4)),
    null,
    null,
    null,
    null,
    'none',
    false,
    is_closed
from unpooled
