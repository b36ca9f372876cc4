/*
What models of purchases were found to be, on all of the time that is learnt from and without its last third.

The names of the parameters are those of the literature (METHODS of the models: Fader, Hardie and Lee 2005;
Batislam et al. 2007; Schmittlein et al. 1987; Fader and Hardie 2013 for what a purchase is worth).

One row per period, model, parameter.

period          all: until the last complete month was over; before: until the held-out time
model           bg_nbd, mbg_nbd, pareto_nbd or gamma_gamma
position        its place among the parameters of the model
parameter       its name in the literature; times are weeks
value           the most likely one
log_error       standard error of its logarithm; empty where the data does not determine it
log_likelihood  of the customers that the model was fitted on
customers       that the model was fitted on
covariance_1    covariance of the logarithm with that of the first parameter; empty likewise
covariance_2    with that of the second
covariance_3    with that of the third
covariance_4    with that of the fourth

check value > 0
*/
import {sql} from 'kysely';
import type {RowsWork} from '../../warehouse/model.ts';
import type {Warehouse} from '../../warehouse/query.ts';
import {gammaGamma, type Spend} from './maths/gamma_gamma.ts';
import {type MostLikely, mostLikely} from './maths/most_likely.ts';
import type {Counted} from './maths/purchase_model.ts';
import {purchaseModels, weeks, whyNotFitted} from './purchase_models.ts';

const purchaseFit: RowsWork = {
  inputs: ['int_purchase_pattern', 'int_purchase_learning'],
  columns: {
    period: 'VARCHAR',
    model: 'VARCHAR',
    position: 'INTEGER',
    parameter: 'VARCHAR',
    value: 'DOUBLE',
    log_error: 'DOUBLE',
    log_likelihood: 'DOUBLE',
    customers: 'BIGINT',
    covariance_1: 'DOUBLE',
    covariance_2: 'DOUBLE',
    covariance_3: 'DOUBLE',
    covariance_4: 'DOUBLE',
  },

  async rows(db) {
    const all = await drawn(db, 'all');
    if (whyNotFitted(all)) return [];
    const rows: object[] = await ofSpend(db);
    for (const [period, histories] of [
      ['all', all],
      ['before', await drawn(db, 'before')],
    ] as const) {
      if (whyNotFitted(histories)) continue;
      for (const {name, parameters, starts, logLikelihood} of purchaseModels) {
        const found = mostLikely(p => logLikelihood(p, histories), starts(histories));
        const customers = histories.reduce((sum, each) => sum + each.customers, 0);
        if (found) rows.push(...rowsOf({period, model: name, customers}, parameters, found));
      }
    }
    return rows;
  },
};

export default purchaseFit;

async function drawn(db: Warehouse, period: 'all' | 'before'): Promise<Counted[]> {
  const rows = await db
    .selectFrom('int_purchase_pattern')
    .select(['orders', 'last_days', 'age_days', 'drawn'])
    .where('period', '=', period)
    .orderBy('orders')
    .orderBy('last_days')
    .orderBy('age_days')
    .orderBy('held_out_orders')
    .orderBy('orders_of_last_year')
    .execute();
  return rows.map(each => ({
    orders: each.orders,
    last: weeks(each.last_days),
    age: weeks(each.age_days),
    customers: each.drawn,
  }));
}

/** Of many customers, as many as of the histories are drawn evenly. */
async function ofSpend(db: Warehouse): Promise<object[]> {
  const {rows: spends} = await sql<Spend>`
    with placed as (
      select orders, spend,
        row_number() over (order by orders, spend, customer_id) as place,
        count(*) over () as customers
      from int_purchase_learning where spend > 0)
    select orders, spend as mean from placed
    where place % ceil(customers / 5000.0) = 0
    order by place`.execute(db);
  if (spends.length < 10) return [];
  const usual = spends.reduce((sum, {mean}) => sum + mean, 0) / spends.length;
  const starts = [
    [2, 3, usual],
    [1, 2, usual / 2],
  ];
  const found = mostLikely(p => gammaGamma.logLikelihood(p, spends), starts);
  const {name, parameters} = gammaGamma;
  const head = {period: 'all', model: name, customers: spends.length};
  return found ? rowsOf(head, parameters, found) : [];
}

const rowsOf = (
  head: {period: string; model: string; customers: number},
  names: readonly string[],
  {parameters, logLikelihood, covariance}: MostLikely,
) =>
  names.map((parameter, at) => ({
    ...head,
    position: at + 1,
    parameter,
    value: parameters[at]!,
    log_error: covariance ? Math.sqrt(covariance[at]![at]!) : null,
    log_likelihood: logLikelihood,
    ...Object.fromEntries(
      [0, 1, 2, 3].map(to => [`covariance_${to + 1}`, covariance?.[at]?.[to] ?? null]),
    ),
  }));
