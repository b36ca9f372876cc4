import {normalQuantile} from './special.ts';

/** What comes of a customer that may be gone already; the mean and so on are those of one that is not. */
interface Chance {
  pAlive: number;
  mean: number;
  variance: number;
  /** That nothing comes. */
  none: number;
}

/**
 * The 80 % interval of what comes: nothing with some chance, else lognormal with the moments that are left.
 * It never leaves out the mean.
 */
export function interval({pAlive, mean, variance, none}: Chance): [low: number, high: number] {
  const nothing = 1 - pAlive * (1 - none);
  const expected = pAlive * mean;
  if (!(mean > 0) || none >= 1) return [0, 0];
  const something = mean / (1 - none);
  const square = (variance + mean * mean) / (1 - none);
  const spread = Math.sqrt(Math.log1p(Math.max(square / something ** 2 - 1, 0)));
  const at = (share: number) => {
    const within = (share - nothing) / (1 - nothing);
    if (!(within > 0)) return 0;
    return something * Math.exp(spread * normalQuantile(within) - (spread * spread) / 2);
  };
  return [Math.min(at(0.1), expected), Math.max(at(0.9), expected)];
}
