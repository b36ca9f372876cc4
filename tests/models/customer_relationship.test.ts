import {expect, test} from 'vitest';
import {smallWorld} from '../small_world.ts';

const purchases = (customer_id: string, ...days: string[]) =>
  days.map(invoiced_on => ({
    invoice_id: `${customer_id} ${invoiced_on}`,
    line: 1,
    customer_id,
    invoiced_on,
    quantity: 1,
    net_amount: 10,
    product_cost: 5,
  }));

const monthly = [
  '2026-01-01',
  '2026-02-01',
  '2026-03-01',
  '2026-04-01',
  '2026-05-01',
  '2026-06-01',
];

test('who bought every month and then not for three is silent, who buys once a year is not', async () => {
  const {given, build} = await smallWorld('2026-10-03');
  await given('stg_invoice_lines', [
    ...purchases('often', ...monthly, '2026-07-01'),
    ...purchases('rarely', '2025-02-01', '2026-01-20'),
  ]);
  // Gaps of 31, 28, 31, 30, 31 and 30 days: silent from the 63rd day on.
  expect(await build('customer_relationship')).toMatchObject([
    {
      customer_id: 'often',
      median_gap_days: 30,
      long_gap_days: 31,
      silence_days: 94,
      is_silent: true,
      lost_on: null,
    },
    {customer_id: 'rarely', long_gap_days: null, is_silent: null, is_active: true},
  ]);
});

test('silence up to twice the long gap is nothing unusual', async () => {
  const {given, build} = await smallWorld('2026-09-01');
  await given('stg_invoice_lines', purchases('K1', ...monthly, '2026-07-01'));
  expect(await build('customer_relationship')).toMatchObject([
    {silence_days: 62, is_silent: false},
  ]);
});

test('with six days of purchase there is no rhythm to break', async () => {
  const {given, build} = await smallWorld('2026-10-31');
  await given('stg_invoice_lines', purchases('K1', ...monthly));
  expect(await build('customer_relationship')).toMatchObject([{is_silent: null}]);
});

test('the relation is as old as the source says, and who is lost is not silent', async () => {
  const {given, build} = await smallWorld('2028-12-31');
  await given('stg_customers', [
    {customer_id: 'K1', valid_from: '2020-01-01', customer_since: '2024-12-01'},
  ]);
  await given('stg_invoice_lines', [
    ...purchases('K1', '2025-01-15', '2026-02-01'),
    ...purchases('K2', ...monthly, '2026-07-01'),
  ]);
  expect(await build('customer_relationship')).toMatchObject([
    {
      customer_id: 'K1',
      relation_since: '2024-12-01',
      is_active: false,
      lost_on: '2027-02-01',
      relation_days: 792,
      times_won_back: 1,
    },
    {customer_id: 'K2', is_active: false, lost_on: '2027-07-01', is_silent: null},
  ]);
});

test('returns alone make no relation', async () => {
  const {given, build} = await smallWorld('2026-12-31');
  const [sale] = purchases('K1', '2026-03-01');
  await given('stg_invoice_lines', [{...sale!, kind: 'credit_note', net_amount: -10}]);
  expect(await build('customer_relationship')).toEqual([]);
});
