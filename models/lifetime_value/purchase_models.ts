import {sql} from 'kysely';
import type {Warehouse} from '../../warehouse/query.ts';
import {bgNbd, mbgNbd} from './maths/bg_nbd.ts';
import {paretoNbd} from './maths/pareto_nbd.ts';
import type {Counted, Horizon, PurchaseModel} from './maths/purchase_model.ts';

/** Those that are fitted beside each other. */
export const purchaseModels = [bgNbd, mbgNbd, paretoNbd] as const;

/** Why nothing is forecast. */
export type Reason = 'no_purchase' | 'too_few_customers' | 'short_history' | 'no_repeat_purchase';

const fewestCustomers = 30;
const fewestRepeaters = 10;
const shortestWeeks = 13;

/** Why purchases tell too little to forecast from; null where they tell enough. */
export function whyNotFitted(histories: readonly Counted[]): Reason | null {
  const count = (which: readonly Counted[]) => which.reduce((sum, each) => sum + each.customers, 0);
  const customers = count(histories);
  if (customers === 0) return 'no_purchase';
  if (customers < fewestCustomers) return 'too_few_customers';
  if (histories.every(({age}) => age < shortestWeeks)) return 'short_history';
  return count(histories.filter(({orders}) => orders > 0)) < fewestRepeaters
    ? 'no_repeat_purchase'
    : null;
}

export const weeks = (days: number) => days / 7;

/** A model and its parameters on all of the time that is learnt from. */
interface Fitted {
  model: PurchaseModel;
  values: number[];
}

/** The model of purchases that forecasts are made with; undefined without one. */
export async function chosenPurchaseModel(db: Warehouse): Promise<Fitted | undefined> {
  const chosen = await db
    .selectFrom('int_purchase_quality')
    .select('model')
    .where('is_chosen', '=', true)
    .executeTakeFirst();
  const model = purchaseModels.find(({name}) => name === chosen?.model);
  return model && fitted(db, model);
}

/** Those that are not chosen, in their order; null for one that was not fitted. */
export const otherPurchaseModels = (
  db: Warehouse,
  chosen: PurchaseModel,
): Promise<(Fitted | null)[]> =>
  Promise.all(
    purchaseModels
      .filter(each => each !== chosen)
      .map(async each => {
        const other = await fitted(db, each);
        return other.values.length > 0 ? other : null;
      }),
  );

async function fitted(db: Warehouse, model: PurchaseModel): Promise<Fitted> {
  const parameters = await db
    .selectFrom('int_purchase_fit')
    .select('value')
    .where('model', '=', model.name)
    .where('period', '=', 'all')
    .orderBy('position')
    .execute();
  return {model, values: parameters.map(({value}) => value)};
}

/** How far forecasts of purchases look ahead, and what the future is worth. */
export async function horizonOf(db: Warehouse): Promise<Horizon> {
  const {years, discount} = await db
    .selectFrom('set_lifetime_value')
    .selectAll()
    .executeTakeFirstOrThrow();
  return {weeks: 52 * years, discount: Math.log1p(discount / 100) / 52};
}

/** What a forecast of purchases knows of a customer. */
export interface Days {
  orders: number;
  last_days: number;
  age_days: number;
}

/** The different histories of today's customers, sorted. */
export async function historiesOfToday(db: Warehouse): Promise<Days[]> {
  const {rows} = await sql<Days>`
    select distinct h.orders, h.last_days, date_diff('day', h.first_on, b.business_date) as age_days
    from int_purchase_history as h
    cross join set_business_date as b
    order by all`.execute(db);
  return rows;
}
