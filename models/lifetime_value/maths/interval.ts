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

/** What comes of many customers together. */
interface Sum {
  mean: number;
  variance: number;
  /** Chance that none of them brings anything. */
  nothing: number;
  /** Some bring something, others cost us. */
  isMixed: boolean;
}

const ninetieth = normalQuantile(0.9);

/** The 80 % interval of a sum: that of one customer, or normal where gains and losses meet. */
export function sumInterval({mean, variance, nothing, isMixed}: Sum): [low: number, high: number] {
  const reach = ninetieth * Math.sqrt(variance);
  if (isMixed || mean === 0) return [mean - reach, mean + reach];
  const something = Math.max(1 - nothing, Number.EPSILON);
  const size = Math.abs(mean) / something;
  const [low, high] = interval({
    pAlive: something,
    mean: size,
    variance: Math.max((variance + mean * mean) / something - size * size, 0),
    none: 0,
  });
  const [near, far] = [Math.min(low, Math.abs(mean)), Math.max(high, Math.abs(mean))];
  return mean > 0 ? [near, far] : [-far, -near];
}
