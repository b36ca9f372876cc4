/*
How long contracts go on within the horizon, for each time that they may have lasted.

One row per survived.

model              sbg or margin_multiple
survived           months that the contract has lasted
expected_months    months with a contract to come, the running one left out
discounted_months  the same, each discounted to the business date
square_months      E[L²] of the discounted months, by which their variance is known
none               chance that the running month is the last one
uncertainty        variance of the logarithm of discounted_months, because the parameters are estimates; empty
                   where the data does not determine them
months_of_year     months with a contract within the next 12
slope_1            by how much the logarithm of discounted_months moves with that of the first parameter
slope_2            with that of the second

check discounted_months between 0 and expected_months
check none between 0 and 1
*/
import type {RowsWork} from '../../warehouse/model.ts';
import {contractModels, monthsToCome} from './contract_models.ts';

const contractOutlook: RowsWork = {
  inputs: ['int_contract_run', 'int_contract_fit', 'set_lifetime_value'],
  columns: {
    model: 'VARCHAR',
    survived: 'BIGINT',
    expected_months: 'DOUBLE',
    discounted_months: 'DOUBLE',
    square_months: 'DOUBLE',
    none: 'DOUBLE',
    uncertainty: 'DOUBLE',
    months_of_year: 'DOUBLE',
    slope_1: 'DOUBLE',
    slope_2: 'DOUBLE',
  },

  async rows(db) {
    const fitted = await db
      .selectFrom('int_contract_fit')
      .selectAll()
      .orderBy('position')
      .execute();
    const [first] = fitted;
    if (!first) return [];
    const stays = contractModels[first.model as keyof typeof contractModels];
    const settings = await db
      .selectFrom('set_lifetime_value')
      .selectAll()
      .executeTakeFirstOrThrow();
    const months = 12 * settings.years;
    const discount = (1 + settings.discount / 100) ** (-1 / 12);
    const values = fitted.map(({value}) => value);
    const {longest} = await db
      .selectFrom('int_contract_run')
      .select(({fn}) => fn.max('survived').as('longest'))
      .executeTakeFirstOrThrow();
    const times = Array.from({length: Number(longest ?? -1) + 1}, (_, survived) => survived);
    return times.map(survived => {
      const outlook = (parameters: readonly number[]) =>
        monthsToCome(n => stays(parameters, survived + n), months, discount);
      const {expected, discounted, square} = outlook(values);
      const gradient = values.map((_, moved) => {
        const step = first.model === 'sbg' ? 0.01 : -0.001;
        const other = values.map((value, at) => (at === moved ? value * Math.exp(step) : value));
        return Math.log(outlook(other).discounted / discounted) / step;
      });
      return {
        model: first.model,
        survived,
        expected_months: expected,
        discounted_months: discounted,
        square_months: square,
        none: 1 - stays(values, survived),
        uncertainty: uncertaintyOf(gradient, fitted),
        months_of_year: monthsToCome(n => stays(values, survived + n), 12, 1).expected,
        slope_1: gradient[0] ?? null,
        slope_2: gradient[1] ?? null,
      };
    });
  },
};

export default contractOutlook;

interface Covariances {
  covariance_1: number | null;
  covariance_2: number | null;
}

function uncertaintyOf(gradient: readonly number[], fitted: readonly Covariances[]): number | null {
  let sum = 0;
  for (const [i, {covariance_1, covariance_2}] of fitted.entries()) {
    for (const [k, each] of [covariance_1, covariance_2].slice(0, fitted.length).entries()) {
      if (each === null) return null;
      sum += gradient[i]! * gradient[k]! * each;
    }
  }
  return Math.max(sum, 0);
}
