/*
By how much forecasts of purchases move with the parameters of the chosen model, for each different history;
of many histories, for at most 500 that are drawn evenly through the sorted ones. Sums over many customers are
uncertain by it: all of them share the same parameters.

One row per orders, last_days, age_days.

orders      days with a purchase after the first one (x)
last_days   days from the first to the last purchase (t_x)
age_days    days from the first purchase to the business date (T)
alive_1     by how much the logarithm of p_alive moves with that of the first parameter
alive_2     with that of the second
alive_3     with that of the third
alive_4     with that of the fourth
orders_1    by how much the logarithm of the discounted orders of a customer that has not left moves with
            that of the first parameter
orders_2    with that of the second
orders_3    with that of the third
orders_4    with that of the fourth

check (select count(*) from int_purchase_slope) <= 500
*/
import type {RowsWork} from '../../warehouse/model.ts';
import {chosenPurchaseModel, historiesOfToday, horizonOf, weeks} from './purchase_models.ts';

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
  },

  async rows(db) {
    const chosen = await chosenPurchaseModel(db);
    if (!chosen) return [];
    const {model, values} = chosen;
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
      return {
        ...each,
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
