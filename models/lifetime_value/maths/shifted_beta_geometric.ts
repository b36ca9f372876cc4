import {hypergeometric, logBeta} from './special.ts';

/** Contracts that were first seen after so many renewals, and survived so many in all. */
export interface Term {
  /** Renewals that were survived before we could see any contract end. */
  unseen: number;
  survived: number;
  /** Whether it ended at the next renewal; else it runs on. */
  lost: boolean;
  contracts: number;
}

/** At each renewal a contract ends with chance θ ~ Beta(α, β) of its own (sBG, Fader and Hardie 2007). */
export const shiftedBetaGeometric = {
  name: 'sbg',
  parameters: ['alpha', 'beta'],
  /** Contracts of several start cohorts, each from the time on at which its end would be seen. */
  logLikelihood(parameters: readonly number[], terms: readonly Term[]): number {
    const [alpha, beta] = parameters as [number, number];
    let sum = 0;
    for (const {unseen, survived, lost, contracts} of terms) {
      const seen = lost ? logBeta(alpha + 1, beta + survived) : logBeta(alpha, beta + survived);
      sum += contracts * (seen - logBeta(alpha, beta + unseen));
    }
    return sum;
  },
};

/** S(t), the share of contracts that survive t renewals. */
export const survival = ([alpha, beta]: readonly number[], renewals: number): number =>
  Math.exp(logBeta(alpha!, beta! + renewals) - logBeta(alpha!, beta!));

/** r_t, of the contracts that survived t − 1 renewals, the share that survives the next. */
export const retention = ([alpha, beta]: readonly number[], t: number): number =>
  (beta! + t - 1) / (alpha! + beta! + t - 1);

/**
 * Discounted expected residual lifetime, in terms, just before the renewal after n survived ones, at a
 * rate d a term: the coming term counts in full.
 */
export function residualLifetime([alpha, beta]: readonly number[], n: number, d: number): number {
  const stays = (beta! + n) / (alpha! + beta! + n);
  return stays * hypergeometric(beta! + n + 1, alpha! + beta! + n + 1, 1 / (1 + d));
}
