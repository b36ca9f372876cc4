import {activities} from '../../../models/cubes/activities.ts';
import {ask} from '../../../models/cubes/ask.ts';
import {costMethods} from '../../../models/cubes/cost_methods.ts';
import {costs} from '../../../models/cubes/costs.ts';
import type {Months} from '../../../models/profitability/whale_curve.ts';
import type {Decimal} from '../../../warehouse/decimal.ts';
import {knowsCosts} from '../../known_tables.ts';
import type {Asked} from '../../page.ts';
import {completeMonths, periodOf} from '../period.ts';
import type {CostsQuestion} from './question.ts';

type AskedHere = Asked<CostsQuestion>;
type Amount = Decimal | number | null;

export interface PoolSums {
  ledger_cost: Amount;
  assigned_cost: Amount;
  unused_capacity_cost: Amount;
  unassigned_cost: Amount;
  without_customer_cost: Amount;
  closing_cost: Amount;
  no_pool_cost: Amount;
  no_share_cost: Amount;
  variance_cost: Amount;
  /** Percent of the capacity; empty where there is none. */
  capacity_use: number | null;
}

export interface Pool extends PoolSums {
  /** Empty: cost that no pool takes. */
  cost_pool: string | null;
  title: string | null;
  method: string | null;
}

export interface Activity {
  activity: string;
  title: string;
  pool: string;
  step: string;
  quantity: Amount;
  minutes: Amount;
  cost: Amount;
  /** Percent of its minutes that nobody measured. */
  estimated_share: number | null;
  /** What one unit costs time-driven, at full rates, and as a process without its levy. */
  time_driven_rate: number | null;
  rate_based_rate: number | null;
  process_rate: number | null;
}

export interface CostsAnswer {
  period: Months | null;
  months: string[];
  /** How many of the months the ledger has no cost of yet. */
  provisional: number;
  pools: Pool[];
  total: PoolSums | null;
  activities: Activity[];
  /** Why there is nothing: no costs.yaml, or a snapshot from before there were costs. */
  missing: 'no_pools' | 'older_snapshot' | null;
}

const measures = [
  'ledger_cost',
  'assigned_cost',
  'unused_capacity_cost',
  'unassigned_cost',
  'without_customer_cost',
  'closing_cost',
  'no_pool_cost',
  'no_share_cost',
  'variance_cost',
  'capacity_use',
] as const;

/** How the ledger's cost of a period fell to customers, unused capacity and nobody. */
export async function readCosts(asked: AskedHere): Promise<CostsAnswer> {
  const {db, question, language} = asked;
  const months = await completeMonths(asked);
  const period = periodOf(months, question);
  const empty = {period, months, provisional: 0, pools: [], total: null, activities: []};
  if (!(await knowsCosts(db))) return {...empty, missing: 'older_snapshot'};
  const titled = await db.selectFrom('set_cost_pool').selectAll().orderBy('position').execute();
  if (titled.length === 0 || !period) return {...empty, missing: 'no_pools'};
  const [pools, total, worked, methods, named, provisional] = await Promise.all([
    ask(db, costs, {measures, by: ['cost_pool', 'method'], ...period}).execute(),
    ask(db, costs, {measures, ...period}).executeTakeFirstOrThrow(),
    ask(db, activities, {
      measures: ['quantity', 'minutes', 'cost', 'estimated_share'],
      by: ['activity', 'step'],
      ...period,
    }).execute(),
    ask(db, costMethods, {
      measures: ['time_driven_rate', 'rate_based_rate', 'process_rate'],
      by: ['activity'],
      ...period,
    }).execute(),
    db.selectFrom('set_activity').selectAll().orderBy('position').execute(),
    ask(db, costs, {
      measures: ['assigned_cost'],
      by: ['month'],
      where: {is_provisional: true},
      ...period,
    }).execute(),
  ]);
  const title = (each: {title_de: string; title_en: string} | undefined) =>
    each?.[`title_${language}`] ?? null;
  const poolOf = (name: unknown) => titled.find(each => each.cost_pool === name);
  return {
    ...empty,
    missing: null,
    provisional: provisional.length,
    total: total as PoolSums,
    pools: pools
      .map(each => ({...(each as unknown as Pool), title: title(poolOf(each.cost_pool))}))
      .sort((a, b) => placeOf(titled, a) - placeOf(titled, b)),
    activities: named.flatMap(each => {
      const sums = worked.find(({activity}) => activity === each.activity);
      return sums
        ? [
            {
              ...unitCosts(methods.find(({activity}) => activity === each.activity)),
              ...(sums as unknown as Omit<Activity, keyof UnitCosts>),
              title: title(each) ?? each.activity,
              pool: title(poolOf(each.cost_pool)) ?? each.cost_pool,
            },
          ]
        : [];
    }),
  };
}

type UnitCosts = Pick<Activity, 'time_driven_rate' | 'rate_based_rate' | 'process_rate'>;

/** A levied process has no unit. */
const unitCosts = (known: object | undefined): UnitCosts =>
  (known as UnitCosts | undefined) ?? {
    time_driven_rate: null,
    rate_based_rate: null,
    process_rate: null,
  };

/** What no pool takes comes last. */
const placeOf = (pools: {cost_pool: string}[], {cost_pool}: Pool) =>
  cost_pool === null ? pools.length : pools.findIndex(each => each.cost_pool === cost_pool);
