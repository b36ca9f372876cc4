/*
In which interval of 80 % the lifetime values of a group lie together.

The variance of the sum is that of the customers' own chances, who are independent given the parameters,
and that of the parameters, which all share (delta method, by the curvature of the likelihood at its top).
Margins and prices are taken as known. Like that of a customer, the interval is that of a lognormal beside
the chance of nothing; where some gain and others lose, it is normal.

One row per dimension, member.

dimension        all, stream, segment, industry, region or abc_class
member           the source's word for it; empty where it says none, and for all
low              lower bound
high             upper bound
own_error        standard deviation of the sum by the customers' own chances
parameter_error  standard deviation of the sum because parameters are estimates
not_determined   streams whose parameters the data does not determine, so that they are taken as known;
                 empty where there is none

check low <= high
check own_error >= 0 and parameter_error >= 0
*/
import type {RowsWork} from '../../warehouse/model.ts';
import type {Warehouse} from '../../warehouse/query.ts';
import type {Tables} from '../../warehouse/tables.ts';
import {sumInterval} from './maths/interval.ts';
import {chosenPurchaseModel} from './purchase_models.ts';

type Group = Tables['int_value_of_group'];

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
    not_determined: 'VARCHAR',
  },

  async rows(db) {
    const fits = await fitsOf(db);
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
      const [low, high] = sumInterval({
        mean: Number(group.clv),
        variance: group.own_variance + variance,
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
        not_determined: unknown.size === 0 ? null : [...unknown].join(', '),
      };
    });
  },
};

export default groupInterval;

interface Fit {
  stream: string;
  /** Of the logarithms of the parameters. */
  covariance: (number | null)[][];
  /** By how much the sum moves with each of them. */
  effects(group: Group, all: Group): number[];
}

async function fitsOf(db: Warehouse): Promise<Fit[]> {
  const chosen = await chosenPurchaseModel(db);
  const purchases = await db
    .selectFrom('int_purchase_fit')
    .selectAll()
    .where('period', '=', 'all')
    .orderBy('position')
    .execute();
  const contracts = await db
    .selectFrom('int_contract_fit')
    .selectAll()
    .orderBy('position')
    .execute();
  const machines = await db.selectFrom('int_machine_fit').selectAll().orderBy('position').execute();
  const ofModel = (name: string | undefined) => purchases.filter(({model}) => model === name);
  return [
    {
      stream: 'purchases',
      covariance: covarianceOf(ofModel(chosen?.model.name)),
      effects: ofPurchases,
    },
    {
      stream: 'purchases',
      covariance: covarianceOf(ofModel('gamma_gamma')),
      effects: ({spend_1, spend_2, spend_3}) => [spend_1, spend_2, spend_3],
    },
    {
      stream: 'contracts',
      covariance: covarianceOf(contracts),
      effects: ({contract_1, contract_2}) => [contract_1, contract_2],
    },
    {
      stream: 'machines',
      covariance: machines.map((each, at) =>
        machines.map((_, k) =>
          at === k
            ? each.log_error && each.log_error ** 2
            : ((at < 2 && k < 2 ? each[`covariance_${k + 1}` as 'covariance_1'] : null) ?? 0),
        ),
      ),
      effects: ({machine_1, machine_2, machine_3, machine_4}) => [
        machine_1,
        machine_2,
        machine_3,
        machine_4,
      ],
    },
  ];
}

/** Those that were drawn stand for all; where too few of a group were, all customers do. */
function ofPurchases(group: Group, all: Group): number[] {
  if (group.shared === 0) return [];
  const known = group.drawn > group.shared * enough ? group : all;
  const scale = known.drawn > 0 ? group.shared / known.drawn : 0;
  const {purchase_1, purchase_2, purchase_3, purchase_4} = known;
  return [purchase_1, purchase_2, purchase_3, purchase_4].map(each => each * scale);
}

const enough = 0.001;

type Fitted = Tables['int_contract_fit'];

const covarianceOf = (fitted: readonly Fitted[]) =>
  fitted.map(each =>
    [each.covariance_1, each.covariance_2, each.covariance_3, each.covariance_4].slice(
      0,
      fitted.length,
    ),
  );

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
