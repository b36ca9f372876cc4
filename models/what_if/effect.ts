import type {Connection} from '../../warehouse/database.ts';
import type {Decimal} from '../../warehouse/decimal.ts';
import {type Ground, placeOf, type Seen, seenThrough} from '../../warehouse/lens.ts';
import {list} from '../../warehouse/sql.ts';
import type {Months} from '../profitability/whale_curve.ts';
import type {Changes} from './changes.ts';
import {differencesSql, measures, money} from './differences.ts';
import {within} from './invoice_lines.ts';
import {type ScenarioLens, scenarioLens} from './scenario_lens.ts';
import type {Units} from './units.ts';

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
  /** One row per customer_id, of the units that are asked for: by how much each measure would change (`…_change`), in sum of the period. */
  table: string;
  pools: PoolEffect[];
}

/** Where what scenarios take stands, in memory beside the snapshot. */
const place = 'memory.what_if';

interface Named {
  period: Months;
  /** What its table is called, once in a snapshot. */
  name: string;
  /** Who counts as one customer; without it, customers. */
  units?: Units;
}

/** What customers are in sum of a period, in a table with one row per customer_id. */
export async function presentOf(
  {connect, base}: Place,
  {period, name, units}: Named,
): Promise<string> {
  const table = `${place}.${name}`;
  const sums = measures.map(each => money(`sum(${each})`, each));
  const db = await connect();
  try {
    await db.run(`create schema if not exists ${place}`);
    await db.run(`create table ${table} as select customer_id, ${list(sums)}
      from ${placeOfUnits(base, units)}.customer_profitability as p where ${within('p', period)} group by customer_id`);
  } finally {
    db.close();
  }
  return table;
}

/** Other units than customers are read through their level, which must have been opened. */
const placeOfUnits = (base: string, units: Units = 'customer') =>
  units === 'customer' ? base : placeOf(units);

type Place = Pick<Ground, 'connect' | 'base'>;

/**
 * What a scenario would have meant for a period, by the snapshot's own models. Customers are not
 * computed anew: what they are is in the snapshot, and only the differences are asked for, of the
 * pools and invoice lines that a change is about.
 */
export async function effectOf(
  ground: Ground,
  {changes, period, name, units = 'customer'}: Named & {changes: Changes},
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
      const asked = {base: ground.base, period, units};
      await through.run(`create table ${table} as ${differencesSql(asked, scenario)}`);
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
