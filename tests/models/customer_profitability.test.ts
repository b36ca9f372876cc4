import {expect, test} from 'vitest';
import {smallWorld} from '../small_world.ts';

const sale = {
  invoice_id: 'R1',
  line: 1,
  customer_id: 'K1',
  invoiced_on: '2026-01-10',
  quantity: 1,
  net_amount: 100,
  product_cost: 60,
};

test('what is left of a sale after the product is the contribution', async () => {
  const {given, build} = await smallWorld();
  await given('stg_invoice_lines', [sale]);
  expect(JSON.parse(JSON.stringify(await build('customer_profitability')))).toMatchObject([
    {
      customer_id: 'K1',
      month: '2026-01-01',
      net_revenue: 100,
      product_cost: 60,
      contribution_1: 40,
    },
  ]);
});

test('a credit note counts in the month of its posting', async () => {
  const {given, build} = await smallWorld();
  await given('stg_invoice_lines', [
    sale,
    {
      ...sale,
      invoice_id: 'G1',
      kind: 'credit_note',
      invoiced_on: '2026-01-31',
      posted_on: '2026-02-02',
      quantity: -1,
      net_amount: -100,
      product_cost: -60,
    },
  ]);
  expect(JSON.parse(JSON.stringify(await build('customer_profitability')))).toMatchObject([
    {month: '2026-01-01', net_revenue: 100},
    {month: '2026-02-01', net_revenue: -100, contribution_1: -40},
  ]);
});

test('what is set aside for a bonus is taken off at once, and the credit note takes off no more', async () => {
  const {given, build} = await smallWorld();
  const accrual = {agreement_id: 'B', customer_id: 'K1'};
  await given('stg_rebate_accruals', [
    {...accrual, accrual_id: 'A1', posted_on: '2026-01-31', kind: 'accrual', amount: 5},
    {...accrual, accrual_id: 'A2', posted_on: '2026-12-15', kind: 'settlement', amount: 3},
    {...accrual, accrual_id: 'A3', posted_on: '2026-12-15', kind: 'release', amount: 2},
  ]);
  await given('stg_invoice_lines', [
    sale,
    {
      ...sale,
      invoice_id: 'G1',
      kind: 'credit_note',
      credit_reason: 'bonus',
      invoiced_on: '2026-12-15',
      net_amount: -3,
      product_cost: 0,
    },
  ]);
  const rows = JSON.parse(JSON.stringify(await build('customer_profitability')));
  expect(
    rows.map(({month, net_revenue, product_cost}: Record<string, unknown>) => [
      month,
      net_revenue,
      product_cost,
    ]),
  ).toEqual([
    ['2026-01-01', 95, 60],
    ['2026-12-01', 2, 0],
  ]);
});

test('a down payment is no revenue, and costs nothing', async () => {
  const {given, build} = await smallWorld();
  await given('stg_invoice_lines', [
    {...sale, kind: 'down_payment', net_amount: 5000, product_cost: null},
  ]);
  expect(await build('customer_profitability')).toEqual([]);
});

test('revenue of an unknown customer is revenue all the same', async () => {
  const {given, build} = await smallWorld();
  await given('stg_invoice_lines', [sale, {...sale, invoice_id: 'R2', customer_id: null}]);
  expect(JSON.parse(JSON.stringify(await build('customer_profitability')))).toMatchObject([
    {customer_id: 'K1', net_revenue: 100},
    {customer_id: null, customer_key: 0, net_revenue: 100},
  ]);
});

test('without a cost of its own, a line costs what its product cost on that day', async () => {
  const {given, build} = await smallWorld();
  await given('stg_product_costs', [
    {product_id: 'P1', valid_from: '2025-10-01', variable_cost: 7.5},
    {product_id: 'P1', valid_from: '2026-02-01', variable_cost: 9},
  ]);
  const line = {...sale, product_id: 'P1', quantity: 4, product_cost: null};
  await given('stg_invoice_lines', [line, {...line, invoice_id: 'R2', invoiced_on: '2026-02-01'}]);
  expect(JSON.parse(JSON.stringify(await build('customer_profitability')))).toMatchObject([
    {month: '2026-01-01', product_cost: 30, revenue_without_cost: 0},
    {month: '2026-02-01', product_cost: 36, revenue_without_cost: 0},
  ]);
});

test('revenue whose cost nobody knows is shown as such', async () => {
  const {given, build} = await smallWorld();
  await given('stg_invoice_lines', [{...sale, product_cost: null}]);
  expect(JSON.parse(JSON.stringify(await build('customer_profitability')))).toMatchObject([
    {net_revenue: 100, product_cost: 0, revenue_without_cost: 100},
  ]);
});

test('affiliated companies are a remainder, and the sum stays', async () => {
  const {given, build} = await smallWorld();
  await given('stg_customers', [
    {customer_id: 'K1', valid_from: '2020-01-01', natural_person: false},
    {customer_id: 'K2', valid_from: '2020-01-01', natural_person: false, affiliated: true},
  ]);
  await given('stg_invoice_lines', [sale, {...sale, invoice_id: 'R2', customer_id: 'K2'}]);
  const january = (await build('revenue_by_month'))[0];
  expect(JSON.parse(JSON.stringify(january))).toMatchObject({
    month: '2026-01-01',
    net_revenue: 100,
    remainder_net_revenue: 100,
    total_net_revenue: 200,
  });
});
