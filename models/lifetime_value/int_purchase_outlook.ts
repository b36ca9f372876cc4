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
import type {Horizon, PurchaseModel} from './maths/purchase_model.ts';
import {purchaseModels, weeks} from './purchase_models.ts';

const purchaseOutlook: RowsWork = {
  inputs: [
    'int_purchase_pattern',
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
    const chosen = await db
      .selectFrom('int_purchase_quality')
      .select('model')
      .where('is_chosen', '=', true)
      .executeTakeFirst();
    const model = purchaseModels.find(({name}) => name === chosen?.model);
    if (!model) return [];
    const parameters = await db
      .selectFrom('int_purchase_fit')
      .selectAll()
      .where('model', '=', model.name)
      .where('period', '=', 'all')
      .orderBy('position')
      .execute();
    const settings = await db
      .selectFrom('set_lifetime_value')
      .selectAll()
      .executeTakeFirstOrThrow();
    const horizon = {
      weeks: 52 * settings.years,
      discount: Math.log1p(settings.discount / 100) / 52,
    };
    const values = parameters.map(({value}) => value);
    const covariance = parameters.map(each => [
      each.covariance_1,
      each.covariance_2,
      each.covariance_3,
      each.covariance_4,
    ]);
    const histories = await db
      .selectFrom('int_purchase_pattern')
      .select(['orders', 'last_days', 'age_days'])
      .where('period', '=', 'all')
      .orderBy('orders')
      .execute();
    const [first] = parameters;
    const isLarge = first !== undefined && first.customers >= largeCompany;
    const gradients = isLarge ? undefined : gradientsOf(model, values, histories, horizon);
    return histories.map((each, at) => {
      const history = historyOf(each);
      const {orders, discounted, factorial, none} = model.outlook(values, history, horizon);
      return {
        ...each,
        model: model.name,
        p_alive: Math.min(model.pAlive(values, history), 1),
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

interface Days {
  orders: number;
  last_days: number;
  age_days: number;
}

const historyOf = ({orders, last_days, age_days}: Days) => ({
  orders,
  last: weeks(last_days),
  age: weeks(age_days),
});

/** By how much the logarithm of the forecast of each history moves with the logarithm of each parameter. */
function gradientsOf(
  model: PurchaseModel,
  values: readonly number[],
  histories: readonly Days[],
  horizon: Horizon,
): Float64Array[] {
  const step = 0.01;
  const forecasts = (parameters: readonly number[]) =>
    Float64Array.from(histories, each => {
      const history = historyOf(each);
      const {discounted} = model.outlook(parameters, history, horizon);
      return Math.log(Math.max(model.pAlive(parameters, history) * discounted, Number.MIN_VALUE));
    });
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
