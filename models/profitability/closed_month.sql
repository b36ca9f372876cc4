/*
What was reported of each closed month, beside what is known of it now: documents that came later, and
data that was corrected.

One row per month.

closed_at                      when, UTC
closed_by                      who closed it
reported_net_revenue           of all customers, known or not, when the month was closed
net_revenue                    the same as it is known now
reported_contribution_1        DB I, when the month was closed
contribution_1                 the same as it is known now
reported_contribution_4        DB IV, when the month was closed
contribution_4                 the same as it is known now
reported_profit                after all activities, when the month was closed
profit                         the same as it is known now
reported_ledger_cost           operating cost, as cost_reconciliation has it, when the month was closed
ledger_cost                    the same as it is known now
reported_assigned_cost         what customers caused, when the month was closed
assigned_cost                  the same as it is known now
reported_unused_capacity_cost  paid for and not used, when the month was closed
unused_capacity_cost           the same as it is known now
reported_unassigned_cost       everything else, when the month was closed
unassigned_cost                the same as it is known now

check reported_ledger_cost
    = reported_assigned_cost + reported_unused_capacity_cost + reported_unassigned_cost
check ledger_cost = assigned_cost + unused_capacity_cost + unassigned_cost
*/
with

earned as (
    select
        month,
        sum(net_revenue) as net_revenue,
        sum(contribution_1) as contribution_1,
        sum(contribution_4) as contribution_4,
        sum(profit) as profit
    from customer_profitability
    group by month
),

spent as (
    select
        month,
        sum(ledger_cost) as ledger_cost,
        sum(assigned_cost) as assigned_cost,
        sum(unused_capacity_cost) as unused_capacity_cost,
        sum(unassigned_cost) as unassigned_cost
    from cost_reconciliation
    group by month
)

select
    c.month,
    c.closed_at,
    c.closed_by,
    c.net_revenue as reported_net_revenue,
    cast(coalesce(e.net_revenue, 0) as decimal(18, 4)) as net_revenue,
    c.contribution_1 as reported_contribution_1,
    cast(coalesce(e.contribution_1, 0) as decimal(18, 4)) as contribution_1,
    c.contribution_4 as reported_contribution_4,
    cast(coalesce(e.contribution_4, 0) as decimal(18, 4)) as contribution_4,
    c.profit as reported_profit,
    cast(coalesce(e.profit, 0) as decimal(18, 4)) as profit,
    c.ledger_cost as reported_ledger_cost,
    cast(coalesce(s.ledger_cost, 0) as decimal(18, 4)) as ledger_cost,
    c.assigned_cost as reported_assigned_cost,
    cast(coalesce(s.assigned_cost, 0) as decimal(18, 4)) as assigned_cost,
    c.unused_capacity_cost as reported_unused_capacity_cost,
    cast(coalesce(s.unused_capacity_cost, 0) as decimal(18, 4)) as unused_capacity_cost,
    c.unassigned_cost as reported_unassigned_cost,
    cast(coalesce(s.unassigned_cost, 0) as decimal(18, 4)) as unassigned_cost
from set_closed_month as c
left join earned as e on c.month = e.month
left join spent as s on c.month = s.month
