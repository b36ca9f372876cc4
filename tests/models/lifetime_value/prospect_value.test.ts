import {expect, test} from 'vitest';
import {smallWorld} from '../../small_world.ts';

const lead = (lead_id: string, source: string | null, more = {}) => ({
  lead_id,
  source,
  created_on: '2026-01-10',
  ...more,
});

test('open leads are worth what those were that were decided, and cost what winning them cost', async () => {
  const world = await smallWorld('2026-12-31');
  await world.given('stg_customers', [{customer_id: 'K1'}, {customer_id: 'K2'}]);
  await world.given('stg_leads', [
    lead('1', 'fair', {customer_id: 'K1', converted_on: '2026-03-01'}),
    lead('2', 'fair', {lost_on: '2026-04-01'}),
    lead('3', 'fair', {lost_on: '2026-05-01'}),
    lead('4', 'fair'),
    lead('5', 'fair'),
    lead('6', 'fair', {created_on: '2020-01-01', lost_on: '2020-06-01'}),
    lead('7', null, {customer_id: 'K2', converted_on: '2024-01-01'}),
    lead('8', null, {created_on: '2027-01-05'}),
  ]);
  await world.given('customer_lifetime_value', [
    {customer_id: 'K1', stream: 'total', clv: 900},
    {customer_id: 'K2', stream: 'total', clv: 5000},
  ]);
  await world.given('acquisition_by_month', [
    {month: '2026-11-01', acquisition_cost: 500, new_customers: 0},
    {month: '2026-12-01', acquisition_cost: 100, new_customers: 2},
  ]);
  const [fair, unknown] = await world.build('prospect_value');
  /* One of three, half a lead more won and lost: 1.5 of 4. */
  expect(fair).toMatchObject({
    source: 'fair',
    open_prospects: 2,
    decided_prospects: 3,
    won_prospects: 1,
    win_rate: 0.375,
    expected_customers: 0.75,
  });
  expect([fair!.mean_clv, fair!.expected_clv].map(Number)).toEqual([900, 675]);
  expect([fair!.cost_of_customer, fair!.expected_acquisition_cost].map(Number)).toEqual([300, 225]);
  expect(unknown).toMatchObject({source: null, open_prospects: 0, decided_prospects: 0});
  world.close();
});

test('without a mark nobody knows what winning them costs', async () => {
  const world = await smallWorld('2026-12-31');
  await world.given('stg_leads', [lead('1', 'fair')]);
  const [fair] = await world.build('prospect_value');
  expect(fair).toMatchObject({
    win_rate: 0.5,
    mean_clv: null,
    cost_of_customer: null,
    expected_acquisition_cost: null,
  });
  world.close();
});
