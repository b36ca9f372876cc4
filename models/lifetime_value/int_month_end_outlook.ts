/*
What was to come of customers at the ends of months, by the model and the parameters of today, for each
different history.

One row per orders, age_days, silent_days.

orders             days with a purchase after the first one (x)
age_days           days since the first one
silent_days        days since the last one
p_alive            chance that the customer had not left
discounted_orders  days with a purchase within the horizon, of a customer that had not left, each discounted

check p_alive between 0 and 1
check discounted_orders >= 0
*/
import type {RowsWork} from '../../warehouse/model.ts';
import {chosenPurchaseModel, horizonOf, weeks} from './purchase_models.ts';

const monthEndOutlook: RowsWork = {
  inputs: [
    'int_month_end_history',
    'int_purchase_fit',
    'int_purchase_quality',
    'set_lifetime_value',
  ],
  columns: {
    orders: 'BIGINT',
    age_days: 'BIGINT',
    silent_days: 'BIGINT',
    p_alive: 'DOUBLE',
    discounted_orders: 'DOUBLE',
  },

  async rows(db) {
    const chosen = await chosenPurchaseModel(db);
    if (!chosen) return [];
    const {model, values} = chosen;
    const horizon = await horizonOf(db);
    const histories = await db
      .selectFrom('int_month_end_history')
      .select(['orders', 'age_days', 'silent_days'])
      .distinct()
      .orderBy('orders')
      .orderBy('age_days')
      .orderBy('silent_days')
      .execute();
    const discounted = new Map<string, number>();
    return histories.map(each => {
      const {orders, age_days, silent_days} = each;
      const age = weeks(age_days);
      const last = Math.max(age - weeks(silent_days), 0.5);
      const history = {orders, last: orders === 0 ? 0 : Math.min(last, age), age};
      /* What is to come depends on the last purchase only through p_alive. */
      const key = `${orders} ${age_days}`;
      const known = discounted.get(key) ?? model.outlook(values, history, horizon).discounted;
      discounted.set(key, known);
      return {
        ...each,
        p_alive: Math.min(model.pAlive(values, history), 1),
        discounted_orders: known,
      };
    });
  },
};

export default monthEndOutlook;
