import type {Warehouse} from '../../warehouse/query.ts';
import type {Tables} from '../../warehouse/tables.ts';
import {chosenPurchaseModel, purchaseModels} from './purchase_models.ts';

type Group = Tables['int_value_of_group'];

interface Fit {
  stream: string;
  /** Of the logarithms of the parameters. */
  covariance: (number | null)[][];
  /** By how much the sum moves with each of them. */
  effects(group: Group, all: Group): number[];
}

/** What is estimated, stream by stream, and what that does to a sum. */
export async function fitsOf(db: Warehouse): Promise<Fit[]> {
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

/** By their likelihoods, which are those of the same customers; of models that are not chosen, in their order. */
export async function chancesOfOthers(db: Warehouse): Promise<number[]> {
  const models = await db.selectFrom('int_purchase_quality').selectAll().execute();
  const known = purchaseModels.map(({name}) => {
    const found = models.find(({model}) => model === name);
    return {
      isChosen: found?.is_chosen ?? false,
      likelihood: found?.log_likelihood ?? Number.NEGATIVE_INFINITY,
    };
  });
  const top = Math.max(...known.map(({likelihood}) => likelihood));
  const weights = known.map(each => ({...each, weight: Math.exp(each.likelihood - top)}));
  const all = weights.reduce((sum, {weight}) => sum + weight, 0);
  return weights.filter(({isChosen}) => !isChosen).map(({weight}) => (all > 0 ? weight / all : 0));
}

const ofPurchases = (group: Group, all: Group) =>
  ofDrawn(group, all, ({purchase_1, purchase_2, purchase_3, purchase_4}) => [
    purchase_1,
    purchase_2,
    purchase_3,
    purchase_4,
  ]);

/** By how much a sum is more by each of the other models of purchases. */
export const ofOthers = (group: Group, all: Group) =>
  ofDrawn(group, all, ({other_1, other_2}) => [other_1, other_2]);

/** Those that were drawn stand for all; where too few of a group were, all customers do. */
function ofDrawn(group: Group, all: Group, effects: (of: Group) => number[]): number[] {
  const known = group.drawn > group.shared * enough ? group : all;
  const scale = known.drawn > 0 ? group.shared / known.drawn : 0;
  return effects(known).map(each => each * scale);
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
