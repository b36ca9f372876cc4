import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {kMeans, silhouette} from '../../models/portfolio/k_means.ts';

/* Ruspini (1970), 75 points; the reference (R, package cluster) has 20, 23, 17 and 15 of them. */
const x =
  '4 5 10 9 13 13 12 15 18 19 22 27 28 24 27 28 30 31 32 36 28 32 35 33 38 41 38 38 32 34 44 44 44 46 47 49 50 53 52 55 54 60 63 86 85 85 78 74 97 98 98 99 99 101 108 110 108 111 115 117 70 77 83 61 69 78 66 58 64 69 66 61 76 72 64';
const y =
  '53 63 59 77 49 69 88 75 61 65 74 72 76 58 55 60 52 60 61 72 147 149 153 154 151 150 145 143 143 141 156 149 143 142 149 152 142 144 152 155 124 136 139 132 115 96 94 96 122 116 124 119 128 115 111 111 116 126 117 115 4 12 21 15 15 16 18 13 20 21 23 25 27 31 30';
const across = x.split(' ').map(Number);
const ruspini = y.split(' ').map((each, at) => [across[at]!, Number(each)]);

const sizesOf = (clusters: Int32Array) =>
  [...Map.groupBy(clusters, each => each).values()].map(each => each.length).sort();

describe('four clusters of the points of Ruspini', () => {
  const found = kMeans(ruspini, 4);

  test('are those of the reference', () => {
    expect(sizesOf(found.clusters)).toEqual([15, 17, 20, 23]);
    expect(found.inertia).toBeCloseTo(12_881.05, 2);
    expect(silhouette(ruspini, found.clusters)).toBeCloseTo(0.7377, 4);
  });

  test('have a better silhouette than any other number', () => {
    const all = [2, 3, 4, 5, 6].map(number =>
      silhouette(ruspini, kMeans(ruspini, number).clusters),
    );
    expect(Math.max(...all)).toBe(all[2]);
  });
});

test('a silhouette by hand: 0, 1 and 5', () => {
  /* 0: a 1, b 5; 1: a 1, b 4; 5 is alone. */
  expect(silhouette([[0], [1], [5]], Int32Array.of(0, 0, 1))).toBeCloseTo((0.8 + 0.75 + 0) / 3, 12);
});

test('the best of many starts is the best partition there is', () => {
  const point = fc.tuple(fc.integer({min: 0, max: 20}), fc.integer({min: 0, max: 20}));
  fc.assert(
    fc.property(fc.uniqueArray(point, {minLength: 3, maxLength: 7, selector: String}), points => {
      const {inertia} = kMeans(points, 2, {starts: 60});
      expect(inertia).toBeCloseTo(leastInertia(points), 6);
    }),
    {numRuns: 60},
  );
});

/** Of all ways to split the points in two. */
function leastInertia(points: readonly (readonly number[])[]): number {
  let least = Infinity;
  for (let split = 1; split < 2 ** (points.length - 1); split++) {
    const parts = [0, 1].map(part => points.filter((_, at) => ((split >> at) & 1) === part));
    least = Math.min(
      least,
      parts.reduce((sum, part) => sum + spreadOf(part), 0),
    );
  }
  return least;
}

const spreadOf = (points: readonly (readonly number[])[]) =>
  (points[0] ?? []).reduce((sum, _, dimension) => {
    const values = points.map(each => each[dimension]!);
    const mean = values.reduce((total, each) => total + each, 0) / values.length;
    return sum + values.reduce((total, each) => total + (each - mean) ** 2, 0);
  }, 0);

test('the same points give the same clusters, and more clusters than points are refused', () => {
  expect(kMeans(ruspini, 5)).toEqual(kMeans(ruspini, 5));
  expect(() => kMeans([[1], [1], [2]], 3)).toThrow('fewer than 3 distinct points');
});

test('points that are many times the same leave no cluster empty', () => {
  const points = [...Array.from({length: 50}, () => [0]), [1], [2]];
  expect(sizesOf(kMeans(points, 3).clusters)).toEqual([1, 1, 50]);
});
