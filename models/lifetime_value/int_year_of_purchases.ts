/*
How many purchases the coming year has, of a customer that has not left, by the chosen model: that depends
on how often it bought and for how long we know it, and not on when it bought last.

One row per orders, age_days.

orders          days with a purchase after the first one (x)
age_days        days from the first purchase to the business date (T)
orders_of_year  days with a purchase to come within 52 weeks

check orders_of_year >= 0
*/
import type {RowsWork} from '../../warehouse/model.ts';
import {chosenPurchaseModel, historiesOfToday, weeks} from './purchase_models.ts';

const yearOfPurchases: RowsWork = {
  inputs: ['int_purchase_history', 'set_business_date', 'int_purchase_fit', 'int_purchase_quality'],
  columns: {orders: 'BIGINT', age_days: 'BIGINT', orders_of_year: 'DOUBLE'},

  async rows(db) {
    const chosen = await chosenPurchaseModel(db);
    if (!chosen) return [];
    const {model, values} = chosen;
    const histories = new Map(
      (await historiesOfToday(db)).map(each => [`${each.orders} ${each.age_days}`, each]),
    );
    return [...histories.values()].map(({orders, age_days}) => ({
      orders,
      age_days,
      orders_of_year: model.ordersUntil(values, {orders, age: weeks(age_days)}, 52),
    }));
  },
};

export default yearOfPurchases;
