/*
By how much forecasts of purchases move with the parameters of the chosen model, and what the other models say
instead, for each different history; of many histories, for at most 500 that are drawn evenly through the sorted
ones. Sums over many customers are uncertain by it: all of them share the same parameters and the same model.

One row per orders, last_days, age_days.

orders          days with a purchase after the first one (x)
last_days       days from the first to the last purchase (t_x)
age_days        days from the first purchase to the business date (T)
alive_1         by how much the logarithm of p_alive moves with that of the first parameter
alive_2         with that of the second
alive_3         with that of the third
alive_4         with that of the fourth
orders_1        by how much the logarithm of the discounted orders of a customer that has not left moves with
                that of the first parameter
orders_2        with that of the second
orders_3        with that of the third
orders_4        with that of the fourth
other_alive_1   p_alive of the first of the models that are not chosen, for each of the chosen one's; empty
                where it was not fitted
other_alive_2   of the second
other_orders_1  its discounted orders of a customer that has not left, for each of the chosen one's
other_orders_2  of the second

check (select count(*) from int_purchase_slope) <= 500
*/
import type {RowsWork} from '../../warehouse/model.ts';
import {
  chosenPurchaseModel,
  historiesOfToday,
  horizonOf,
  otherPurchaseModels,
  weeks,
} from './purchase_models.ts';

const most = 500;
const step = 0.01;

const purchaseSlope: RowsWork = {
  inputs: [
    'int_purchase_history',
    'set_business_date',
    'int_purchase_fit',
    'int_purchase_quality',
    'set_lifetime_value',
  ],
  columns: {
    orders: 'BIGINT',
    last_days: 'BIGINT',
    age_days: 'BIGINT',
    alive_1: 'DOUBLE',
    alive_2: 'DOUBLE',
    alive_3: 'DOUBLE',
    alive_4: 'DOUBLE',
    orders_1: 'DOUBLE',
    orders_2: 'DOUBLE',
    orders_3: 'DOUBLE',
    orders_4: 'DOUBLE',
    other_alive_1: 'DOUBLE',
    other_alive_2: 'DOUBLE',
    other_orders_1: 'DOUBLE',
    other_orders_2: 'DOUBLE',
  },

  async rows(db) {
    const chosen = await chosenPurchaseModel(db);
    if (!chosen) return [];
    const {model, values} = chosen;
    const others = await otherPurchaseModels(db, model);
    const horizon = await horizonOf(db);
    const histories = await historiesOfToday(db);
    const every = Math.ceil(histories.length / most);
    const drawn = histories.filter((_, at) => (at + 1) % every === 0);
    const moved = (at: number, by: number) =>
      values.map((value, k) => (k === at ? value * Math.exp(by) : value));
    const slopes = (name: string, of: (parameters: readonly number[]) => number) =>
      Object.fromEntries(
        values.map((_, at) => [
          `${name}_${at + 1}`,
          (of(moved(at, step)) - of(moved(at, -step))) / (2 * step),
        ]),
      );
    return drawn.map(each => {
      const history = {
        orders: each.orders,
        last: weeks(each.last_days),
        age: weeks(each.age_days),
      };
      const ofChosen = {
        alive: model.pAlive(values, history),
        orders: model.outlook(values, history, horizon).discounted,
      };
      const instead = others.map((other, at) => ({
        [`other_alive_${at + 1}`]:
          other && ratio(other.model.pAlive(other.values, history), ofChosen.alive),
        [`other_orders_${at + 1}`]:
          other &&
          ratio(other.model.outlook(other.values, history, horizon).discounted, ofChosen.orders),
      }));
      return {
        ...each,
        ...Object.assign({}, ...instead),
        ...slopes('alive', parameters => logOf(model.pAlive(parameters, history))),
        ...slopes('orders', parameters =>
          logOf(model.outlook(parameters, history, horizon).discounted),
        ),
      };
    });
  },
};

export default purchaseSlope;

const logOf = (value: number) => Math.log(Math.max(value, Number.MIN_VALUE));

/** Of what is as good as nothing, any other is as good. */
const ratio = (other: number, chosen: number) => (chosen > 1e-12 ? other / chosen : 1);
