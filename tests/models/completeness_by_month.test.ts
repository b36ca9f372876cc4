import {expect, test} from 'vitest';
import {smallWorld} from '../small_world.ts';

/* The small company asks for two fields: vat_id and industry. */
test('a record counts as it was at the end of each month, while its customer is active', async () => {
  const {given, build} = await smallWorld('2026-06-30');
  const record = {customer_id: 'K1', industry: 'food'};
  await given('stg_customers', [
    {...record, valid_from: '2024-01-01', has_vat_id: false},
    {...record, valid_from: '2025-03-31', has_vat_id: true},
    {...record, valid_from: '2025-05-02', has_vat_id: true, industry: null},
    {...record, valid_from: '2025-05-20', has_vat_id: true},
  ]);
  const line = {line: 1, quantity: 1, net_amount: 10, product_cost: 5};
  await given('stg_invoice_lines', [
    {...line, invoice_id: 'R1', customer_id: 'K1', invoiced_on: '2025-01-15'},
    {...line, invoice_id: 'R2', customer_id: 'K2', invoiced_on: '2025-04-30'},
  ]);
  const months = new Map(
    (await build('completeness_by_month')).map(each => [
      each.month,
      [each.filled_fields, each.required_fields],
    ]),
  );
  expect(months.get('2025-02-01')).toEqual([1, 2]);
  expect(months.get('2025-03-01')).toEqual([2, 2]);
  expect(months.get('2025-04-01')).toEqual([2, 4]);
  expect(months.get('2025-05-01')).toEqual([2, 4]);
  expect(months.get('2025-12-01')).toEqual([2, 4]);
  expect(months.get('2026-01-01')).toEqual([0, 2]);
  expect(months.get('2026-04-01')).toEqual([0, 0]);
  expect(months.get('2026-06-01')).toEqual([0, 0]);
});
