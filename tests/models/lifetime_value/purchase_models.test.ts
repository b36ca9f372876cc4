import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {randomStreams} from '../../../examples/musterwerk/generator/world/random.ts';
import {bgNbd, mbgNbd} from '../../../models/lifetime_value/maths/bg_nbd.ts';
import {mostLikely} from '../../../models/lifetime_value/maths/most_likely.ts';
import {
  discountedTransactions,
  paretoNbd,
} from '../../../models/lifetime_value/maths/pareto_nbd.ts';
import type {PurchaseModel} from '../../../models/lifetime_value/maths/purchase_model.ts';
import {bgLife, histories, paretoLife, purchases} from './simulate.ts';

const cdnowBg = [0.242598152307, 4.41368416329, 0.792989873668, 2.42616669638];
const cdnowPareto = [0.553355317991, 10.5786696946, 0.605943439967, 11.6578081106];
const buyer = {orders: 26, last: 30.857, age: 31};
const newcomer = {orders: 0, last: 0, age: 0};
const year = {weeks: 52, discount: Math.log(1.1) / 52};

const expected = (model: PurchaseModel, parameters: number[], history = buyer) =>
  model.pAlive(parameters, history) * model.outlook(parameters, history, year).orders;

describe('published numbers', () => {
  test('BG/NBD: the most active customer of CDNOW, and a new one', () => {
    expect(expected(bgNbd, cdnowBg)).toBeCloseTo(25.7566, 3);
    expect(bgNbd.pAlive(cdnowBg, buyer)).toBeCloseTo(0.96885, 4);
    expect(expected(bgNbd, cdnowBg, newcomer)).toBeCloseTo(1.444004, 5);
  });

  test('Pareto/NBD: the same customer, and discounted transactions for all time to come', () => {
    expect(expected(paretoNbd, cdnowPareto)).toBeCloseTo(25.45647, 3);
    expect(paretoNbd.pAlive(cdnowPareto, buyer)).toBeCloseTo(0.997874, 4);
    const parameters = [0.5629966, 12.559037, 0.4081095, 10.5148048];
    const history = {orders: 7, last: 35, age: 77.86};
    expect(discountedTransactions(parameters, history, 0.0027)).toBeCloseTo(1.86418332807, 9);
  });

  test('for leavers of s ≥ 1 the same transactions are the sum of a long horizon', () => {
    const parameters = [0.56, 12.5, 1.4, 40];
    const history = {orders: 7, last: 35, age: 77.86};
    const discount = 0.02;
    const horizons = Array.from({length: 1600}, (_, at) => [at, at + 1] as const);
    const until = (weeks: number) =>
      paretoNbd.outlook(parameters, history, {weeks, discount: 0}).orders;
    const sum = horizons.reduce(
      (all, [from, to]) =>
        all + (until(to) - until(from)) * Math.exp((-discount * (from + to)) / 2),
      0,
    );
    const all = discountedTransactions(parameters, history, discount);
    expect(all / (sum * paretoNbd.pAlive(parameters, history))).toBeCloseTo(1, 3);
  });
});

/* By 40 digits of mpmath, from the closed formula in its form after Euler. */
describe('the closed formula, where it is hard to compute', () => {
  const hard = {weeks: 260, discount: 0};
  test.each([
    [bgNbd, cdnowBg, newcomer, 3.58522684713],
    [bgNbd, cdnowBg, {orders: 5, last: 3, age: 300}, 3.64168011161],
    [bgNbd, [2, 10, 1.1, 3], {orders: 10_000, last: 150, age: 156}, 8996.21427923],
    [mbgNbd, cdnowBg, newcomer, 4.20522757577],
    [mbgNbd, cdnowBg, {orders: 5, last: 3, age: 300}, 3.71219406361],
    [mbgNbd, [2, 10, 1.1, 3], {orders: 10_000, last: 150, age: 156}, 8996.55816921],
  ])('%o %j %j', (model, parameters, history, orders) => {
    expect(model.outlook(parameters, history, hard).orders / orders).toBeCloseTo(1, 7);
  });

  test('a fifth of a per mille is lost where five years follow on half a week', () => {
    const {orders} = bgNbd.outlook([0.3, 0.5, 0.4, 0.5], newcomer, hard);
    expect(Math.abs(orders / 15.3432914302 - 1)).toBeLessThan(1e-3);
  });
});

