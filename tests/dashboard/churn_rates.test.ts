import {expect, test} from 'vitest';
import {ratesOfYear} from '../../dashboard/pages/churn/rates.ts';
import {warehouse} from '../../warehouse/query.ts';
import {smallWorld} from '../small_world.ts';

test('where all have left, a rate lacks somebody to leave, and no history', async () => {
  const {given, build, connect} = await smallWorld('2026-09-30');
  await given('stg_invoice_lines', [
    {
      invoice_id: 'R1',
      line: 1,
      customer_id: 'K1',
      invoiced_on: '2023-01-15',
      quantity: 1,
      net_amount: 10,
      product_cost: 5,
    },
  ]);
  await build('churn_by_month');
  await build('retention_by_month');
  const {month, rates, rate_reasons} = await ratesOfYear(warehouse({connect}, 1));
  expect(month).toBe('2026-09-01');
  expect(new Set(Object.values(rates))).toEqual(new Set([null]));
  expect(new Set(Object.values(rate_reasons))).toEqual(new Set(['nothing_at_start']));
});
