/**
 * The covariance of estimates at the maximum of a likelihood: the inverse of the curvature of −ln L. A
 * direction in which the likelihood is flat, and thus forecasts are, too, has a standard deviation of 10.
 * Undefined where there is no maximum.
 */
export function covarianceAt(
  minusLogLikelihood: (at: readonly number[]) => number,
  at: readonly number[],
): number[][] | undefined {
  const curved = curvature(minusLogLikelihood, at);
  return inverse(curved.map((row, i) => row.map((each, k) => (i === k ? each + flat : each))));
}

/** A logarithm is known to be within ±20 before we have looked. */
const flat = 0.01;

/** So wide that the digits of a likelihood of a million are enough. */
const step = 0.01;

function curvature(f: (at: readonly number[]) => number, at: readonly number[]): number[][] {
  const moved = (...moves: (readonly [index: number, by: number])[]) => {
    const place = [...at];
    for (const [index, by] of moves) place[index]! += by;
    return f(place);
  };
  return at.map((_, i) =>
    at.map((_, k) => {
      const corner = (a: number, b: number) => moved([i, a * step], [k, b * step]);
      return (corner(1, 1) - corner(1, -1) - corner(-1, 1) + corner(-1, -1)) / (4 * step * step);
    }),
  );
}

/** By Cholesky, which fails where the matrix is not positive definite. */
function inverse(matrix: readonly (readonly number[])[]): number[][] | undefined {
  const n = matrix.length;
  const lower = matrix.map(row => row.map(() => 0));
  for (let i = 0; i < n; i++) {
    for (let k = 0; k <= i; k++) {
      let rest = matrix[i]![k]!;
      for (let m = 0; m < k; m++) rest -= lower[i]![m]! * lower[k]![m]!;
      if (i === k && !(rest > 1e-9)) return undefined;
      lower[i]![k] = i === k ? Math.sqrt(rest) : rest / lower[k]![k]!;
    }
  }
  const columns = matrix.map((_, i) => solved(lower, i));
  return columns;
}

/** The i-th column of the inverse of L·Lᵀ. */
function solved(lower: readonly (readonly number[])[], i: number): number[] {
  const n = lower.length;
  const y = new Array<number>(n).fill(0);
  for (let row = 0; row < n; row++) {
    let rest = row === i ? 1 : 0;
    for (let k = 0; k < row; k++) rest -= lower[row]![k]! * y[k]!;
    y[row] = rest / lower[row]![row]!;
  }
  for (let row = n - 1; row >= 0; row--) {
    let rest = y[row]!;
    for (let k = row + 1; k < n; k++) rest -= lower[k]![row]! * y[k]!;
    y[row] = rest / lower[row]![row]!;
  }
  return y;
}
