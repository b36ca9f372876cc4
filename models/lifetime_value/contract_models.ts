import {retentionOf} from './contract_terms.ts';
import {type MostLikely, mostLikely} from './maths/most_likely.ts';
import {retention, shiftedBetaGeometric, type Term} from './maths/shifted_beta_geometric.ts';

/** Share of the contracts that have lasted n months that goes on for another one. */
type Stays = (parameters: readonly number[], n: number) => number;

/** When contracts end: by sBG, or by one retention for all. */
export const contractModels = {
  sbg: (parameters, n) => retention(parameters, n + 1),
  margin_multiple: ([r]) => Math.min(r!, 1),
} satisfies Record<string, Stays>;

interface ContractFit extends MostLikely {
  model: keyof typeof contractModels;
  names: readonly string[];
}

const fewestLost = 10;

/** The model of contracts that so many ends allow, and its parameters. */
export function fitContracts(terms: readonly Term[]): ContractFit {
  const lost = terms.reduce((sum, each) => sum + (each.lost ? each.contracts : 0), 0);
  const {parameters, logLikelihood} = shiftedBetaGeometric;
  const starts = [
    [1, 20],
    [0.5, 5],
  ];
  const found = lost < fewestLost ? undefined : mostLikely(p => logLikelihood(p, terms), starts);
  if (found) return {model: 'sbg', names: parameters, ...found};
  const {value, logError, logLikelihood: likelihood} = retentionOf(terms);
  return {
    model: 'margin_multiple',
    names: ['retention'],
    parameters: [value],
    logLikelihood: likelihood,
    covariance: [[logError ** 2]],
  };
}

/** Sums over coming months: that a contract is still there, and what it then has brought. */
export function monthsToCome(stays: (n: number) => number, months: number, discount: number) {
  let [there, expected, discounted, square, brought] = [1, 0, 0, 0, 0];
  for (let n = 0; n < months; n++) {
    const worth = discount ** (n + 1);
    there *= stays(n);
    expected += there;
    discounted += there * worth;
    square += there * worth * (2 * brought + worth);
    brought += worth;
  }
  return {expected, discounted, square};
}
