/** Places and weights by which an integral becomes a sum; the weights add up to one. */
export interface Nodes {
  at: number[];
  weight: number[];
}

/**
 * Nodes of the mean over Beta(a, b), by the recurrence of the Jacobi polynomials (Golub and Welsch
 * 1969). Beta(1, 1) gives Gauss and Legendre's on [0, 1].
 */
export function betaNodes(a: number, b: number, n: number): Nodes {
  const [alpha, beta] = [b - 1, a - 1];
  const sum = alpha + beta;
  const diagonal: number[] = [(beta - alpha) / (sum + 2)];
  const beside: number[] = [];
  for (let k = 1; k < n; k++) {
    const m = 2 * k + sum;
    diagonal.push(((beta - alpha) * (beta + alpha)) / (m * (m + 2)));
    const square =
      k === 1
        ? (4 * (1 + alpha) * (1 + beta)) / (m * m * (m + 1))
        : (4 * k * (k + alpha) * (k + beta) * (k + sum)) / (m * m * (m + 1) * (m - 1));
    beside.push(Math.sqrt(square));
  }
  const {values, first} = eigen(diagonal, beside);
  return {
    at: values.map(value => Math.min(Math.max((1 + value) / 2, 0), 1)),
    weight: first.map(each => each * each),
  };
}

/** Eigenvalues of a symmetric tridiagonal matrix, and the first part of each vector (implicit QL). */
function eigen(diagonal: readonly number[], beside: readonly number[]) {
  const d = [...diagonal];
  const e = [...beside, 0];
  const n = d.length;
  const first = d.map((_, i) => (i === 0 ? 1 : 0));
  for (let l = 0; l < n; l++) {
    for (let turn = 0; turn < 60; turn++) {
      const m = splitAfter(d, e, l);
      if (m === l) break;
      turnOnce({d, e, first}, l, m);
    }
  }
  return {values: d, first};
}

/** Where the matrix falls apart, from row l on. */
function splitAfter(d: readonly number[], e: readonly number[], l: number): number {
  let m = l;
  for (; m < d.length - 1; m++) {
    if (Math.abs(e[m]!) <= Number.EPSILON * (Math.abs(d[m]!) + Math.abs(d[m + 1]!))) break;
  }
  return m;
}

interface Tridiagonal {
  d: number[];
  e: number[];
  first: number[];
}

function turnOnce({d, e, first}: Tridiagonal, l: number, m: number): void {
  const half = (d[l + 1]! - d[l]!) / (2 * e[l]!);
  const root = Math.hypot(half, 1);
  let g = d[m]! - d[l]! + e[l]! / (half + (half < 0 ? -root : root));
  let [sine, cosine, p] = [1, 1, 0];
  for (let i = m - 1; i >= l; i--) {
    const f = sine * e[i]!;
    const b = cosine * e[i]!;
    const r = Math.hypot(f, g);
    e[i + 1] = r;
    if (r === 0) {
      d[i + 1]! -= p;
      e[m] = 0;
      return;
    }
    sine = f / r;
    cosine = g / r;
    g = d[i + 1]! - p;
    const t = (d[i]! - g) * sine + 2 * cosine * b;
    p = sine * t;
    d[i + 1] = g + p;
    g = cosine * t - b;
    const next = first[i + 1]!;
    first[i + 1] = sine * first[i]! + cosine * next;
    first[i] = cosine * first[i]! - sine * next;
  }
  d[l]! -= p;
  e[l] = g;
  e[m] = 0;
}

const legendre = betaNodes(1, 1, 24);

/** ∫ f from `from` to `to`, for a smooth f. */
export function integral(f: (at: number) => number, from: number, to: number, nodes = legendre) {
  let sum = 0;
  for (let i = 0; i < nodes.at.length; i++) {
    sum += nodes.weight[i]! * f(from + (to - from) * nodes.at[i]!);
  }
  return sum * (to - from);
}
