import {expect, test} from 'vitest';
import {PortfolioSettings} from '../../company/portfolio.ts';
import type {Connection, Row} from '../../warehouse/database.ts';
import {smallCompany} from '../small_company.ts';
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

const bought = (
  customer_id: string,
  net_amount: number,
  product_cost: number,
  day = '2026-03-10',
) => ({
  ...line,
  invoice_id: `${customer_id}-${day}-${net_amount}`,
  customer_id,
  invoiced_on: day,
  net_amount,
  product_cost,
});

test('a loss-maker is of class C by contribution, however much it buys', async () => {
  const {given, build, close} = await smallWorld('2026-06-30');
  await given('stg_invoice_lines', [
    bought('large', 1100, 1110),
    bought('best', 200, 110),
    bought('good', 50, 40),
    bought('even', 5, 5),
    bought('long ago', 500, 1, '2023-01-10'),
  ]);
  const rows = await build('customer_segment');
  expect(rows.map(each => [each.customer_id, each.abc_class, each.contribution_class])).toEqual([
    ['best', 'B', 'A'],
    ['even', 'C', 'C'],
    ['good', 'C', 'B'],
    ['large', 'A', 'C'],
    ['long ago', null, null],
  ]);
  close();
});

test('by rank, the first tenth is A and the next fifth B', async () => {
  const portfolio = PortfolioSettings.parse({abc: {by: 'rank'}});
  const {given, build, close} = await smallWorld('2026-06-30', smallCompany.costs, portfolio);
  await given(
    'stg_invoice_lines',
    Array.from({length: 10}, (_, at) => bought(`K${at}`, 100 - at, 1)),
  );
  const rows = await build('customer_segment');
  expect(rows.map(each => each.abc_class).join('')).toBe('ABBCCCCCCC');
  expect(rows.map(each => each.contribution_class).join('')).toBe('ABBCCCCCCC');
  close();
});

test('fifths are by last purchase, days and money; the same value is the same fifth', async () => {
  const {given, build, close} = await smallWorld('2026-06-30');
  await given('stg_invoice_lines', [
    ...[1, 2, 3].map(day => bought('often', 10, 1, `2026-06-0${day}`)),
    bought('late', 500, 1, '2026-06-20'),
    bought('early', 20, 1, '2025-01-10'),
    bought('equal', 20, 1, '2025-01-10'),
    bought('first', 5, 1, '2024-01-10'),
    bought('long ago', 5000, 1, '2023-06-30'),
  ]);
  const rows = await build('customer_segment');
  expect(Object.fromEntries(rows.map(each => [each.customer_id, each.rfm]))).toEqual({
    /* Of five customers four bought on one day: the middle of the lower four fifths is the second. */
    often: '454',
    late: '525',
    early: '222',
    equal: '222',
    first: '121',
    'long ago': null,
  });
  close();
});

test.each([
  ['nobody', []],
  ['three customers of one month', ['A', 'B', 'C'].map(each => bought(each, 10, 1, '2026-06-01'))],
  ['all have left', ['A', 'B', 'C'].map(each => bought(each, 10, 1, '2024-06-01'))],
  ['refunds only', ['A', 'B', 'C'].map(each => bought(each, -10, -1, '2026-05-01'))],
  [
    'one customer with 10,000 orders beside a small one',
    [
      ...Array.from({length: 10_000}, (_, at) => ({
        ...bought('A', 10, 1, `2026-0${1 + (at % 6)}-1${at % 10}`),
        invoice_id: String(at),
      })),
      bought('B', 1, 1),
    ],
  ],
])('%s: a result or a reason, and never an exception', async (_what, lines) => {
  const {given, ensure, build, db, close} = await smallWorld('2026-06-30');
  await given('stg_customers', [{customer_id: 'P'}]);
  await ensure('stg_invoice_lines');
  await insert(db, lines);
  for (const name of [
    'customer_segment',
    'customer_portfolio',
    'customer_portfolio_month',
    'customer_score',
    'customer_lifecycle',
  ]) {
    const rows = await build(name);
    expect(rows.flatMap(row => Object.values(row)).filter(isNoNumber)).toEqual([]);
  }
  expect(await build('int_cluster_centre')).toMatchObject([{reason: 'too_few_customers'}]);
  const segments = await build('customer_segment');
  expect(segments.find(each => each.customer_id === 'P')).toMatchObject({
    lifecycle_stage: 'prospect',
    rfm: null,
    cluster: null,
  });
  close();
});

const isNoNumber = (value: unknown) => typeof value === 'number' && !Number.isFinite(value);

/** At once: a statement for each of 10,000 rows would take a minute. */
async function insert(db: Connection, lines: readonly Row[]): Promise<void> {
  if (lines.length === 0) return;
  const names = Object.keys(lines[0]!).join(', ');
  const values = lines.map(row => `(${Object.values(row).map(each => `'${each}'`)})`);
  await db.run(`insert into stg_invoice_lines (${names}) values ${values}`);
}
