import {isDeepStrictEqual} from 'node:util';
import type {ClosedGroup} from './closed_customers.ts';
import type {ClosedGrade} from './closed_grades.ts';
import type {CapacityRule, CostActivity, CostPool, CostSettings} from './costs.ts';
import {type Dated, valueAt} from './dated.ts';
import {Problem} from './problem.ts';

/** What was reported of a month when it was closed; amounts as text, in company currency. */
export interface ReportedMonth {
  /** Its first day. */
  month: string;
  net_revenue: string;
  contribution_1: string;
  contribution_4: string;
  profit: string;
  ledger_cost: string;
  assigned_cost: string;
  unused_capacity_cost: string;
  unassigned_cost: string;
}

/** What a unit of a pool, or of one of its activities, cost when its month was closed. */
export interface ClosedRate {
  month: string;
  cost_pool: string;
  /** The activity where shares decide; null where minutes do. */
  activity: string | null;
  rate: number;
  /** Of the rate of a minute, as int_pool_month has it. */
  basis: string | null;
}

/** Months that are closed: all until `through` that no earlier closing has. */
export interface Closing {
  /** The last month, such as 2026-09. */
  through: string;
  by: string;
  /** ISO text in UTC. */
  at: string;
  note: string;
  /** The rules that they were closed with. */
  costs: CostSettings;
  months: ReportedMonth[];
  rates: ClosedRate[];
  /** At each level of customers at which the answer is another. */
  grades: ClosedGrade[];
  /** What was told of customers as of those month ends that were still told then. It is much: read when asked for. */
  customers(): ClosedGroup[];
}

/**
 * The rules in effect: closed months keep those that they were closed with, all others have those of
 * now. Throws a Problem where something has changed that has no date of its own.
 */
export function costsInEffect(
  now: CostSettings,
  closings: readonly Pick<Closing, 'through' | 'costs'>[],
): CostSettings {
  const [first, ...later] = closings.toSorted((a, b) => (a.through < b.through ? -1 : 1));
  if (!first) return now;
  let {costs, through} = first;
  for (const next of later) {
    costs = together(costs, next.costs, through);
    through = next.through;
  }
  return together(costs, now, through);
}

function together(before: CostSettings, after: CostSettings, closed: string): CostSettings {
  if (isDeepStrictEqual(before, after)) return after;
  requireSame('rates', before.rates, after.rates, closed);
  const from = nextMonth(closed);
  const owners = (costs: CostSettings) =>
    Object.entries(costs.pools).flatMap(([pool, {activities}]) =>
      Object.keys(activities).map(activity => [activity, pool] as const),
    );
  const moved = new Map(owners(before));
  for (const [activity, pool] of owners(after)) {
    requireSame(`the pool of the activity ${activity}`, moved.get(activity) ?? pool, pool, closed);
  }
  return {
    ...after,
    steps: {...before.steps, ...after.steps},
    pools: both(before.pools, after.pools, (old, own, pool) =>
      joinedPool(old, own, {pool, from, closed}),
    ),
  };
}

interface Cut {
  pool: string;
  /** The first month that is open. */
  from: string;
  closed: string;
}

function joinedPool(old: CostPool | undefined, own: CostPool | undefined, cut: Cut): CostPool {
  const {pool, from, closed} = cut;
  if (old && own) requireSame(`pools.${pool}.method`, old.method, own.method, closed);
  const kept = (old?.cost ?? []).filter(each =>
    own?.cost.some(other => isDeepStrictEqual(each, other)),
  );
  const isKept = (each: CostPool['cost'][number]) =>
    kept.some(other => isDeepStrictEqual(each, other));
  const ended = (old?.cost ?? []).filter(each => !isKept(each));
  const begun = (own?.cost ?? []).filter(each => !isKept(each));
  const capacity = spliced(capacityOf(old), capacityOf(own), from, {minutes: 0});
  return {
    ...(own ?? old!),
    cost: [
      ...kept,
      ...ended.map(each => ({...each, share: spliced(each.share, undefined, from, 0)!})),
      ...begun.map(each => ({...each, share: spliced(undefined, each.share, from)!})),
    ],
    ...(capacity && {capacity}),
    activities: both(old?.activities ?? {}, own?.activities ?? {}, (was, is, activity) =>
      joinedActivity(was, is, {...cut, activity}),
    ),
  };
}

/** Without a rule of its own, a pool can do what the cost centres can that it takes cost from. */
export function capacityOf(pool: CostPool | undefined): Dated<CapacityRule> | undefined {
  const centres = [...new Set(pool?.cost.flatMap(each => each.cost_centres ?? []))];
  return pool?.capacity ?? (centres.length > 0 ? always({cost_centres: centres}) : undefined);
}

function joinedActivity(
  old: CostActivity | undefined,
  own: CostActivity | undefined,
  {pool, activity, from, closed}: Cut & {activity: string},
): CostActivity {
  for (const setting of ['step', 'driver'] as const) {
    if (!old || !own) break;
    requireSame(
      `pools.${pool}.activities.${activity}.${setting}`,
      old[setting],
      own[setting],
      closed,
    );
  }
  const every = always('true');
  const where = spliced(old && (old.where ?? every), own && (own.where ?? every), from, 'false');
  const share = spliced(old?.share, own?.share, from, 0);
  const minutes = spliced(old?.minutes, own?.minutes, from);
  const measured = spliced(old?.measured, own?.measured, from, 'false');
  return {
    ...(own ?? old!),
    where,
    quantity: spliced(old?.quantity, own?.quantity, from) ?? always('1'),
    ...(minutes && {minutes}),
    ...(share && {share}),
    ...(measured && {measured}),
  };
}

const always = <T>(value: T) => [{valid_from: '1900-01', value}];

/** The old versions until a month and the new ones from there on; `end` where there are none. */
function spliced<T>(
  old: Dated<T> | undefined,
  own: Dated<T> | undefined,
  from: string,
  end?: T,
): {valid_from: string; value: T}[] | undefined {
  if (isDeepStrictEqual(old, own)) return old && [...old];
  const first = own ? valueAt(own, from) : end;
  const versions = [
    ...(old ?? []).filter(each => each.valid_from < from),
    ...(first === undefined ? [] : [{valid_from: from, value: first}]),
    ...(own ?? []).filter(each => each.valid_from > from),
  ];
  return versions.length > 0 ? versions : undefined;
}

function both<T>(
  old: Record<string, T>,
  own: Record<string, T>,
  join: (old: T | undefined, own: T | undefined, name: string) => T,
): Record<string, T> {
  const names = [...new Set([...Object.keys(own), ...Object.keys(old)])];
  return Object.fromEntries(names.map(name => [name, join(old[name], own[name], name)]));
}

function requireSame(what: string, before: unknown, after: unknown, closed: string): void {
  if (isDeepStrictEqual(before, after)) return;
  throw new Problem({
    where: 'costs.yaml',
    what: `${what} was ${shown(before)} when the months until ${closed} were closed, and is ${shown(after)} now; it has no date, so closed months would change`,
    next: `Give it another name beside the old one, or open the months again: kundenwert reopen MONTH --by NAME --note WHY`,
  });
}

const shown = (value: unknown) => (value === undefined ? 'not there' : String(value));

function nextMonth(month: string): string {
  return Temporal.PlainYearMonth.from(month).add({months: 1}).toString();
}
