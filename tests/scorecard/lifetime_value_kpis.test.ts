import {expect, test} from 'vitest';
import type {Row} from '../../warehouse/database.ts';
import {smallWorld} from '../small_world.ts';

const months = Array.from({length: 12}, (_, at) => `2026-${String(at + 1).padStart(2, '0')}-01`);

const sale = (customer_id: string, invoiced_on: string) => ({
  invoice_id: `${customer_id} ${invoiced_on}`,
  line: 1,
  customer_id,
  invoiced_on,
  quantity: 1,
  net_amount: 100,
  product_cost: 0,
});

/** K1 is an old customer, K2 and K3 came in 2026; each month of it is told the same. */
async function told(changes: Row = {}) {
  const world = await smallWorld('2026-12-31');
  await world.given('stg_invoice_lines', [
    sale('K1', '2024-12-10'),
    sale('K1', '2025-06-10'),
    sale('K1', '2026-06-10'),
    sale('K2', '2026-02-10'),
    sale('K3', '2026-09-10'),
  ]);
  const ids = ['customer_equity', 'lifetime_value_per_customer', 'clv_to_cac', 'acquisition_cost'];
  await world.given(
    'set_kpi',
    ids.map((kpi, position) => ({
      kpi,
      objective: 'earn',
      position,
      red: 0,
      weight: 1,
      veto: false,
    })),
  );
  await world.given(
    'set_kpi_target',
    ids.map(kpi => ({kpi, month: '2024-01-01', value: 1})),
  );
  await world.given(
    'lifetime_value_by_month',
    months.map(month => ({
      month,
      is_told: true,
      active_customers: 3,
      active_clv: 900,
      first_clv: 50,
      ...changes,
    })),
  );
  await world.given(
    'acquisition_by_month',
    months.map(month => ({month, acquisition_cost: 20})),
  );
  const rows = await world.build('scorecard_month');
  world.close();
  return Object.fromEntries(
    rows.filter(({month}) => month === '2026-12-01').map(each => [each.kpi, each]),
  );
}

test('customer equity is what active customers are still worth, in all and for each', async () => {
  const {customer_equity, lifetime_value_per_customer} = await told();
  expect(customer_equity).toMatchObject({value: 900});
  expect(lifetime_value_per_customer).toMatchObject({value: 300});
});

test('a new customer costs what winning all of them cost, and is worth so many times that', async () => {
  const {acquisition_cost, clv_to_cac} = await told();
  expect(acquisition_cost).toMatchObject({value: 120, numerator: 240, denominator: 2});
  expect(clv_to_cac).toMatchObject({value: 2.5, numerator: 600, denominator: 240});
});

test('months that are not told have no customer equity', async () => {
  const {customer_equity, clv_to_cac} = await told({is_told: false});
  expect(customer_equity).toMatchObject({value: null, status: 'no_data'});
  expect(clv_to_cac).toMatchObject({value: null, status: 'no_data'});
});

const cost = (activity: string, customer_id: string | null, amount: number) => ({
  activity,
  customer_id,
  month: '2026-06-01',
  cost: amount,
});

test('acquisition is the work that is marked so, whoever caused it; without a mark nobody knows', async () => {
  const world = await smallWorld('2026-12-31');
  await world.given('stg_invoice_lines', [sale('K1', '2026-06-10')]);
  await world.given('activity_cost', [
    cost('quote', 'K1', 30),
    cost('quote', null, 12),
    cost('serve', 'K1', 100),
  ]);
  const of = async (quote: boolean) => {
    await world.given('set_activity', [
      {activity: 'quote', is_acquisition: quote},
      {activity: 'serve', is_acquisition: false},
    ]);
    const rows = await world.build('acquisition_by_month');
    const {new_customers, acquisition_cost} = rows.find(({month}) => month === '2026-06-01')!;
    return [Number(new_customers), acquisition_cost === null ? null : Number(acquisition_cost)];
  };
  expect(await of(true)).toEqual([1, 42]);
  expect(await of(false)).toEqual([1, null]);
  world.close();
});
