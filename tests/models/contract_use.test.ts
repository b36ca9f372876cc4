import {expect, test} from 'vitest';
import {CostSettings} from '../../company/costs.ts';
import type {Row} from '../../warehouse/database.ts';
import {smallWorld} from '../small_world.ts';

const title = {de: 'Service', en: 'Service'};
const plain = (rows: unknown) => JSON.parse(JSON.stringify(rows)) as Record<string, unknown>[];

const level = (service_level: string, included: number | null, more: Row = {}): Row => ({
  service_level,
  response_hours: service_level === 'fast' ? 2 : 8,
  included_minutes: included,
  ...more,
});

const contract = (customer_id: string, service_level: string, more: Row = {}): Row => ({
  subscription_id: `S-${customer_id}-${service_level}`,
  customer_id,
  service_level,
  tier: service_level === 'fast' ? 'Premium' : 'Basic',
  started_on: '2026-01-01',
  mrr: 100,
  ...more,
});

const called = (
  case_id: string,
  customer_id: string | null,
  minutes: number,
  day: string,
): Row => ({
  case_id,
  customer_id,
  kind: 'question',
  opened_at: `${day} 09:00:00`,
  minutes,
});

/** A pool of 1,000 EUR and 1,000 minutes a month, so that a minute costs 1 EUR. */
const costs = (more: object = {}) =>
  CostSettings.parse({
    rates: 'month',
    steps: {contribution_3: {title}},
    pools: {
      service: {
        title,
        cost: [{cost_centres: ['2300']}],
        capacity: {minutes: 1000},
        activities: {
          handle_case: {
            title,
            step: 'contribution_3',
            driver: 'fct_service_case',
            minutes: 'minutes',
            ...more,
          },
          visit: {
            title,
            step: 'contribution_3',
            driver: 'fct_interaction',
            where: "kind = 'service_visit'",
            minutes: 60,
          },
          ship: {title, step: 'contribution_3', driver: 'fct_delivery', minutes: 7},
        },
      },
    },
  });

const ledger = (month: string) => ({
  document: month,
  line: 1,
  posted_on: `${month}-28`,
  account: '6020',
  account_kind: 'operating_cost',
  cost_centre: '2300',
  amount: 1000,
});

async function worldOf(settings: CostSettings, {subscriptions}: {subscriptions: Row[]}) {
  const world = await smallWorld('2026-02-28', settings);
  await world.given('stg_ledger_entries', [ledger('2026-01'), ledger('2026-02')]);
  await world.given('stg_service_levels', [level('slow', 600), level('fast', 1200)]);
  await world.given('stg_subscriptions', subscriptions);
  await world.given('stg_service_cases', [
    called('C1', 'K1', 90, '2026-01-12'),
    called('C2', 'K1', 20, '2026-02-02'),
    called('C3', 'K2', 30, '2026-01-13'),
    called('C4', null, 5, '2026-01-14'),
  ]);
  await world.given('stg_interactions', [
    {
      interaction_id: 'V1',
      kind: 'service_visit',
      customer_id: 'K1',
      happened_on: '2026-01-20',
      minutes: 55,
    },
    {
      interaction_id: 'V2',
      kind: 'visit',
      customer_id: 'K1',
      happened_on: '2026-01-21',
      minutes: 500,
    },
  ]);
  await world.given('stg_deliveries', [
    {delivery_id: 'L1', customer_id: 'K1', delivered_on: '2026-01-22'},
  ]);
  return world;
}

const told = (rows: Row[]) =>
  plain(rows).map(row => [
    row.customer_id,
    String(row.month).slice(0, 7),
    row.tier,
    row.included_minutes,
    row.used_minutes,
    row.service_cost,
  ]);

test('a month includes a twelfth of the year, and what cases and visits took is used', async () => {
  const world = await worldOf(costs(), {subscriptions: [contract('K1', 'slow')]});
  expect(told(await world.build('contract_use'))).toEqual([
    ['K1', '2026-01', 'Basic', 50, 150, 150],
    ['K1', '2026-02', 'Basic', 50, 20, 20],
    ['K2', '2026-01', null, 0, 30, 30],
    [null, '2026-01', null, 0, 5, 5],
  ]);
  world.close();
});

test('where activities say that contracts include them, no other one is counted', async () => {
  const world = await worldOf(costs({in_contract: true}), {
    subscriptions: [contract('K1', 'slow')],
  });
  expect(told(await world.build('contract_use')).slice(0, 1)).toEqual([
    ['K1', '2026-01', 'Basic', 50, 90, 90],
  ]);
  world.close();
});

test('of two contracts the better promise names the tier, and both are paid and included', async () => {
  const world = await worldOf(costs(), {
    subscriptions: [contract('K1', 'slow'), contract('K1', 'fast', {mrr: 250.5})],
  });
  const [january] = plain(await world.build('contract_use'));
  expect(january).toMatchObject({
    tier: 'Premium',
    service_level: 'fast',
    contracts: 2,
    contract_revenue: 350.5,
    included_minutes: 150,
  });
  world.close();
});

test('what is included is that of the version at the end of the month', async () => {
  const world = await worldOf(costs(), {subscriptions: [contract('K1', 'slow')]});
  await world.given('stg_service_levels', [
    level('slow', 600, {valid_from: '2025-01-01'}),
    level('slow', 1200, {valid_from: '2026-02-01'}),
  ]);
  const included = plain(await world.build('contract_use')).map(row => row.included_minutes);
  expect(included.slice(0, 2)).toEqual([50, 100]);
  world.close();
});

test('a contract that is over includes nothing, and one of an unknown level nobody knows what', async () => {
  const world = await worldOf(costs(), {
    subscriptions: [
      contract('K1', 'slow', {ended_on: '2026-01-31'}),
      contract('K2', 'silver', {mrr: null}),
    ],
  });
  expect(told(await world.build('contract_use'))).toEqual([
    ['K1', '2026-01', 'Basic', 50, 150, 150],
    ['K1', '2026-02', null, 0, 20, 20],
    ['K2', '2026-01', 'Basic', null, 30, 30],
    ['K2', '2026-02', 'Basic', null, 0, 0],
    [null, '2026-01', null, 0, 5, 5],
  ]);
  const unknown = plain(
    await world.db.rows(
      `select used_of_included_minutes as used from contract_use where customer_id = 'K2' and month = '2026-01-01'`,
    ),
  );
  expect(unknown).toEqual([{used: null}]);
  world.close();
});

test('without activity costs the minutes of cases and service visits count, and cost is unknown', async () => {
  const world = await worldOf(CostSettings.parse({}), {subscriptions: [contract('K1', 'slow')]});
  expect(told(await world.build('contract_use')).slice(0, 2)).toEqual([
    ['K1', '2026-01', 'Basic', 50, 145, null],
    ['K1', '2026-02', 'Basic', 50, 20, null],
  ]);
  world.close();
});
