/*
In which interval of 80 % the lifetime values of a group lie together.

The variance of the sum is that of the customers' own chances, who are independent given the parameters,
that of the parameters, which all share (delta method, by the curvature of the likelihood at its top), and
how far the other models of purchases lead elsewhere, each by its chance to be the right one. Margins and prices are taken as known. Like that of a customer, the interval is that of a lognormal beside
the chance of nothing; where some gain and others lose, it is normal.

One row per dimension, member.

dimension        as in int_value_of_group
member           likewise
low              lower bound
high             upper bound
own_error        standard deviation of the sum by the customers' own chances
parameter_error  standard deviation of the sum because parameters are estimates
model_error      root mean square of what the sum would be more or less by each model of purchases, weighted
                 by their likelihoods
not_determined   streams whose parameters the data does not determine, so that they are taken as known;
                 empty where there is none

check low <= high
check own_error >= 0 and parameter_error >= 0 and model_error >= 0
*/
import type {RowsWork} from '../../warehouse/model.ts';
import {chancesOfOthers, fitsOf, ofOthers} from './group_effects.ts';
import {sumInterval} from './maths/interval.ts';

const groupInterval: RowsWork = {
  inputs: [
    'int_value_of_group',
    'int_purchase_fit',
    'int_purchase_quality',
    'int_contract_fit',
    'int_machine_fit',
  ],
  columns: {
    dimension: 'VARCHAR',
    member: 'VARCHAR',
    low: 'DOUBLE',
    high: 'DOUBLE',
    own_error: 'DOUBLE',
    parameter_error: 'DOUBLE',
    model_error: 'DOUBLE',
    not_determined: 'VARCHAR',
  },

  async rows(db) {
    const fits = await fitsOf(db);
    const chances = await chancesOfOthers(db);
    const groups = await db.selectFrom('int_value_of_group').selectAll().execute();
    const all = groups.find(({dimension}) => dimension === 'all');
    return groups.map(group => {
      const unknown = new Set<string>();
      let variance = 0;
      for (const {stream, covariance, effects} of fits) {
        const moved = effects(group, all!);
        if (moved.every(each => each === 0)) continue;
        const own = quadratic(moved, covariance);
        if (own === null) unknown.add(stream);
        variance += own ?? 0;
      }
      const others = ofOthers(group, all!);
      const between = chances.reduce((sum, chance, at) => sum + chance * (others[at] ?? 0) ** 2, 0);
      const [low, high] = sumInterval({
        mean: Number(group.clv),
        variance: group.own_variance + variance + between,
        nothing: Math.exp(group.ln_nothing),
        isMixed: group.gains && group.losses,
      });
      return {
        dimension: group.dimension,
        member: group.member,
        low,
        high,
        own_error: Math.sqrt(group.own_variance),
        parameter_error: Math.sqrt(variance),
        model_error: Math.sqrt(between),
        not_determined: unknown.size === 0 ? null : [...unknown].join(', '),
      };
    });
  },
};

export default groupInterval;

function quadratic(
  moved: readonly number[],
  covariance: readonly (readonly (number | null)[])[],
): number | null {
  let sum = 0;
  for (const [i, row] of covariance.entries()) {
    for (const [k, each] of row.entries()) {
      if (each === null) return null;
      sum += moved[i]! * moved[k]! * each;
    }
  }
  return Math.max(sum, 0);
}
