import {expect, test} from 'vitest';
import {CostSettings} from '../../company/costs.ts';
import {smallWorld} from '../small_world.ts';

const plain = (rows: unknown) => JSON.parse(JSON.stringify(rows)) as Record<string, unknown>[];

test('a line of many millions in another currency is converted like a small one', async () => {
  const world = await smallWorld();
  await world.given('stg_exchange_rates', [
    {currency: 'CHF', valid_from: '2026-01-01', rate: 1.05123456},
  ]);
  await world.given('stg_invoice_lines', [
    {
      ...{invoice_id: 'R1', line: 1, kind: 'invoice', invoiced_on: '2026-05-05', currency: 'CHF'},
      ...{net_amount: 12_345_678.9, list_amount: 20_000_000, customer_id: 'K1', quantity: 1},
    },
  ]);
  const [line] = plain(await world.build('fct_invoice_line'));
  expect(line).toMatchObject({net_amount: 12_978_204.3263, list_amount: 21_024_691.2});
  world.close();
});

test('pools of billions are cut by shares like small ones', async () => {
  const title = {de: 'Werk', en: 'Plant'};
  const share = {title, step: 'profit', driver: 'fct_interaction', share: 33.3333};
  const costs = CostSettings.parse({
    rates: 'month',
    pools: {
      plant: {
        title,
        method: 'rate_based',
        cost: [{cost_centres: ['11*'], share: 33.3333}],
        activities: {carry: share},
      },
    },
  });
  const world = await smallWorld('2026-12-31', costs);
  await world.given('stg_interactions', [
    {interaction_id: 'I1', kind: 'call', happened_on: '2025-12-05', customer_id: 'K1', count: 1},
  ]);
  const cost_centre = '1100';
  await world.given('stg_ledger_entries', [
    {
      ...{document: 'L1', line: 1, posted_on: '2025-12-31', account: '6020', cost_centre},
      ...{account_kind: 'operating_cost', amount: 30_000_000_000},
    },
  ]);
  const wholeYear = ['2025-10', '2025-11', '2025-12'].concat(
    Array.from({length: 9}, (_, at) => `2026-0${at + 1}`),
  );
  const planned = wholeYear.map((month, at) => ({
    ...{plan_entry_id: `P${at}`, version: 'Budget', measure: 'cost', cost_centre},
    ...{month: `${month}-01`, amount: 30_000_000_000},
  }));
  await world.given('stg_plan_entries', planned);
  const [activity] = plain(await world.build('activity_cost'));
  expect(activity).toMatchObject({cost: 3_333_326_666.67});
  const [plan] = plain(await world.build('int_pool_plan'));
  expect(plan).toMatchObject({cost: 9_999_990_000});
  await world.build('cost_reconciliation');
  world.close();
});
