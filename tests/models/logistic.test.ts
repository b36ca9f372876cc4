import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {accuracy, deciles} from '../../models/churn/accuracy.ts';
import {fitLogistic, type Pattern, probability, recentred} from '../../models/churn/logistic.ts';

const rounded = (all: readonly number[], digits: number) => all.map(each => each.toFixed(digits));

describe('the maximum likelihood fit agrees with published ones', () => {
  test('the O-rings of the Challenger by temperature (Dalal, Fowlkes and Hoadley 1989)', () => {
    const temperatures = [
      66, 70, 69, 68, 67, 72, 73, 70, 57, 63, 70, 78, 67, 53, 67, 75, 70, 81, 76, 79, 75, 76, 58,
    ];
    const damaged = [70, 57, 63, 70, 53, 75, 58];
    const flights = temperatures.map(x => ({x: [x], rows: 1, events: 0}));
    for (const x of damaged) flights.find(each => each.x[0] === x && each.events === 0)!.events = 1;
    const fit = fitLogistic(flights, 0);
    expect(rounded([fit.intercept, ...fit.coefficients], 4)).toEqual(['15.0429', '-0.2322']);
    expect(rounded(fit.errors, 3)).toEqual(['7.379', '0.108']);
  });

  test('better grades by a new way of teaching (Spector and Mazzeo 1980, in Greene)', () => {
    const points = [
      2.66, 2.89, 3.28, 2.92, 4.0, 2.86, 2.76, 2.87, 3.03, 3.92, 2.63, 3.32, 3.57, 3.26, 3.53, 2.74,
      2.75, 2.83, 3.12, 3.16, 2.06, 3.62, 2.89, 3.51, 3.54, 2.83, 3.39, 2.67, 3.65, 4.0, 3.1, 2.39,
    ];
    const entry = [
      20, 22, 24, 12, 21, 17, 17, 21, 25, 29, 20, 23, 23, 25, 26, 19, 25, 19, 23, 25, 22, 28, 14,
      26, 24, 27, 17, 24, 21, 23, 21, 19,
    ];
    const better = [5, 10, 14, 20, 22, 25, 26, 27, 29, 30, 32];
    const students = points.map((each, at) => ({
      x: [each, entry[at]!, at >= 18 ? 1 : 0],
      rows: 1,
      events: better.includes(at + 1) ? 1 : 0,
    }));
    const fit = fitLogistic(students, 0);
    expect(rounded([fit.intercept, ...fit.coefficients], 4)).toEqual([
      '-13.0213',
      '2.8261',
      '0.0952',
      '2.3787',
    ]);
    expect(rounded(fit.errors, 3)).toEqual(['4.931', '1.263', '0.142', '1.065']);
    expect(fit.logLikelihood).toBeCloseTo(-12.88963, 4);
  });
});

test('one yes or no gives the shares themselves: 3 of 10 against 8 of 10', () => {
  const fit = fitLogistic(
    [
      {x: [0], rows: 10, events: 3},
      {x: [1], rows: 10, events: 8},
    ],
    0,
  );
  expect(probability(fit, [0])).toBeCloseTo(0.3, 9);
  expect(probability(fit, [1])).toBeCloseTo(0.8, 9);
});

test('a ridge keeps finite what a column would tell apart for certain', () => {
  const apart = [
    {x: [0], rows: 5, events: 0},
    {x: [1], rows: 5, events: 5},
  ];
  const fit = fitLogistic(apart, 0.5);
  // By symmetry the intercept is -b / 2, and 5 · (1 - p) = b: b = 1.5675….
  expect(probability(fit, [1])).toBeCloseTo(0.6865, 4);
  expect(5 * (1 - probability(fit, [1]))).toBeCloseTo(fit.coefficients[0]!, 6);
});

const pattern: fc.Arbitrary<Pattern> = fc
  .tuple(
    fc.array(fc.integer({min: -4, max: 4}), {minLength: 3, maxLength: 3}),
    fc.integer({min: 1, max: 9}),
    fc.double({min: 0, max: 1, noNaN: true}),
  )
  .map(([x, rows, share]) => ({x, rows, events: Math.round(rows * share)}));

