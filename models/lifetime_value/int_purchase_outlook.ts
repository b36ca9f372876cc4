/*
What is to come of customers by the chosen model of purchases, for each different history.

One row per orders, last_days, age_days.

model              the model of int_purchase_quality that is chosen
orders             days with a purchase after the first one (x)
last_days          days from the first to the last purchase (t_x)
age_days           days from the first purchase to the business date (T)
p_alive            chance that the customer has not left
expected_orders    days with a purchase within the horizon, of a customer that has not left
discounted_orders  the same, each discounted to the business date
factorial_orders   E[N(N − 1)] of these orders, by which their variance is known
none               chance that a customer that has not left buys nothing within the horizon
uncertainty        variance of the logarithm of p_alive × discounted_orders, because the parameters are
                   estimates; empty where the data does not determine them

check p_alive between 0 and 1 and none between 0 and 1
check discounted_orders between 0 and expected_orders * 1.000001
*/
import type {RowsWork} from '../../warehouse/model.ts';
import type {Horizon, Outlook, PurchaseModel} from './maths/purchase_model.ts';
import {
  chosenPurchaseModel,
  type Days,
  historiesOfToday,
  horizonOf,
  weeks,
} from './purchase_models.ts';

const purchaseOutlook: RowsWork = {
  inputs: [
    'int_purchase_history',
    'set_business_date',
    'int_purchase_fit',
    'int_purchase_quality',
    'set_lifetime_value',
  ],
  columns: {
    model: 'VARCHAR',
    orders: 'BIGINT',
    last_days: 'BIGINT',
    age_days: 'BIGINT',
    p_alive: 'DOUBLE',
    expected_orders: 'DOUBLE',
    discounted_orders: 'DOUBLE',
    factorial_orders: 'DOUBLE',
    none: 'DOUBLE',
    uncertainty: 'DOUBLE',
  },

  async rows(db) {
    const chosen = await chosenPurchaseModel(db);
    if (!chosen) return [];
    const {model, values} = chosen;
    const horizon = await horizonOf(db);
    const parameters = await db
      .selectFrom('int_purchase_fit')
      .selectAll()
      .where('model', '=', model.name)
      .where('period', '=', 'all')
      .orderBy('position')
      .execute();
    const covariance = parameters.map(each => [
      each.covariance_1,
      each.covariance_2,
      each.covariance_3,
      each.covariance_4,
    ]);
    const histories = await historiesOfToday(db);
    const [first] = parameters;
    const isLarge = first !== undefined && first.customers >= largeCompany;
    const gradients = isLarge ? undefined : gradientsOf(model, values, histories, horizon);
    const outlookOf = outlooks(model, values, horizon);
    return histories.map((each, at) => {
      const {orders, discounted, factorial, none} = outlookOf(each);
      return {
        ...each,
        model: model.name,
        p_alive: Math.min(model.pAlive(values, historyOf(each)), 1),
        expected_orders: orders,
        discounted_orders: discounted,
        factorial_orders: factorial,
        none: Math.min(none, 1),
        uncertainty: gradients
          ? variance(
              gradients.map(of => of[at]!),
              covariance,
            )
          : 0,
      };
    });
  },
};

export default purchaseOutlook;

/** From so many customers on, parameters are certain beside the chance of a single customer. */
const largeCompany = 5000;

const historyOf = ({orders, last_days, age_days}: Days) => ({
  orders,
  last: weeks(last_days),
  age: weeks(age_days),
});

/** Many histories differ only in when they bought last, and have one outlook. */
function outlooks(model: PurchaseModel, parameters: readonly number[], horizon: Horizon) {
  const known = new Map<string, Outlook>();
  return (days: Days): Outlook => {
    const key = `${days.orders} ${days.age_days}`;
    const outlook = known.get(key) ?? model.outlook(parameters, historyOf(days), horizon);
    known.set(key, outlook);
    return outlook;
  };
}

/** By how much the logarithm of the forecast of each history moves with the logarithm of each parameter. */
function gradientsOf(
  model: PurchaseModel,
  values: readonly number[],
  histories: readonly Days[],
  horizon: Horizon,
): Float64Array[] {
  const step = 0.01;
  const forecasts = (parameters: readonly number[]) => {
    const outlookOf = outlooks(model, parameters, horizon);
    return Float64Array.from(histories, each => {
      const pAlive = model.pAlive(parameters, historyOf(each));
      return Math.log(Math.max(pAlive * outlookOf(each).discounted, Number.MIN_VALUE));
    });
  };
  const middle = forecasts(values);
  return values.map((_, moved) => {
    const parameters = values.map((value, at) => (at === moved ? value * Math.exp(step) : value));
    return forecasts(parameters).map((forecast, at) => (forecast - middle[at]!) / step);
  });
}

function variance(
  gradient: readonly number[],
  covariance: readonly (readonly (number | null)[])[],
): number | null {
  let sum = 0;
  for (const [i, row] of covariance.entries()) {
    for (const [k, each] of row.entries()) {
      if (each === null) return null;
      sum += gradient[i]! * gradient[k]! * each;
    }
  }
  return Math.max(sum, 0);
}
