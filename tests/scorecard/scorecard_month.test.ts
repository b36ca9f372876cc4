import {expect, test} from 'vitest';
import type {Row} from '../../warehouse/database.ts';
import {smallWorld} from '../small_world.ts';

const sale = (customer_id: string, invoiced_on: string, net_amount: number) => ({
  invoice_id: `${customer_id} ${invoiced_on}`,
  line: 1,
  customer_id,
  invoiced_on,
  quantity: 1,
  net_amount,
  product_cost: 0,
});

const graded = (rows: Row[], kpi: string, month: string) =>
  rows.find(row => row.kpi === kpi && row.month === month);

/** K1 buys every year, K2 stops: of two customers at the end of 2025 one is lost in 2026. */
async function twoCustomers() {
  const world = await smallWorld('2026-12-31');
  await world.given('stg_invoice_lines', [
    sale('K1', '2024-12-10', 100),
    sale('K2', '2024-12-15', 100),
    sale('K1', '2025-11-10', 100),
    sale('K2', '2025-11-15', 100),
    sale('K1', '2026-10-10', 150),
  ]);
  return world;
}

test('churn is the share of those active a year ago who are lost', async () => {
  const {build} = await twoCustomers();
  const december = graded(await build('scorecard_month'), 'churn_rate', '2026-12-01');
  expect(december).toMatchObject({value: 50, numerator: 1, denominator: 2, status: 'red'});
  expect(december!.score).toBeCloseTo(2, 9);
});

test('a rate from few customers shows how uncertain it is', async () => {
  const {build} = await twoCustomers();
  const december = graded(await build('scorecard_month'), 'churn_rate', '2026-12-01');
  expect(december!.value_low).toBeCloseTo(9.45, 2);
  expect(december!.value_high).toBeCloseTo(90.55, 2);
});

test('revenue of twelve months is divided by the customers active at their end', async () => {
  const {build} = await twoCustomers();
  const december = graded(await build('scorecard_month'), 'revenue_per_customer', '2026-12-01');
  expect(december).toMatchObject({value: 150, score: 5, status: 'yellow'});
});

test('a history that is too short gives no value, and says so', async () => {
  const {build} = await twoCustomers();
  const early = graded(await build('scorecard_month'), 'churn_rate', '2025-06-01');
  expect(early).toMatchObject({value: null, status: 'no_data', reason: 'short_history'});
});

test('a KPI without a source names what is missing instead of a zero', async () => {
  const {given, build} = await twoCustomers();
  await given('meta_entity', [{entity: 'service_cases', row_count: 0, reason: 'no_stream'}]);
  const december = graded(await build('scorecard_month'), 'answered_within_2h', '2026-12-01');
  expect(december).toMatchObject({
    value: null,
    status: 'no_data',
    reason: 'no_stream',
    missing_entity: 'service_cases',
  });
});

test('fewer than five employees are too few to be shown', async () => {
  const {given, build} = await twoCustomers();
  const staff = (employee_id: string) => ({
    employee_id,
    customer_role: true,
    joined_on: '2020-01-01',
  });
  await given('stg_employees', ['1', '2', '3', '4'].map(staff));
  const few = graded(await build('scorecard_month'), 'training_rate', '2026-12-01');
  expect(few).toMatchObject({value: null, reason: 'too_few'});
});

test('a red veto keeps its objective from being green, however good the others are', async () => {
  const {given, build} = await twoCustomers();
  await given('set_kpi', [
    {kpi: 'churn_rate', objective: 'keep', position: 0, red: 60, weight: 1, veto: true},
    {kpi: 'revenue_per_customer', objective: 'keep', position: 1, red: 0, weight: 9, veto: false},
  ]);
  await given('set_kpi_target', [
    {kpi: 'churn_rate', month: '1900-01-01', value: 10},
    {kpi: 'revenue_per_customer', month: '1900-01-01', value: 150},
  ]);
  await build('scorecard_month');
  const nodes = await build('scorecard_node_month');
  const keep = nodes.find(row => row.node === 'keep' && row.month === '2026-12-01');
  expect(keep).toMatchObject({score: 6.9, status: 'yellow', red_kpis: 1});
});

test('what has no data takes no part in the mean, and its share is shown', async () => {
  const {build} = await twoCustomers();
  await build('scorecard_month');
  const whole = (await build('scorecard_node_month')).find(
    row => row.level === 'scorecard' && row.month === '2026-12-01',
  );
  expect(whole).toMatchObject({weight_with_data: 0.6});
});
