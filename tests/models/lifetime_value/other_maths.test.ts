import {describe, expect, test} from 'vitest';
import {beta, gamma, randomStreams} from '../../../examples/musterwerk/generator/world/random.ts';
import {chosenOf} from '../../../models/lifetime_value/maths/choice.ts';
import {expectedSpend, gammaGamma} from '../../../models/lifetime_value/maths/gamma_gamma.ts';
import {marginMultiple} from '../../../models/lifetime_value/maths/margin_multiple.ts';
import {mostLikely} from '../../../models/lifetime_value/maths/most_likely.ts';
import {minimise} from '../../../models/lifetime_value/maths/nelder_mead.ts';
import {betaNodes} from '../../../models/lifetime_value/maths/quadrature.ts';
import {
  residualLifetime,
  retention,
  shiftedBetaGeometric,
  survival,
  type Term,
} from '../../../models/lifetime_value/maths/shifted_beta_geometric.ts';
import {hypergeometric, logGamma} from '../../../models/lifetime_value/maths/special.ts';

const fitted = (model: typeof shiftedBetaGeometric, terms: readonly Term[]) =>
  mostLikely(p => model.logLikelihood(p, terms), [[1, 1]])!;

/** One cohort of which so many percent are left after each year. */
const cohort = (percent: readonly number[]): Term[] => {
  const alive = [100, ...percent];
  const lost = percent.map((left, t) => ({
    unseen: 0,
    survived: t,
    lost: true,
    contracts: alive[t]! - left,
  }));
  const kept = {unseen: 0, survived: percent.length, lost: false, contracts: alive.at(-1)!};
  return [...lost, kept];
};

describe('sBG (Fader and Hardie 2007)', () => {
  const highEnd = [86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1];
  const regular = [63.1, 46.8, 38.2, 32.6, 28.9, 26.2, 24.1];

  test.each([
    ['high end', highEnd, [0.668, 3.806], 0.378],
    ['regular', regular, [0.704, 1.182], 0.17],
  ])('%s', (_, percent, [alpha, beta], later) => {
    const {parameters} = fitted(shiftedBetaGeometric, cohort(percent));
    expect(parameters[0]).toBeCloseTo(alpha!, 3);
    expect(parameters[1]).toBeCloseTo(beta!, 3);
    expect(survival(parameters, 12)).toBeCloseTo(later, 3);
  });

  test('what is left of a contract after seven renewals', () => {
    expect(residualLifetime([0.668, 3.806], 7, 0.1)).toBeCloseTo(7.53, 3);
  });

  test('survival is the product of retentions', () => {
    const parameters = [0.668, 3.806];
    let product = 1;
    for (let t = 1; t <= 9; t++) product *= retention(parameters, t);
    expect(survival(parameters, 9)).toBeCloseTo(product, 12);
  });

  test('several cohorts, also such whose first years nobody saw, lead to the same parameters', () => {
    const random = randomStreams(5)('contracts');
    const terms: Term[] = Array.from({length: 20_000}, (_, index) => {
      const chance = beta(random, 0.75, 8);
      const [unseen, horizon] = index % 2 ? [0, 12] : [5, 10];
      let survived = 0;
      while (survived < horizon && random() >= chance) survived++;
      return {unseen, survived, lost: survived < horizon, contracts: 1};
    }).filter(each => each.survived >= each.unseen);
    const {parameters, covariance} = fitted(shiftedBetaGeometric, terms);
    for (const [at, truth] of [0.75, 8].entries()) {
      const error = Math.sqrt(covariance![at]![at]!);
      expect(Math.abs(Math.log(parameters[at]! / truth)) / error).toBeLessThan(3.5);
      expect(error).toBeLessThan(0.25);
    }
  });
});

describe('gamma-gamma (Fader and Hardie 2013)', () => {
  test('three purchases of 35 on average', () => {
    expect(expectedSpend([6, 4, 16], {orders: 3, mean: 35})).toBeCloseTo(34.5714286, 7);
  });

  test('who has not bought again is worth what everybody is', () => {
    expect(expectedSpend([6, 4, 16], {orders: 0, mean: 0})).toBeCloseTo((6 * 16) / 3, 12);
  });

  test('its parameters are found again', () => {
    const random = randomStreams(2)('spends');
    const spends = Array.from({length: 3000}, () => {
      const nu = gamma(random, 4) / 16;
      const orders = 1 + Math.floor(random() * 6);
      let sum = 0;
      for (let n = 0; n < orders; n++) sum += gamma(random, 6) / nu;
      return {orders, mean: sum / orders};
    });
    const {parameters, covariance} = mostLikely(
      p => gammaGamma.logLikelihood(p, spends),
      [[1, 2, 10]],
    )!;
    for (const [at, truth] of [6, 4, 16].entries()) {
      const error = Math.sqrt(covariance![at]![at]!);
      expect(Math.abs(Math.log(parameters[at]! / truth)) / error).toBeLessThan(3.5);
      expect(error).toBeLessThan(0.2);
    }
  });
});

