import type {Connection} from '../../warehouse/database.ts';
import type {Decimal} from '../../warehouse/decimal.ts';
import {type Ground, type Seen, seenThrough} from '../../warehouse/lens.ts';
import {list, literal} from '../../warehouse/sql.ts';
import {type Months, steps} from '../profitability/whale_curve.ts';
import type {Changes} from './changes.ts';
import {within} from './invoice_lines.ts';
import {type ScenarioLens, scenarioLens} from './scenario_lens.ts';

/** What of each customer a scenario may change, in the order of the scheme. */
export const measures = ['net_revenue', 'product_cost', ...steps] as const;
export type Measure = (typeof measures)[number];

/** How a pool's cost falls to customers and others, in sum of the period. */
export interface PoolSums {
  ledger_cost: Decimal;
  assigned_cost: Decimal;
  unused_capacity_cost: Decimal;
  unassigned_cost: Decimal;
  without_customer_cost: Decimal;
  capacity_minutes: Decimal | null;
  used_minutes: Decimal | null;
}

export interface PoolEffect {
  /** Empty: operating cost that no pool takes. */
  cost_pool: string | null;
  before: PoolSums;
  after: PoolSums;
}

export interface Effect {
  /** One row per customer_id: by how much each measure would change (`…_change`), in sum of the period. */
  table: string;
  pools: PoolEffect[];
}

/** Where what scenarios take stands, in memory beside the snapshot. */
const place = 'memory.what_if';

interface Named {
  period: Months;
  /** What its table is called, once in a snapshot. */
  name: string;
}

/** What customers are in sum of a period, in a table with one row per customer_id. */
export async function presentOf({connect, base}: Place, {period, name}: Named): Promise<string> {
  const table = `${place}.${name}`;
  const sums = measures.map(each => money(`sum(${each})`, each));
  const db = await connect();
  try {
    await db.run(`create schema if not exists ${place}`);
    await db.run(`create table ${table} as select customer_id, ${list(sums)}
      from ${base}.customer_profitability as p where ${within('p', period)} group by customer_id`);
  } finally {
    db.close();
  }
  return table;
}

type Place = Pick<Ground, 'connect' | 'base'>;

const money = (sql: string, name: string) => `cast(${sql} as decimal(18, 4)) as ${name}`;

/**
 * What a scenario would have meant for a period, by the snapshot's own models. Customers are not
 * computed anew: what they are is in the snapshot, and only the differences are asked for, of the
 * pools and invoice lines that a change is about.
 */
export async function effectOf(
  ground: Ground,
  {changes, period, name}: Named & {changes: Changes},
): Promise<Effect> {
  const db = await ground.connect();
  const seen: {opened?: Seen} = {};
  try {
    const scenario = await scenarioLens(db, ground, changes, period);
    seen.opened = await seenThrough(
      {...scenario.lens, name: `lens_${name}`},
      {...ground, models: scenario.models},
    );
    if (scenario.pools.length > 0) {
      await seen.opened.ensure(['activity_cost', 'cost_reconciliation']);
    }
    if (scenario.earns) await seen.opened.ensure(['fct_recognised_revenue_month']);
    const through = await seen.opened.connect();
    try {
      const table = `${place}.${name}`;
      await through.run(`create schema if not exists ${place}`);
      await through.run(`create table ${table} as ${changesSql(ground.base, scenario, period)}`);
      return {table, pools: await poolEffects(through, ground.base, scenario, period)};
    } finally {
      through.close();
    }
  } finally {
    await seen.opened?.remove();
    db.close();
  }
}

/** Gives back the room of what nobody asks for any more. */
export async function forget({connect}: Pick<Ground, 'connect'>, table: string): Promise<void> {
  const db = await connect();
  await db.run(`drop table if exists ${table}`).finally(() => db.close());
}

const worked = steps.slice(1);

