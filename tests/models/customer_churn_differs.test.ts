import {expect, test} from 'vitest';
import {differMuch} from '../../models/churn/of_customer.ts';

test('a risk and the chance to be still there differ from more than 30 points on', () => {
  expect(differMuch(0.9, 0.95)).toBe(true);
  expect(differMuch(0.1, 0.2)).toBe(true);
  expect(differMuch(0.3, 0.95)).toBe(false);
  expect(differMuch(0.9, null)).toBe(false);
  expect(differMuch(null, 0.9)).toBe(false);
});
