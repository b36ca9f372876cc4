import cephes from 'cephes';

await cephes.compiled;

export const logGamma = cephes.lgam;

/** Q(a, x), the upper regularised incomplete gamma function. */
export const upperGamma = cephes.igamc;

/** The quantile of the standard normal distribution. */
export const normalQuantile = cephes.ndtri;

export const logBeta = (a: number, b: number): number =>
  logGamma(a) + logGamma(b) - logGamma(a + b);

/** ln(e^a + e^b), also where both vanish. */
export function logSum(a: number, b: number): number {
  const large = a < b ? b : a;
  const small = a < b ? a : b;
  return large === Number.NEGATIVE_INFINITY ? large : large + Math.log1p(Math.exp(small - large));
}

/**
 * ₂F₁(1, b; c; z) for b, c > 0 and 0 ≤ z < 1: all terms are positive, so nothing cancels. Cephes has
 * the general function, but overflows for customers of some thousand orders.
 */
export function hypergeometric(b: number, c: number, z: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 0; k < 1_000_000; k++) {
    term *= (z * (b + k)) / (c + k);
    sum += term;
    if (term < sum * 1e-15 * (1 - z)) break;
  }
  return sum;
}
