/**
 * The value of a standard normal quantity below which a share of them lies; by Acklam's rational
 * approximation (2003), to nine digits.
 */
export function normalQuantile(share: number): number {
  if (share > 0.5) return -normalQuantile(1 - share);
  if (share < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(share));
    return polynomial(TAIL_ABOVE, q) / polynomial(TAIL_BELOW, q);
  }
  const q = share - 0.5;
  return (q * polynomial(ABOVE, q * q)) / polynomial(BELOW, q * q);
}

/** Coefficients from the highest power down. */
const ABOVE = [
  -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2,
  -3.066479806614716e1, 2.506628277459239,
];
const BELOW = [
  -5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1,
  -1.328068155288572e1, 1,
];
const TAIL_ABOVE = [
  -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734,
  4.374664141464968, 2.938163982698783,
];
const TAIL_BELOW = [
  7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416, 1,
];

const polynomial = (coefficients: readonly number[], x: number) =>
  coefficients.reduce((sum, each) => sum * x + each, 0);

export const lognormalQuantile = (share: number, mean: number, sigma: number) =>
  mean * Math.exp(sigma * normalQuantile(share) - (sigma * sigma) / 2);

export function poissonQuantile(share: number, mean: number): number {
  let count = 0;
  let chance = Math.exp(-mean);
  for (let below = chance; below < share && chance > 0; below += chance) chance *= mean / ++count;
  return count;
}

/** Gamma with scale 1. */
export const gammaQuantiles = (shape: number) =>
  quantilesOf(x => x ** (shape - 1) * Math.exp(-x), 12 * shape + 12);

export const betaQuantiles = (a: number, b: number) =>
  quantilesOf(x => x ** (a - 1) * (1 - x) ** (b - 1), 1);

const STEPS = 20_000;

/** Quantiles of a density between 0 and `end`, of any scale: it is added up in small steps. */
function quantilesOf(density: (x: number) => number, end: number): (share: number) => number {
  const sums = new Float64Array(STEPS + 1);
  for (let step = 0; step < STEPS; step++)
    sums[step + 1] = sums[step]! + density(((step + 0.5) * end) / STEPS);
  const all = sums[STEPS] as number;
  return share => {
    const sought = share * all;
    let [low, high] = [0, STEPS];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (sums[middle]! <= sought) low = middle;
      else high = middle;
    }
    const within = (sought - sums[low]!) / (sums[high]! - sums[low]!);
    return ((low + within) * end) / STEPS;
  };
}
