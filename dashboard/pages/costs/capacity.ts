import {ask} from '../../../models/cubes/ask.ts';
import {costs} from '../../../models/cubes/costs.ts';
import type {Decimal} from '../../../warehouse/decimal.ts';
import type {Asked} from '../../page.ts';
import type {CostsAnswer} from './answer.ts';
import type {CostsQuestion} from './question.ts';

type AskedHere = Asked<CostsQuestion>;
type Amount = Decimal | number | null;

/** A department's month: what it could do, what it did, and what the rest costs. */
export interface CapacityMonth {
  cost_pool: string;
  title: string;
  month: string;
  capacity_minutes: Amount;
  used_minutes: Amount;
  /** Percent of practical capacity; empty where there is none. */
  capacity_use: number | null;
  unused_capacity_cost: Amount;
  /** The ledger has no cost of this month yet. */
  is_provisional: boolean;
}

/** Pools that work by the minute, in the order of costs.yaml, month by month. */
export async function readCapacity(
  {db}: AskedHere,
  {period, pools}: CostsAnswer,
): Promise<CapacityMonth[]> {
  if (!period) return [];
  const rows = await ask(db, costs, {
    measures: ['capacity_minutes', 'used_minutes', 'capacity_use', 'unused_capacity_cost'],
    by: ['cost_pool', 'month', 'is_provisional'],
    where: {method: 'time_driven'},
    ...period,
  })
    .orderBy('month')
    .execute();
  return pools.flatMap(({cost_pool, title}) =>
    rows
      .filter(each => each.cost_pool === cost_pool)
      .map(({is_provisional, month, ...each}) => ({
        ...(each as unknown as CapacityMonth),
        month: String(month),
        title: title ?? String(cost_pool),
        is_provisional: is_provisional === true,
      })),
  );
}
