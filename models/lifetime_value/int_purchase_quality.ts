/*
How well each model of purchases foretold the last third of the time that is learnt from, fitted on the
time before it, and which one is used: of those that were not clearly worse than the best, the most likely
one; where the history is too short to hold anything out, of all of them. Clearly worse is an error more than 1 %
larger, by more than chance (two standard errors of the difference, customer by customer).

One row per model.

model                 bg_nbd, mbg_nbd or pareto_nbd
is_chosen             forecasts are made with it
reason                why there is no forecast: no_purchase, too_few_customers (fewer than 30), short_history
                      (less than 13 weeks), no_repeat_purchase (fewer than 10 customers bought again), or
                      no_fit
customers             with a purchase by the day until which is learnt
repeat_customers      of them, those who bought again
fitted_customers      that the model was fitted on: 5,000 drawn evenly where there are more
log_likelihood        of these customers, on all of the time that is learnt from
held_out_reason       why no error is known, likewise
held_out_weeks        length of the held-out time
held_out_customers    customers of before it whose orders were foretold
held_out_orders       days with a purchase that they then had
forecast_orders       days with a purchase that were foretold
naive_orders          the same by the naive forecast: everybody does again what it did in the last year before
error                 root mean square of the difference, orders a customer
naive_error           that of the naive forecast
is_better_than_naive  whether the model's error is smaller
coverage              share of customers whose orders lay in their interval of 80 %; it is above 80 % where
                      many have few orders, because orders are whole numbers

check (select count(*) from int_purchase_quality where is_chosen) <= 1
check not is_chosen or reason is null
check coverage between 0 and 1 or coverage is null
*/
import type {RowsWork} from '../../warehouse/model.ts';
import type {Warehouse} from '../../warehouse/query.ts';
import {chosenOf} from './maths/choice.ts';
import {interval} from './maths/interval.ts';
import type {Counted, PurchaseModel} from './maths/purchase_model.ts';
import {purchaseModels, weeks, whyNotFitted} from './purchase_models.ts';

/** Customers of before the held-out time who share a history, and what they did then. */
interface Trial extends Counted {
  heldOutOrders: number;
  ordersOfLastYear: number;
}

interface Parameters {
  values: number[];
  log_likelihood: number;
  customers: number;
}

const purchaseQuality: RowsWork = {
  inputs: ['int_purchase_pattern', 'int_purchase_learning', 'int_purchase_fit'],
  columns: {
    model: 'VARCHAR',
    is_chosen: 'BOOLEAN',
    reason: 'VARCHAR',
    customers: 'BIGINT',
    repeat_customers: 'BIGINT',
    fitted_customers: 'BIGINT',
    log_likelihood: 'DOUBLE',
    held_out_reason: 'VARCHAR',
    held_out_weeks: 'DOUBLE',
    held_out_customers: 'BIGINT',
    held_out_orders: 'BIGINT',
    forecast_orders: 'DOUBLE',
    naive_orders: 'DOUBLE',
    error: 'DOUBLE',
    naive_error: 'DOUBLE',
    is_better_than_naive: 'BOOLEAN',
    coverage: 'DOUBLE',
  },

  async rows(db) {
    const all = await patterns(db, 'all');
    const before = await patterns(db, 'before');
    const heldOut = weeks(before[0]?.held_out_days ?? 0);
    const trials = before.map(each => ({
      ...historyOf(each),
      heldOutOrders: each.held_out_orders ?? 0,
      ordersOfLastYear: each.orders_of_last_year ?? 0,
    }));
    const histories = all.map(historyOf);
    const reason = whyNotFitted(histories);
    const counts = await db
      .selectFrom('int_purchase_learning')
      .select(({fn}) => [
        fn.countAll<number>().as('customers'),
        fn.countAll<number>().filterWhere('orders', '>', 0).as('repeat_customers'),
      ])
      .executeTakeFirstOrThrow();
    const rows = [];
    for (const model of purchaseModels) {
      const fitted = await parametersOf(db, model, 'all');
      const tried = await parametersOf(db, model, 'before');
      rows.push({
        model: model.name,
        reason: reason ?? (fitted ? null : 'no_fit'),
        ...counts,
        fitted_customers: fitted?.customers ?? null,
        log_likelihood: fitted?.log_likelihood ?? null,
        held_out_reason: tried ? null : (whyNotFitted(trials) ?? 'no_fit'),
        ...(tried && trial(model, tried.values, trials, heldOut)),
      });
    }
    const chosen = chosenOf(rows);
    return rows.map(each => ({...each, is_chosen: each === chosen}));
  },
};

export default purchaseQuality;

/** How far off the forecasts of the held-out time were. */
function trial(
  model: PurchaseModel,
  parameters: readonly number[],
  trials: readonly Trial[],
  heldOut: number,
) {
  /* Our time before the held-out one may be shorter than a year. */
  const longest = trials.reduce((so, {age}) => Math.max(so, age), 1);
  const forecasts = trials.map(each => {
    const pAlive = model.pAlive(parameters, each);
    const {orders, factorial, none} = model.outlook(parameters, each, {
      weeks: heldOut,
      discount: 0,
    });
    const variance = Math.max(factorial + orders - orders * orders, 0);
    const [low, high] = interval({pAlive, mean: orders, variance, none});
    const isWithin = each.heldOutOrders >= Math.floor(low) && each.heldOutOrders <= Math.ceil(high);
    const naive = (each.ordersOfLastYear * heldOut) / Math.min(52, longest);
    return {...each, forecast: pAlive * orders, naive, isWithin};
  });
  const customers = sum(forecasts, () => 1);
  const root = (of: (each: (typeof forecasts)[number]) => number) =>
    Math.sqrt(sum(forecasts, each => (of(each) - each.heldOutOrders) ** 2) / customers);
  const error = root(({forecast}) => forecast);
  const naive_error = root(({naive}) => naive);
  return {
    held_out_weeks: heldOut,
    held_out_customers: customers,
    held_out_orders: sum(forecasts, ({heldOutOrders}) => heldOutOrders),
    forecast_orders: sum(forecasts, ({forecast}) => forecast),
    naive_orders: sum(forecasts, ({naive}) => naive),
    error,
    naive_error,
    misses: forecasts.map(({customers, forecast, heldOutOrders}) => ({
      customers,
      square: (forecast - heldOutOrders) ** 2,
    })),
    is_better_than_naive: error < naive_error,
    coverage: sum(forecasts, ({isWithin}) => (isWithin ? 1 : 0)) / customers,
  };
}

const sum = <T extends Counted>(all: readonly T[], of: (each: T) => number) =>
  all.reduce((total, each) => total + each.customers * of(each), 0);

type Pattern = Awaited<ReturnType<typeof patterns>>[number];

/** Those that models are fitted on. */
function patterns(db: Warehouse, period: 'all' | 'before') {
  return db.selectFrom('int_purchase_pattern').selectAll().where('period', '=', period).execute();
}

const historyOf = (each: Pattern): Counted => ({
  orders: each.orders,
  last: weeks(each.last_days),
  age: weeks(each.age_days),
  customers: each.drawn,
});

async function parametersOf(
  db: Warehouse,
  {name}: PurchaseModel,
  period: 'all' | 'before',
): Promise<Parameters | undefined> {
  const rows = await db
    .selectFrom('int_purchase_fit')
    .select(['value', 'log_likelihood', 'customers'])
    .where('model', '=', name)
    .where('period', '=', period)
    .orderBy('position')
    .execute();
  const [first] = rows;
  return first && {...first, values: rows.map(({value}) => value)};
}
