import {describe, expect, test} from 'vitest';
import {scoreOf, statusOf, targetAt, wilson} from '../../scorecard/grade.ts';

describe('the score', () => {
  test('is 10 at the target and 0 at the red end, and linear between', () => {
    expect(scoreOf(90, {target: 90, red: 60})).toBe(10);
    expect(scoreOf(75, {target: 90, red: 60})).toBe(5);
    expect(scoreOf(60, {target: 90, red: 60})).toBe(0);
  });

  test('does not go beyond its ends', () => {
    expect(scoreOf(99, {target: 90, red: 60})).toBe(10);
    expect(scoreOf(1, {target: 90, red: 60})).toBe(0);
  });

  test('falls with a rising value where less is better', () => {
    expect(scoreOf(9, {target: 7, red: 11})).toBe(5);
  });

  test('has a colour by the cuts of the scorecard', () => {
    const cuts = {green: 7, yellow: 4};
    expect([7, 6.99, 4, 3.99].map(score => statusOf(score, cuts))).toEqual([
      'green',
      'yellow',
      'yellow',
      'red',
    ]);
  });
});

describe('a target path', () => {
  const path = [
    {month: '2024-09-01', value: 100},
    {month: '2025-09-01', value: 112},
  ];

  test('is interpolated month by month', () => {
    expect(targetAt(path, '2024-12-01')).toBe(103);
  });

  test('is constant before and after its points', () => {
    expect(targetAt(path, '2020-01-01')).toBe(100);
    expect(targetAt(path, '2030-01-01')).toBe(112);
  });

  test('without points is none', () => {
    expect(targetAt([], '2024-12-01')).toBeNull();
  });
});

test("Wilson's interval is the published one: 8 of 10 lie between 49 % and 94.3 %", () => {
  const {low, high} = wilson(8, 10);
  expect(low).toBeCloseTo(0.4902, 4);
  expect(high).toBeCloseTo(0.9433, 4);
});

test("Wilson's interval stays between 0 and 1", () => {
  expect(wilson(0, 3).low).toBe(0);
  expect(wilson(3, 3).high).toBe(1);
});