test('at the fit the penalised likelihood is flat, whatever the rows', () => {
  fc.assert(
    fc.property(fc.array(pattern, {minLength: 1, maxLength: 20}), patterns => {
      const events = patterns.reduce((sum, each) => sum + each.events, 0);
      const rows = patterns.reduce((sum, each) => sum + each.rows, 0);
      fc.pre(events > 0 && events < rows);
      const ridge = 0.5;
      const fit = fitLogistic(patterns, ridge);
      const residual = ({x, rows, events}: Pattern) => events - rows * probability(fit, x);
      const all = (of: (each: Pattern) => number) =>
        patterns.reduce((sum, each) => sum + of(each), 0);
      expect(all(residual)).toBeCloseTo(0, 4);
      fit.coefficients.forEach((coefficient, at) => {
        expect(all(each => residual(each) * each.x[at]!)).toBeCloseTo(2 * ridge * coefficient, 4);
      });
    }),
  );
});

test('another intercept expects as many events as there were, and leaves the rest', () => {
  const old = fitLogistic(
    [
      {x: [0], rows: 100, events: 5},
      {x: [1], rows: 100, events: 20},
    ],
    0,
  );
  const now = [
    {x: [0], rows: 30, events: 8},
    {x: [1], rows: 10, events: 7},
  ];
  const moved = recentred(old, now);
  expect(moved.coefficients).toEqual(old.coefficients);
  expect(30 * probability(moved, [0]) + 10 * probability(moved, [1])).toBeCloseTo(15, 9);
});

test('the order of rows, and whether alike ones stand together, does not matter', () => {
  const one = {x: [1, 0], rows: 4, events: 3};
  const rest = [
    {x: [0, 2], rows: 6, events: 1},
    {x: [3, 1], rows: 5, events: 3},
    {x: [0, 0], rows: 7, events: 2},
  ];
  const split = [...rest, {...one, rows: 1, events: 1}, {...one, rows: 3, events: 2}];
  const [a, b] = [fitLogistic([one, ...rest], 1), fitLogistic(split, 1)];
  a.coefficients.forEach((each, at) => {
    expect(b.coefficients[at]).toBeCloseTo(each, 9);
  });
});

test('the area under the curve of 109 pictures is .893 ± .032 (Hanley and McNeil 1982)', () => {
  const normal = [33, 6, 6, 11, 2];
  const abnormal = [3, 2, 2, 11, 33];
  const ratings = normal.map((count, at) => ({
    risk: (at + 1) / 6,
    rows: count + abnormal[at]!,
    events: abnormal[at]!,
  }));
  const {auc, aucError} = accuracy(ratings);
  expect(auc.toFixed(3)).toBe('0.893');
  expect(aucError.toFixed(3)).toBe('0.032');
});

test('Brier, base rate and lift, by hand', () => {
  const found = accuracy([
    {risk: 0.8, rows: 2, events: 2},
    {risk: 0.2, rows: 18, events: 2},
  ]);
  expect(found).toMatchObject({rows: 20, events: 4, topDecileLift: 5});
  expect(found.brier).toBeCloseTo((2 * 0.04 + 2 * 0.64 + 16 * 0.04) / 20, 12);
  expect(found.brierOfBaseRate).toBeCloseTo(0.16, 12);
  expect(found.auc).toBeCloseTo((2 * 16 + 2 * 8) / (4 * 16), 12);
});

test('tenths hold all rows, and their events add up, wherever their borders fall', () => {
  const one = fc
    .tuple(fc.constantFrom(0.1, 0.3, 0.35, 0.9), fc.integer({min: 1, max: 30}))
    .map(([risk, rows]) => ({risk, rows, events: Math.floor(rows / 3)}));
  fc.assert(
    fc.property(fc.array(one, {minLength: 1, maxLength: 9}), predictions => {
      const total = predictions.reduce((sum, each) => sum + each.rows, 0);
      const tenths = deciles(predictions);
      for (const {rows} of tenths) expect(rows).toBeCloseTo(total / 10, 6);
      const events = tenths.reduce((sum, {rows, observed}) => sum + rows * observed, 0);
      expect(events).toBeCloseTo(
        predictions.reduce((sum, each) => sum + each.events, 0),
        6,
      );
      const falls = tenths.every(
        (each, at) => at === 0 || each.predicted <= tenths[at - 1]!.predicted + 1e-12,
      );
      expect(falls).toBe(true);
    }),
  );
});

test('with one outcome only there is nothing to tell apart', () => {
  expect(() => accuracy([{risk: 0.2, rows: 5, events: 0}])).toThrow('one outcome');
  expect(() => accuracy([])).toThrow('one outcome');
});