describe('what is to come of a customer is what comes of many like it', () => {
  const horizon = {weeks: 100, discount: 0.002};
  test.each([
    ['BG/NBD', bgNbd, [1.5, 12, 0.8, 4], bgLife],
    ['MBG/NBD', mbgNbd, [1.5, 12, 0.8, 4], (all: readonly number[]) => bgLife(all, true)],
    ['Pareto/NBD', paretoNbd, [1.5, 12, 1.2, 60], paretoLife],
  ])('%s', (_, model, parameters, life) => {
    const random = randomStreams(7)('outlook');
    const lives = Array.from({length: 60_000}, () =>
      purchases(random, life(parameters)(random), horizon.weeks),
    );
    const mean = (of: (times: number[]) => number) =>
      lives.reduce((sum, times) => sum + of(times), 0) / lives.length;
    const alive = model.pAlive(parameters, newcomer);
    const outlook = model.outlook(parameters, newcomer, horizon);
    const close = (found: number, simulated: number) =>
      expect(Math.abs((alive * found) / simulated - 1)).toBeLessThan(0.03);
    close(
      outlook.orders,
      mean(times => times.length),
    );
    close(
      outlook.factorial,
      mean(times => times.length * (times.length - 1)),
    );
    close(
      outlook.discounted,
      mean(times => times.reduce((sum, t) => sum + Math.exp(-horizon.discount * t), 0)),
    );
    close(
      1 - outlook.none,
      mean(times => (times.length > 0 ? 1 : 0)),
    );
  });
});

describe('parameters are found again in what they made', () => {
  test.each([
    ['BG/NBD', bgNbd, [0.9, 8, 0.7, 2.5], bgLife],
    ['MBG/NBD', mbgNbd, [0.9, 8, 0.7, 2.5], (all: readonly number[]) => bgLife(all, true)],
    ['Pareto/NBD', paretoNbd, [0.9, 8, 0.8, 20], paretoLife],
  ])('%s', (_, model, parameters, life) => {
    const made = histories(randomStreams(3)('recovery'), life(parameters), 4000, 104);
    const found = mostLikely(p => model.logLikelihood(p, made), model.starts(made))!;
    const own = model.logLikelihood(parameters, made);
    expect(found.logLikelihood).toBeGreaterThanOrEqual(own);
    /* Twice the difference is chi-square of 4 degrees: above 18.5 once in a thousand. */
    expect(2 * (found.logLikelihood - own)).toBeLessThan(18.5);
    for (const [at, parameter] of parameters.entries()) {
      const error = Math.sqrt(found.covariance![at]![at]!);
      expect(Math.abs(Math.log(found.parameters[at]! / parameter)) / error).toBeLessThan(3.5);
      expect(error).toBeLessThan(0.5);
    }
  });

  test('customers who share a history count as many', () => {
    const made = histories(randomStreams(3)('twins'), bgLife([0.9, 8, 0.7, 2.5]), 200, 52);
    const twice = bgNbd.logLikelihood(cdnowBg, [...made, ...made]);
    const counted = bgNbd.logLikelihood(
      cdnowBg,
      made.map(each => ({...each, customers: 2})),
    );
    expect(counted).toBeCloseTo(twice, 6);
  });
});

describe('whatever the history', () => {
  const history = fc
    .record({
      orders: fc.oneof(fc.nat(30), fc.nat(10_000)),
      age: fc.oneof(fc.constant(0), fc.double({min: 0, max: 1500, noNaN: true})),
      share: fc.double({min: 0, max: 1, noNaN: true}),
    })
    .map(({orders, age, share}) => ({
      orders: age === 0 ? 0 : orders,
      age,
      last: orders === 0 || age === 0 ? 0 : age * share,
    }));
  const positive = fc.double({min: -4, max: 4, noNaN: true}).map(Math.exp);
  const four = fc.tuple(positive, positive, positive, positive);

  test.each([bgNbd, mbgNbd, paretoNbd])('$name gives numbers', model => {
    fc.assert(
      fc.property(four, history, (parameters, each) => {
        const ln = model.logLikelihood(parameters, [{...each, customers: 1}]);
        expect(Number.isFinite(ln)).toBe(true);
        const alive = model.pAlive(parameters, each);
        expect(alive).toBeGreaterThanOrEqual(0);
        expect(alive).toBeLessThanOrEqual(1 + 1e-9);
        const {orders, discounted, factorial, none} = model.outlook(parameters, each, {
          weeks: 260,
          discount: 0.002,
        });
        expect(orders).toBeGreaterThanOrEqual(0);
        expect(discounted).toBeLessThanOrEqual(orders * (1 + 1e-9));
        expect(discounted).toBeGreaterThanOrEqual(orders * Math.exp(-0.002 * 260) * (1 - 1e-6));
        expect(factorial).toBeGreaterThanOrEqual(0);
        expect(factorial).toBeLessThan(Number.POSITIVE_INFINITY);
        expect(none).toBeGreaterThanOrEqual(0);
        expect(none).toBeLessThanOrEqual(1 + 1e-9);
      }),
      {numRuns: 2000},
    );
  });

  test('longer silence never makes a customer more alive', () => {
    fc.assert(
      fc.property(four, history, fc.double({min: 0, max: 500, noNaN: true}), (p, each, more) => {
        for (const model of [bgNbd, mbgNbd, paretoNbd]) {
          const later = model.pAlive(p, {...each, age: each.age + more});
          expect(later).toBeLessThanOrEqual(model.pAlive(p, each) + 1e-9);
        }
      }),
    );
  });
});
