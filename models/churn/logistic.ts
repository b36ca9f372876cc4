/** Rows that look alike: what is known of them, how many they are, and of how many it came true. */
export interface Pattern {
  x: readonly number[];
  rows: number;
  events: number;
}

/** ln(p / (1 − p)) = intercept + Σ coefficient · x. */
export interface Logistic {
  intercept: number;
  coefficients: number[];
  /** Of the intercept first, then of each coefficient: square roots of the inverse Hessian's diagonal. */
  errors: number[];
  logLikelihood: number;
}

const mostSteps = 100;
const tolerance = 1e-12;

/**
 * Logistic regression by iteratively reweighted least squares. `ridge` is half the penalty on the sum
 * of squared coefficients, without the intercept; with 0 it is maximum likelihood, which does not exist
 * where a column tells the outcomes apart. Throws when it doesn't converge.
 */
export function fitLogistic(patterns: readonly Pattern[], ridge: number): Logistic {
  const width = (patterns[0]?.x.length ?? 0) + 1;
  let beta = new Array<number>(width).fill(0);
  let before = penalised(patterns, beta, ridge);
  for (let step = 0; step < mostSteps; step++) {
    const {gradient, hessian} = slopes(patterns, beta, ridge);
    const move = solve(hessian, gradient);
    const taken = halved(patterns, {beta, move, before, ridge});
    beta = taken.beta;
    if (Math.abs(taken.value - before) <= tolerance * (Math.abs(before) + 1)) {
      return described(patterns, beta, ridge);
    }
    before = taken.value;
  }
  throw new Error(`no logistic fit after ${mostSteps} steps`);
}

/**
 * The same model with another intercept, by which as many events are expected of these rows as there
 * were. They must have some of both outcomes.
 */
export function recentred(model: Logistic, patterns: readonly Pattern[]): Logistic {
  let intercept = model.intercept;
  for (let step = 0; step < mostSteps; step++) {
    let [surplus, slope] = [0, 0];
    for (const {x, rows, events} of patterns) {
      const p = probability({...model, intercept}, x);
      surplus += events - rows * p;
      slope += rows * p * (1 - p);
    }
    const move = surplus / slope;
    intercept += Math.max(-1, Math.min(1, move));
    if (Math.abs(move) < tolerance) return {...model, intercept};
  }
  throw new Error(`no intercept after ${mostSteps} steps`);
}

/** The probability of what this model says. */
export const probability = ({intercept, coefficients}: Logistic, x: readonly number[]): number =>
  sigmoid(intercept + coefficients.reduce((sum, each, at) => sum + each * x[at]!, 0));

function described(patterns: readonly Pattern[], beta: number[], ridge: number): Logistic {
  const {hessian} = slopes(patterns, beta, ridge);
  const unit = (at: number) => beta.map((_, each) => (each === at ? 1 : 0));
  return {
    intercept: beta[0]!,
    coefficients: beta.slice(1),
    errors: beta.map((_, at) => Math.sqrt(solve(hessian, unit(at))[at]!)),
    logLikelihood: penalised(patterns, beta, 0),
  };
}

interface Step {
  beta: number[];
  move: number[];
  before: number;
  ridge: number;
}

/** A whole step, or a part of it where the whole makes things worse. */
function halved(patterns: readonly Pattern[], {beta, move, before, ridge}: Step) {
  for (let share = 1; share > 1e-9; share /= 2) {
    const next = beta.map((each, at) => each + share * move[at]!);
    const value = penalised(patterns, next, ridge);
    if (value >= before) return {beta: next, value};
  }
  return {beta, value: before};
}

const linear = (beta: readonly number[], x: readonly number[]) =>
  x.reduce((sum, each, at) => sum + each * beta[at + 1]!, beta[0]!);

function penalised(patterns: readonly Pattern[], beta: readonly number[], ridge: number): number {
  let sum = 0;
  for (const {x, rows, events} of patterns) {
    const z = linear(beta, x);
    sum += events * z - rows * softplus(z);
  }
  return sum - ridge * beta.slice(1).reduce((all, each) => all + each * each, 0);
}

function slopes(patterns: readonly Pattern[], beta: readonly number[], ridge: number) {
  const penalty = (at: number) => (at === 0 ? 0 : 2 * ridge);
  const gradient = beta.map((each, at) => -penalty(at) * each);
  const hessian = beta.map((_, row) => beta.map((_, at) => (row === at ? penalty(row) : 0)));
  for (const {x, rows, events} of patterns) {
    const full = [1, ...x];
    const p = sigmoid(linear(beta, x));
    const [residual, weight] = [events - rows * p, rows * p * (1 - p)];
    for (let row = 0; row < full.length; row++) {
      gradient[row]! += residual * full[row]!;
      for (let at = 0; at < full.length; at++)
        hessian[row]![at]! += weight * full[row]! * full[at]!;
    }
  }
  return {gradient, hessian};
}

/** Gauss with the largest pivot; a direction that nothing speaks of is left alone. */
function solve(matrix: readonly number[][], right: readonly number[]): number[] {
  const size = right.length;
  const rows = matrix.map((row, at) => [...row, right[at]!]);
  for (let at = 0; at < size; at++) {
    let best = at;
    for (let row = at + 1; row < size; row++)
      if (Math.abs(rows[row]![at]!) > Math.abs(rows[best]![at]!)) best = row;
    [rows[at], rows[best]] = [rows[best]!, rows[at]!];
    const pivot = rows[at]![at]!;
    if (Math.abs(pivot) < 1e-12) throw new Error('two columns say the same');
    for (let row = at + 1; row < size; row++) {
      const factor = rows[row]![at]! / pivot;
      for (let each = at; each <= size; each++) rows[row]![each]! -= factor * rows[at]![each]!;
    }
  }
  const solution = new Array<number>(size).fill(0);
  for (let at = size - 1; at >= 0; at--) {
    let sum = rows[at]![size]!;
    for (let each = at + 1; each < size; each++) sum -= rows[at]![each]! * solution[each]!;
    solution[at] = sum / rows[at]![at]!;
  }
  return solution;
}

const sigmoid = (z: number) => (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z)));

/** ln(1 + e^z) without overflow. */
const softplus = (z: number) => (z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z)));