test('margin multiple (Gupta and Lehmann)', () => {
  expect(marginMultiple(0.9, 0.12, 'at the first renewal')).toBeCloseTo(4.0909, 4);
  expect(marginMultiple(0.9, 0.12, 'certain and now')).toBeCloseTo(5.0909, 4);
  expect(marginMultiple(0.9, 0.12, 'at the first renewal', 0.04)).toBeCloseTo(4.8913, 4);
});

describe('the model that is used', () => {
  const model = (name: string, log_likelihood: number, squares?: number[]) => ({
    name,
    reason: null as string | null,
    log_likelihood,
    ...(squares && {misses: squares.map(square => ({customers: 1, square}))}),
  });
  const chosen = (...models: ReturnType<typeof model>[]) => chosenOf(models)?.name;

  test('is the most likely one, unless it was clearly worse in trials', () => {
    const often = (...squares: number[]) => Array(25).fill(squares).flat();
    /* On average 4 is more than 3, but here only by the chance of one customer in four. */
    expect(chosen(model('A', -10, [1, 1, 1, 13]), model('B', -12, [3, 3, 3, 3]))).toBe('A');
    expect(chosen(model('A', -10, often(4, 4, 4, 4)), model('B', -12, often(3, 3, 3, 3)))).toBe(
      'B',
    );
    /* Surely worse, but by less than one percent. */
    expect(chosen(model('A', -10, often(100)), model('B', -12, often(99)))).toBe('A');
  });

  test('customers who share a trial count as many', () => {
    const shared = (square: number) => [{customers: 1000, square}];
    const [likely, better] = [model('A', -10), model('B', -12)];
    expect(
      chosenOf([
        {...likely, misses: [...shared(4), {customers: 1, square: 0}]},
        {...better, misses: [...shared(3), {customers: 1, square: 0}]},
      ])?.name,
    ).toBe('B');
  });

  test('was tried, if any was, and can be used', () => {
    expect(chosen(model('A', -10), model('B', -12, [3]))).toBe('B');
    expect(chosen(model('A', -10), model('B', -12))).toBe('A');
    expect(chosen({...model('A', -10), reason: 'no_fit'}, model('B', -12))).toBe('B');
    expect(chosen()).toBeUndefined();
  });
});

test('Nelder and Mead find the valley of Rosenbrock', () => {
  const {at, found} = minimise(([x, y]) => (1 - x!) ** 2 + 100 * (y! - x! ** 2) ** 2, [-1.2, 1]);
  expect(found).toBe(true);
  expect(at[0]).toBeCloseTo(1, 4);
  expect(at[1]).toBeCloseTo(1, 4);
});

test('where a likelihood is flat, its parameter is as good as unknown, and the others are not', () => {
  const found = mostLikely(([p]) => -((Math.log(p!) - 1) ** 2), [[1, 1]]);
  expect(found?.parameters[0]).toBeCloseTo(Math.E, 4);
  expect(found?.covariance?.[0]?.[0]).toBeCloseTo(1 / 2, 2);
  expect(found?.covariance?.[1]?.[1]).toBeCloseTo(100, 6);
});

test('where only a ratio is known, a ratio is known, however far the parameters may be', () => {
  const ratio = ([s, beta]: readonly number[]) => -50 * (Math.log(s!) - Math.log(beta!) + 6) ** 2;
  const {covariance} = mostLikely(ratio, [[1, 100]])!;
  const [[ofS, both], [, ofBeta]] = covariance as [[number, number], [number, number]];
  expect(Math.sqrt(ofS)).toBeGreaterThan(5);
  expect(ofS + ofBeta - 2 * both).toBeCloseTo(1 / 100, 3);
});

test('nodes of a beta distribution know its moments', () => {
  for (const [a, b] of [
    [0.01, 3],
    [0.5, 0.5],
    [1, 1],
    [0.8, 10_002],
    [30, 2],
  ] as const) {
    const {at, weight} = betaNodes(a, b, 20);
    let exact = 1;
    for (let power = 0; power < 8; power++) {
      const sum = at.reduce((all, p, i) => all + weight[i]! * p ** power, 0);
      expect(sum / exact).toBeCloseTo(1, 9);
      exact *= (a + power) / (a + b + power);
    }
  }
});

/* The values are those of mpmath. */
test('special functions', () => {
  expect(logGamma(0.2426)).toBeCloseTo(1.3197854750907922, 14);
  expect(logGamma(1e4) / 82099.717496442376).toBeCloseTo(1, 14);
  expect(hypergeometric(11.806, 12.474, 1 / 1.1)).toBeCloseTo(7.99543225223694, 11);
});
