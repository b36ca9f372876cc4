import {covarianceAt} from './covariance.ts';
import {minimise} from './nelder_mead.ts';

export interface MostLikely {
  parameters: number[];
  logLikelihood: number;
  /** Of the logarithms of the parameters; undefined where the data does not determine them. */
  covariance: number[][] | undefined;
}

/** Beyond it (e^±14) a parameter says no more than its limit. */
const farthest = 14;

/** The most likely parameters, all above zero, from the first start that leads to any. */
export function mostLikely(
  logLikelihood: (parameters: readonly number[]) => number,
  starts: readonly (readonly number[])[],
): MostLikely | undefined {
  const anywhere = (logs: readonly number[]) => -logLikelihood(logs.map(Math.exp));
  const minus = (logs: readonly number[]) =>
    logs.some(each => Math.abs(each) > farthest) ? Number.POSITIVE_INFINITY : anywhere(logs);
  for (const start of starts) {
    const {at, value, found} = minimise(minus, start.map(Math.log));
    if (!found || value === Number.MAX_VALUE) continue;
    return {
      parameters: at.map(Math.exp),
      logLikelihood: -value,
      covariance: covarianceAt(anywhere, at),
    };
  }
  return undefined;
}
