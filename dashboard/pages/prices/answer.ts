import {
  type PriceWaterfall,
  priceWaterfall,
} from '../../../models/profitability/price_waterfall.ts';
import type {Months} from '../../../models/profitability/whale_curve.ts';
import {knowsPrices} from '../../known_tables.ts';
import type {Asked} from '../../page.ts';
import {stepsOf} from '../contribution_steps.ts';

/** The waterfall, or why there is none. */
export type Prices =
  | {waterfall: PriceWaterfall; missing: null}
  | {waterfall: null; missing: 'older_snapshot' | 'nothing'};

/** Prices of one customer, or without one of everything, which is the same at each level. */
export async function readPrices(
  {customers: db}: Asked<object>,
  of: Months & {customer?: string | null},
): Promise<Prices> {
  if (!(await knowsPrices(db))) return {waterfall: null, missing: 'older_snapshot'};
  const found = await priceWaterfall(db, {...of, steps: await stepsOf(db)});
  return found ? {waterfall: found, missing: null} : {waterfall: null, missing: 'nothing'};
}
