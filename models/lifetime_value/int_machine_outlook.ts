/*
How many machines of ours will take the place of one that runs, within the horizon, by its age today and in
the year before.

One row per is_own, months.

model              weibull
is_own             the one that runs is ours
months             whole months that it has run
expected_orders    chance that it is replaced by one of ours within the horizon
discounted_orders  the same, discounted to the business date
uncertainty        variance of the logarithm of discounted_orders, because the parameters are estimates; empty
                   where the data does not determine them
orders_of_year     chance that it is replaced by one of ours within 12 months
slope_1            by how much the logarithm of discounted_orders moves with that of the shape
slope_2            with that of the scale

check discounted_orders between 0 and expected_orders
check expected_orders <= 1
*/
import type {RowsWork} from '../../warehouse/model.ts';
import {goneWithin} from './maths/weibull.ts';

const machineOutlook: RowsWork = {
  inputs: ['int_machine', 'int_machine_fit', 'set_lifetime_value'],
  columns: {
    model: 'VARCHAR',
    is_own: 'BOOLEAN',
    months: 'BIGINT',
    expected_orders: 'DOUBLE',
    discounted_orders: 'DOUBLE',
    uncertainty: 'DOUBLE',
    orders_of_year: 'DOUBLE',
    slope_1: 'DOUBLE',
    slope_2: 'DOUBLE',
  },

  async rows(db) {
    const fitted = await db.selectFrom('int_machine_fit').selectAll().orderBy('position').execute();
    const [shape, scale, own, other] = fitted;
    if (!(shape && scale && own && other)) return [];
    const settings = await db
      .selectFrom('set_lifetime_value')
      .selectAll()
      .executeTakeFirstOrThrow();
    const horizon = 12 * settings.years;
    const discount = Math.log1p(settings.discount / 100) / 12;
    const found = await db
      .selectFrom('int_machine')
      .select(({fn, cast}) => ['is_own', cast<number>(fn('floor', ['age']), 'bigint').as('months')])
      .distinct()
      .where('is_retired', '=', false)
      .execute();
    const ages = [true, false].flatMap(is_own => {
      const own = new Set(
        found
          .filter(each => each.is_own === is_own)
          .flatMap(({months}) => Array.from({length: back + 1}, (_, at) => months - at)),
      );
      return [...own].filter(months => months >= 0).map(months => ({is_own, months}));
    });
    return ages.map(({is_own, months}) => {
      const win = is_own ? own : other;
      const at = (parameters: readonly number[]) =>
        win.value * discounted(parameters, months, horizon, discount);
      const values = [shape.value, scale.value];
      const worth = at(values);
      const gradient = values.map((_, moved) => {
        const others = values.map((value, k) => (k === moved ? value * Math.exp(step) : value));
        return Math.log(at(others) / worth) / step;
      });
      return {
        model: 'weibull',
        is_own,
        months,
        expected_orders: win.value * goneWithin(values, months, horizon),
        discounted_orders: worth,
        uncertainty: uncertaintyOf(gradient, [shape, scale], win),
        orders_of_year: win.value * goneWithin(values, months, 12),
        slope_1: gradient[0]!,
        slope_2: gradient[1]!,
      };
    });
  },
};

export default machineOutlook;

interface Fitted {
  value: number;
  log_error: number | null;
  covariance_1: number | null;
  covariance_2: number | null;
}

const step = 0.01;

/** Months that one looks back. */
const back = 14;

/** The chance to be replaced, month by month, each discounted from the middle of its month. */
function discounted(
  parameters: readonly number[],
  age: number,
  horizon: number,
  discount: number,
): number {
  let [sum, before] = [0, 0];
  for (let month = 1; month <= horizon; month++) {
    const until = goneWithin(parameters, age, month);
    sum += (until - before) * Math.exp(-discount * (month - 0.5));
    before = until;
  }
  return sum;
}

function uncertaintyOf(
  [ofShape, ofScale]: readonly number[],
  [shape, scale]: readonly [Fitted, Fitted],
  win: Fitted,
): number | null {
  if (shape.covariance_1 === null || scale.covariance_2 === null) return null;
  return (
    ofShape! ** 2 * shape.covariance_1 +
    2 * ofShape! * ofScale! * (shape.covariance_2 ?? 0) +
    ofScale! ** 2 * scale.covariance_2 +
    (win.log_error ?? 0) ** 2
  );
}
