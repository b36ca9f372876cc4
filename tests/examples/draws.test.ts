import {describe, expect, test} from 'vitest';
import {
  betaQuantiles,
  gammaQuantiles,
  normalQuantile,
  poissonQuantile,
} from '../../examples/musterwerk/generator/world/quantiles.ts';
import {randomStreams} from '../../examples/musterwerk/generator/world/random.ts';
import {spread} from '../../examples/musterwerk/generator/world/spread.ts';

describe('quantiles', () => {
  test.each([
    ['normal', normalQuantile(0.975), 1.959964],
    ['normal, far out', normalQuantile(0.001), -3.090232],
    ['gamma of shape 2', gammaQuantiles(2)(0.5), 1.678347],
    ['gamma of shape 1.5', gammaQuantiles(1.5)(0.95), 3.907364],
    ['beta(2, 2)', betaQuantiles(2, 2)(0.5), 0.5],
    ['beta(1, 3)', betaQuantiles(1, 3)(0.875), 0.5],
    ['Poisson of mean 2', poissonQuantile(0.67, 2), 2],
    ['Poisson of mean 2, above', poissonQuantile(0.68, 2), 3],
  ])('of %s are those of the tables', (_, found, known) => {
    expect(found).toBeCloseTo(known, 3);
  });
});

test('of so many draws in a row, one falls into each part', () => {
  const draws = spread(randomStreams(7)('spread'), 40, 16);
  const parts = (from: number, to: number) =>
    draws
      .slice(from, to)
      .map(draw => Math.floor(draw * (to - from)))
      .sort((a, b) => a - b);
  expect(parts(0, 16)).toEqual(Array.from({length: 16}, (_, part) => part));
  expect(parts(16, 32)).toEqual(Array.from({length: 16}, (_, part) => part));
  expect(parts(32, 40)).toEqual(Array.from({length: 8}, (_, part) => part));
});
