import {join} from 'node:path';
import {expect} from 'vitest';
import {mostLikely} from '../../../models/lifetime_value/maths/most_likely.ts';
import {purchaseModels} from '../../../models/lifetime_value/purchase_models.ts';
import {openDatabase} from '../../../warehouse/database.ts';
import {sharedData, testWithData} from '../../shared_data.ts';

const delivered = sharedData('online-retail');

interface Buyer {
  orders: number;
  last: number;
  age: number;
  later: number;
}

/** Customers of the first nine months, and what they did in the hundred days after. */
async function buyers(): Promise<Buyer[]> {
  const database = await openDatabase();
  const db = await database.connect();
  const rows = await db.rows<Buyer>(`
    with days as (
      select distinct CustomerID as customer, cast(InvoiceDate as date) as day
      from read_csv('${join(delivered, '*.csv')}', header = true, all_varchar = true)
      where CustomerID <> '' and cast(Quantity as integer) > 0 and cast(UnitPrice as decimal(9, 3)) > 0)
    select count(*) filter (day < '2011-09-01') - 1 as orders,
      date_diff('day', min(day), max(day) filter (day < '2011-09-01')) / 7 as last,
      date_diff('day', min(day), date '2011-09-01') / 7 as age,
      count(*) filter (day >= '2011-09-01') as later
    from days group by customer having min(day) < '2011-09-01' order by all`);
  database.close();
  return rows;
}

testWithData(
  delivered,
  'nine months of a real wholesaler foretell its autumn too low, and the same again is a little nearer',
  async () => {
    const customers = await buyers();
    const histories = customers.map(each => ({...each, customers: 1}));
    const heldOut = 100 / 7;
    const actual = customers.reduce((sum, {later}) => sum + later, 0);
    const judged = (name: string, forecast: (each: Buyer) => number) => {
      const all = customers.map(each => [forecast(each), each.later] as const);
      const orders = all.reduce((sum, [expected]) => sum + expected, 0);
      const square = all.reduce((sum, [expected, later]) => sum + (expected - later) ** 2, 0);
      return {name, orders, error: Math.sqrt(square / customers.length)};
    };
    const models = purchaseModels.map(model => {
      const {parameters} = mostLikely(
        p => model.logLikelihood(p, histories),
        model.starts(histories),
      )!;
      const horizon = {weeks: heldOut, discount: 0};
      return judged(
        model.name,
        each => model.pAlive(parameters, each) * model.outlook(parameters, each, horizon).orders,
      );
    });
    /* Nine months again, as if they were the year. */
    const naive = judged('naive', each => ((each.orders + 1) * heldOut) / 39);
    const nothing = judged('nothing', () => 0);
    for (const {name, orders, error} of [...models, naive]) {
      console.log(
        `${name}: ${orders.toFixed(0)} of ${actual} purchase days foretold, off by ${error.toFixed(3)} a customer`,
      );
    }
    expect(customers.length).toBeGreaterThan(3000);
    for (const {orders, error} of models) {
      expect(error).toBeLessThan(nothing.error * 0.75);
      expect(error).toBeLessThan(naive.error * 1.15);
      /* Its autumn is its season: three quarters of a year do not know it, and neither model does. */
      expect(orders / actual).toBeGreaterThan(0.65);
      expect(orders / actual).toBeLessThan(1);
    }
  },
  180_000,
);
