import {expect, test} from 'vitest';
import {smallWorld} from '../small_world.ts';

const line = {line: 1, quantity: 1};

test('customers are ranked by revenue, and the one that crosses a cut stays above it', async () => {
  const {given, build} = await smallWorld('2026-06-30');
  const sold = (customer_id: string, net_amount: number, invoiced_on = '2026-03-10') => ({
    ...line,
    invoice_id: `${customer_id}-${invoiced_on}`,
    customer_id,
    invoiced_on,
    net_amount,
    product_cost: 1,
  });
  await given('stg_customers', [{customer_id: 'own', affiliated: true}]);
  await given('stg_invoice_lines', [
    sold('first', 70),
    sold('across', 20),
    sold('third', 5),
    sold('fourth', 4),
    sold('last', 1),
    sold('own', 1000),
    sold('returned', -3),
    sold('before', 500, '2025-06-30'),
    sold('long ago', 900, '2023-06-30'),
    sold('ahead', 50, '2026-08-01'),
  ]);
  const rows = await build('customer_segment');
  const found = Object.fromEntries(
    rows.map(each => [each.customer_id, [each.abc_class, each.earns, each.is_active]]),
  );
  expect(found).toEqual({
    first: ['A', true, true],
    across: ['A', true, true],
    third: ['B', true, true],
    fourth: ['C', true, true],
    last: ['C', true, true],
    own: [null, true, null],
    returned: [null, false, null],
    before: [null, true, false],
    'long ago': [null, null, false],
    ahead: [null, null, null],
  });
});

test('amounts are those of the last 12 and 36 complete months, in the version of today', async () => {
  const {given, build} = await smallWorld('2026-06-15');
  await given('stg_customers', [
    {customer_id: 'K', valid_from: '2025-01-01', segment: 'small'},
    {customer_id: 'K', valid_from: '2026-06-15', segment: 'large'},
    {customer_id: 'K', valid_from: '2026-06-16', segment: 'huge'},
  ]);
  await given(
    'stg_invoice_lines',
    ['2026-06-01', '2026-05-31', '2025-06-01', '2025-05-31', '2024-01-01'].map((day, index) => ({
      ...line,
      invoice_id: day,
      customer_id: 'K',
      invoiced_on: day,
      net_amount: 10 ** index,
      product_cost: 2 * 10 ** index,
    })),
  );
  const [row] = await build('customer_segment');
  expect(row).toMatchObject({as_of: '2026-06-15', earns: false});
  expect(String(row!.net_revenue_12_months)).toBe('110.0000');
  expect(String(row!.contribution_1_36_months)).toBe('-11110.0000');
  const versions = await build('int_customer_version');
  const keyOf = (each: {customer_key?: unknown} | undefined) => String(each?.customer_key);
  expect(versions.find(each => keyOf(each) === keyOf(row))?.from_day).toBe('2026-06-15');
});
