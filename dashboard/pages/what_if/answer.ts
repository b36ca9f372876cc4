import {sql} from 'kysely';
import {type Months, type Step, steps} from '../../../models/profitability/whale_curve.ts';
import type {PoolEffect, PoolSums} from '../../../models/what_if/effect.ts';
import type {Scenario} from '../../../pipelines/scenarios.ts';
import type {Decimal} from '../../../warehouse/decimal.ts';
import {knowsCosts} from '../../known_tables.ts';
import {namesFor} from '../../levels.ts';
import {stepAsked, stepsOf} from '../contribution_steps.ts';
import {groupsOf} from '../customer_link.ts';
import {completeMonths, periodOf} from '../period.ts';
import {minus, plus, units} from './amounts.ts';
import {
  type CustomerRow,
  customersOf,
  type GroupRow,
  type StillToCome,
  type Sums,
  stillToCome,
  sumsOf,
  type TableNames,
  togetherBy,
} from './queries.ts';
import {
  type AskedHere,
  type Computed,
  computed,
  type Shown,
  shownOf,
  unitsAt,
} from './scenarios.ts';

/** A line of the company's scheme; cost is negative, and sums end their step. */
export interface Line {
  name: string;
  kind: 'revenue' | 'cost' | 'sum';
  before: Decimal;
  /** By how much each scenario would change it. */
  changes: Decimal[];
}

/** A pool as it is and as each scenario would have it. */
export interface Pool {
  cost_pool: string | null;
  title: string | null;
  before: PoolSums;
  after: PoolSums[];
}

export interface Possible {
  /** What has minutes that decide, and everything that something drives. */
  timed: Named[];
  driven: Named[];
  pools: Named[];
  product_line: string[];
  product_group: string[];
  segment: string[];
}

interface Named {
  name: string;
  title: string;
}

export interface WhatIfAnswer {
  period: Months | null;
  months: string[];
  step: Step;
  steps: Step[];
  missing: 'older_snapshot' | 'no_months' | null;
  saved: Scenario[];
  shown: Shown[];
  scenarios: Computed[];
  tables: TableNames | null;
  lines: Line[];
  pools: Pool[];
  /** Whether what customers, unused capacity and nobody carry is the ledger, in each scenario. */
  ties: boolean[];
  /** Cost that the result does not have yet. */
  toCome: StillToCome | null;
  segments: GroupRow[];
  classes: GroupRow[];
  possible: Possible;
  /** Which of the customers are groups of companies. */
  groups: ReadonlySet<string>;
}

/** What scenarios would have meant for a period, beside what it was. */
export async function readWhatIf(asked: AskedHere, data: string): Promise<WhatIfAnswer> {
  const {db, customers, question, whatIf, level} = asked;
  const {shown, saved} = shownOf(asked, data);
  const months = await completeMonths(asked);
  const period = periodOf(months, question);
  const possible: Possible = {
    ...{timed: [], driven: [], pools: []},
    ...{product_line: [], product_group: [], segment: []},
  };
  const empty = {
    ...{period, months, saved, shown, possible},
    ...{step: 'contribution_1' as Step, steps: [], scenarios: [], tables: null},
    ...{lines: [], pools: [], ties: [], toCome: null, segments: [], classes: []},
    groups: await groupsOf(asked),
  };
  if (!(await knowsCosts(customers))) return {...empty, missing: 'older_snapshot'};
  if (!period) return {...empty, missing: 'no_months'};
  const all = await stepsOf(customers);
  const step = stepAsked(all, question.step);
  const known = {...empty, missing: null, step, steps: all, possible: await possibleIn(asked)};
  const {table: present} = await whatIf.present(period, unitsAt(level));
  if (shown.length === 0) return known;
  const scenarios = await computed(asked, shown, period);
  const tables = {present, effects: scenarios.map(each => each.effect.table)};
  const [before, ...changes] = await Promise.all([
    sumsOf(db, present, ''),
    ...tables.effects.map(each => sumsOf(db, each, '_change')),
  ]);
  const effects = scenarios.map(each => each.effect.pools);
  return {
    ...known,
    scenarios,
    tables,
    lines: linesOf(all, before, changes, effects),
    pools: await poolsOf(asked, effects),
    ties: effects.map((each, at) => isLedger(each) && isSameWork(each, changes[at]!)),
    toCome: await stillToCome(customers, period, asked.manifest.provisional ?? []),
    segments: await togetherBy(db, tables, {by: 'segment', step}),
    classes: await togetherBy(db, tables, {by: 'abc_class', step}),
  };
}

/** From revenue to what is left after cost that no customer caused. */
function linesOf(
  known: readonly Step[],
  before: Sums,
  changes: readonly Sums[],
  effects: readonly PoolEffect[][],
): Line[] {
  const all = [before, ...changes];
  const line = (name: string, kind: Line['kind'], of: (sums: Sums) => Decimal): Line => {
    const [first, ...others] = all.map(of);
    return {name, kind, before: first!, changes: others};
  };
  const sum = (step: Step) => line(step, 'sum', sums => plus(sums[step]));
  const scheme = known
    .slice(1)
    .flatMap((step, at) => [
      line(`work_${step}`, 'cost', sums => minus(sums[step], sums[known[at]!])),
      sum(step),
    ]);
  const ends = known.at(-1) === 'profit' || known.length === 1;
  return [
    line('net_revenue', 'revenue', sums => plus(sums.net_revenue)),
    line('product_cost', 'cost', sums => minus(0, sums.product_cost)),
    sum('contribution_1'),
    ...scheme,
    ...(ends && known.length > 1 ? uncaused(known, before, changes, effects) : []),
  ];
}