/** Differences in one row for each customer that has any. */
function changesSql(base: string, {pools, earns}: ScenarioLens, period: Months): string {
  const nothing = {
    revenue: '0',
    cost: '0',
    ...Object.fromEntries(worked.map(each => [`work_${each}`, '0'])),
  };
  const part = (columns: Record<string, string>, from: string) =>
    `select customer_id, ${list(
      Object.entries({...nothing, ...columns}).map(([name, sql]) => `${sql} as ${name}`),
    )} from ${from}`;
  const work = Object.fromEntries(
    worked.map(each => [`work_${each}`, `case when step = '${each}' then cost else 0 end`]),
  );
  const parts = [
    part({}, '(select null as customer_id where false) as nobody'),
    ...(pools.length > 0 ? [part(work, workSql(base, pools, period))] : []),
    ...(earns ? [part({revenue: 'revenue', cost: 'cost'}, earnedSql(base, period))] : []),
  ];
  const lost = worked.map(each => `sum(work_${each})`);
  const left = steps.map((each, at) =>
    money(['sum(revenue) - sum(cost)', ...lost.slice(0, at)].join(' - '), `${each}_change`),
  );
  return `select cast(customer_id as varchar) as customer_id, ${list([
    money('sum(revenue)', 'net_revenue_change'),
    money('sum(cost)', 'product_cost_change'),
    ...left,
  ])}
  from (${parts.join('\nunion all\n')}) as parts
  group by customer_id`;
}

/** What activities of these pools would cost more. */
const workSql = (base: string, pools: readonly string[], period: Months) => `(
    select customer_id, step, sum(cost) as cost from activity_cost as a
    where ${within('a', period)} group by customer_id, step
    union all
    select customer_id, step, -sum(cost) as cost from ${base}.activity_cost as b
    where ${within('b', period)} and b.cost_pool in (${list(pools.map(literal))})
    group by customer_id, step
  ) as work`;

/**
 * What invoice lines would earn more. Rebates and Skonto are a part of the revenue, so they change as
 * the customer's revenue does.
 */
const earnedSql = (base: string, period: Months) => {
  const lines = (schema: string, side: 'before' | 'after') => {
    const columns =
      side === 'before'
        ? 'net_amount, coalesce(product_cost, 0), 0, 0, 0'
        : '0, 0, net_amount, coalesce(product_cost, 0), 0';
    return `select customer_id, ${columns} from ${schema}fct_invoice_line as l
      where l.is_revenue and not l.is_deferred and ${within('l', period)}
      union all
      select customer_id, ${columns} from ${schema}fct_recognised_revenue_month as l
      where ${within('l', period)}`;
  };
  return `(
    select
      customer_id,
      sum(after_revenue) - sum(before_revenue) - coalesce(cast(
        cast(sum(deducted) as double)
        * (cast(sum(after_revenue) - sum(before_revenue) as double)
          / case when sum(before_revenue) > 0 then cast(sum(before_revenue) as double) end)
        as decimal(18, 4)), 0) as revenue,
      sum(after_cost) - sum(before_cost) as cost
    from (
      ${lines(`${base}.`, 'before')}
      union all
      ${lines('', 'after')}
      union all
      select customer_id, 0, 0, 0, 0, rebates + skonto
      from ${base}.customer_profitability as p where ${within('p', period)}
    ) as earned(customer_id, before_revenue, before_cost, after_revenue, after_cost, deducted)
    group by customer_id
  ) as earned`;
};

const poolColumns = [
  'ledger_cost',
  'assigned_cost',
  'unused_capacity_cost',
  'unassigned_cost',
  'without_customer_cost',
  'capacity_minutes',
  'used_minutes',
] as const;

async function poolEffects(
  db: Connection,
  base: string,
  {pools}: ScenarioLens,
  period: Months,
): Promise<PoolEffect[]> {
  const sums = (table: string) =>
    db.rows<PoolSums & {cost_pool: string | null}>(
      `select cost_pool, ${list(
        poolColumns.map(each => `cast(sum(${each}) as decimal(18, 4)) as ${each}`),
      )} from ${table} as c where ${within('c', period)} group by cost_pool`,
    );
  const before = await sums(`${base}.cost_reconciliation`);
  const after = pools.length > 0 ? await sums('cost_reconciliation') : [];
  const none = Object.fromEntries(poolColumns.map(each => [each, null])) as unknown as PoolSums;
  const all = [...new Set([...before, ...after].map(each => each.cost_pool))];
  return all.map(pool => {
    const find = (rows: typeof before) => rows.find(each => each.cost_pool === pool);
    const {cost_pool: _, ...was} = find(before) ?? {...none, cost_pool: pool};
    const isTouched = pool !== null && pools.includes(pool);
    const {cost_pool: _pool, ...is} = (isTouched && find(after)) || {...was, cost_pool: pool};
    return {cost_pool: pool, before: was, after: is};
  });
}
