import {expect, test} from 'vitest';
import {smallWorld} from '../small_world.ts';

const member = (
  customer_id: string,
  related_id: string,
  valid_from: string,
  valid_to?: string,
) => ({
  customer_id,
  role: 'group',
  related_id,
  valid_from,
  valid_to: valid_to ?? null,
});

async function groups(customers: object[], relations: object[] = []) {
  const {given, build} = await smallWorld('2026-12-31');
  await given('stg_customers', customers as never);
  await given('stg_customer_relations', relations as never);
  await build('int_customer_group');
  const rows = await build('bridge_customer_group');
  const names = await build('dim_group');
  return {
    rows: rows.map(
      each => `${each.customer_id} in ${each.group_id} ${each.from_day} ${each.to_day}`,
    ),
    names,
  };
}

test('a takeover in the middle of May counts from May on', async () => {
  const {rows} = await groups(
    [{customer_id: 'K1'}, {customer_id: 'K2'}],
    [member('K1', 'K2', '2026-05-15'), member('K2', 'G', '2024-01-01', '2026-03-20')],
  );
  expect(rows).toEqual(['K1 in K2 2026-05-01 9999-12-31', 'K2 in G 2024-01-01 2026-03-01']);
});

test('the record of the customer says its group, version by version', async () => {
  const {rows, names} = await groups([
    {customer_id: 'K1', valid_from: '2025-01-01', group_id: 'G1', name: 'Eins GmbH'},
    {customer_id: 'K1', valid_from: '2026-02-28', group_id: 'G2', name: 'Eins AG'},
    {customer_id: 'G2', name: 'Zwei Holding'},
  ]);
  expect(rows).toEqual(['K1 in G1 0001-01-01 2026-02-01', 'K1 in G2 2026-02-01 9999-12-31']);
  expect(names).toMatchObject([
    {group_id: 'G1', lead_id: 'K1', name: 'Eins AG', members: 1},
    {group_id: 'G2', lead_id: 'G2', name: 'Zwei Holding', members: 1},
  ]);
});

test('a relation counts before the record, and an association only where neither names a group', async () => {
  const {rows} = await groups(
    [{customer_id: 'K1', group_id: 'G1'}, {customer_id: 'K2'}],
    [
      member('K1', 'G2', '2026-01-01', '2026-07-01'),
      {...member('K1', 'E', '2020-01-01'), role: 'member'},
      {...member('K2', 'E', '2020-01-01'), role: 'member'},
    ],
  );
  expect(rows).toEqual([
    'K1 in G1 0001-01-01 2026-01-01',
    'K1 in G1 2026-07-01 9999-12-31',
    'K1 in G2 2026-01-01 2026-07-01',
    'K2 in E 2020-01-01 9999-12-31',
  ]);
});

test('a group within a group counts as the upper one, for as long as it belongs there', async () => {
  const {rows} = await groups(
    [],
    [member('site', 'firm', '2024-01-01'), member('firm', 'corporation', '2026-04-01')],
  );
  expect(rows).toEqual([
    'firm in corporation 2026-04-01 9999-12-31',
    'site in corporation 2026-04-01 9999-12-31',
    'site in firm 2024-01-01 2026-04-01',
  ]);
});

test('customers that name each other in a circle are one group', async () => {
  const {rows} = await groups(
    [],
    [
      member('A', 'B', '2025-01-01'),
      member('B', 'C', '2025-01-01'),
      member('C', 'A', '2025-01-01'),
      member('T', 'C', '2025-01-01'),
    ],
  );
  expect(rows).toEqual([
    'B in A 2025-01-01 9999-12-31',
    'C in A 2025-01-01 9999-12-31',
    'T in A 2025-01-01 9999-12-31',
  ]);
});

test('who does not count is neither in a group nor one', async () => {
  const {rows} = await groups([
    {customer_id: 'K1', valid_from: '2020-01-01', group_id: 'own'},
    {customer_id: 'K2', valid_from: '2020-01-01', group_id: 'G'},
    {customer_id: 'K2', valid_from: '2026-03-31', group_id: 'G', affiliated: true},
    {customer_id: 'own', valid_from: '2020-01-01'},
    {customer_id: 'own', valid_from: '2025-01-01', affiliated: true},
    {customer_id: 'CpD', group_id: 'G', collective: true},
  ]);
  expect(rows).toEqual(['K1 in own 0001-01-01 2025-01-01', 'K2 in G 0001-01-01 2026-03-01']);
});