const nobodys = ({unassigned_cost: rest, without_customer_cost: worked}: PoolSums) =>
  minus(rest, worked);

/** What the customers' profit does not carry, and the result that is left then. */
function uncaused(
  known: readonly Step[],
  before: Sums,
  changes: readonly Sums[],
  effects: readonly PoolEffect[][],
): Line[] {
  const last = known.at(-1)!;
  const cost = (name: string, of: (sums: PoolSums) => unknown): Line => {
    const total = (side: 'before' | 'after', pools: readonly PoolEffect[]) =>
      plus(...pools.map(each => of(each[side])));
    return {
      name,
      kind: 'cost',
      before: minus(0, total('before', effects[0]!)),
      changes: effects.map(each => minus(total('before', each), total('after', each))),
    };
  };
  const unused = cost('unused_capacity_cost', each => each.unused_capacity_cost);
  const rest = cost('unassigned_cost', nobodys);
  const result: Line = {
    name: 'result',
    kind: 'sum',
    before: plus(before[last], unused.before, rest.before),
    changes: changes.map((each, at) => plus(each[last], unused.changes[at], rest.changes[at])),
  };
  return [unused, rest, result];
}

const isLedger = (pools: readonly PoolEffect[]) =>
  pools.every(
    ({after}) =>
      units(after.ledger_cost) ===
      units(after.assigned_cost) + units(after.unused_capacity_cost) + units(after.unassigned_cost),
  );

/** What customers carry more, they carry of the pools. */
const isSameWork = (pools: readonly PoolEffect[], change: Sums) => {
  const carried = ({assigned_cost: known, without_customer_cost: unknown}: PoolSums) =>
    units(known) + units(unknown);
  const more = pools.reduce((sum, {before, after}) => sum + carried(after) - carried(before), 0n);
  return more === units(change.contribution_1) - units(change.profit);
};

async function poolsOf(
  {customers: db, language}: AskedHere,
  effects: readonly PoolEffect[][],
): Promise<Pool[]> {
  const titled = await db.selectFrom('set_cost_pool').selectAll().orderBy('position').execute();
  const place = (pool: string | null) => {
    const at = titled.findIndex(each => each.cost_pool === pool);
    return at < 0 ? titled.length : at;
  };
  return effects[0]!
    .map(({cost_pool, before}) => ({
      cost_pool,
      title: titled.find(each => each.cost_pool === cost_pool)?.[`title_${language}`] ?? null,
      before,
      after: effects.map(each => each.find(one => one.cost_pool === cost_pool)?.after ?? before),
    }))
    .sort((a, b) => place(a.cost_pool) - place(b.cost_pool));
}

/** What the forms offer. */
async function possibleIn({customers: db, language}: AskedHere): Promise<Possible> {
  const named = (rows: readonly {name: string; title_de: string; title_en: string}[]): Named[] =>
    rows.map(each => ({name: each.name, title: each[`title_${language}`]}));
  const [activities, pools] = await Promise.all([
    db.selectFrom('set_activity').selectAll().orderBy('position').execute(),
    db.selectFrom('set_cost_pool').selectAll().orderBy('position').execute(),
  ]);
  const timed = pools.filter(each => each.method === 'time_driven').map(each => each.cost_pool);
  const driven = activities
    .filter(each => each.driver !== null)
    .map(each => ({...each, name: each.activity}));
  const members = async (table: 'dim_product' | 'dim_customer', column: string) => {
    const {rows} = await sql<{member: string}>`select distinct ${sql.ref(column)} as member
      from ${sql.table(table)} where ${sql.ref(column)} is not null order by 1`.execute(db);
    return rows.map(each => each.member);
  };
  return {
    timed: named(driven.filter(each => timed.includes(each.cost_pool))),
    driven: named(driven),
    pools: named(pools.map(each => ({...each, name: each.cost_pool}))),
    product_line: await members('dim_product', 'product_line'),
    product_group: await members('dim_product', 'product_group'),
    segment: await members('dim_customer', 'segment'),
  };
}

const most = 20;

/** Who gains, and who loses most by the first scenario. */
export async function readMost(
  asked: AskedHere,
  {tables, step}: WhatIfAnswer,
): Promise<{gain: CustomerRow[]; lose: CustomerRow[]}> {
  if (!tables) return {gain: [], lose: []};
  const ask = (direction: 'asc' | 'desc') =>
    customersOf(asked.db, tables, {
      step,
      personal: namesFor(asked),
      best: {direction, limit: most},
    }).execute() as Promise<CustomerRow[]>;
  const [gain, lose] = await Promise.all([ask('desc'), ask('asc')]);
  return {gain, lose};
}

/** Every step that a scheme may have, for words. */
export const isStep = (name: string): name is Step => (steps as readonly string[]).includes(name);
