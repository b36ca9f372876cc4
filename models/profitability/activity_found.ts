import type {CostSettings} from '../../company/costs.ts';
import {literal} from '../../warehouse/sql.ts';

/** What the rules of `costs.yaml` find in the data, so that the night can name those that find nothing. */
export function foundModel(costs: CostSettings): string {
  const warnings = Object.entries(costs.pools).flatMap(([pool, {activities}]) => [
    unposted(pool, Object.keys(activities)[0]),
    ...Object.entries(activities).map(([activity, {driver}]) =>
      driver ? idle(activity, driver) : '',
    ),
  ]);
  return `/*
What the rules of costs.yaml find: rows that cause each activity, and postings for its pool. Generated
from it.

One row per activity.

activity     the activity
cost_pool    the pool that does it
driver_rows  rows that cause it; 0 for a levied process
postings     lines of the ledger that its pool takes cost from

${warnings.join('')}*/
with

driven as (
    select activity, sum(driver_rows) as driver_rows
    from int_activity_driver
    group by activity
),

posted as (
    select cost_pool, sum(postings) as postings
    from int_pool_posting
    group by cost_pool
)

select
    a.activity,
    a.cost_pool,
    cast(coalesce(d.driver_rows, 0) as bigint) as driver_rows,
    cast(coalesce(p.postings, 0) as bigint) as postings
from set_activity as a
left join driven as d on a.activity = d.activity
left join posted as p on a.cost_pool = p.cost_pool
`;
}

/** An activity that nobody ever causes leaves its pool's cost to the others, or unused. */
const idle = (activity: string, driver: string) =>
  `warn activity <> ${literal(activity)} or driver_rows > 0
    -- nothing causes the activity ${activity} of costs.yaml: ${driver} has no rows, or none for which its condition holds
`;

/** Before there is a ledger, no pool has anything; one row of a pool is enough to tell. */
const unposted = (pool: string, activity: string | undefined) =>
  activity === undefined
    ? ''
    : `warn activity <> ${literal(activity)} or postings > 0 or (select count(*) from int_pool_posting) = 0
    -- the ledger has no cost for the pool ${pool} of costs.yaml: nobody posts to the cost centres and accounts that it names
`;
