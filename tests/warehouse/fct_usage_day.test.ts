import {expect, test} from 'vitest';
import {smallWorld} from '../small_world.ts';

test('uses of a feature on a day are one row; without a count, a row is one use', async () => {
  const {given, build} = await smallWorld();
  const use = {used_on: '2026-01-05', customer_id: 'K1', feature: 'export'};
  await given('stg_usage_events', [
    {...use, event_id: 'U1', count: 3, seconds: 90},
    {...use, event_id: 'U2', seconds: 10, errors: 1},
    {...use, event_id: 'U3', used_on: '2026-01-06', count: 0},
    {...use, event_id: 'U4', feature: 'import', customer_id: null},
  ]);
  const rows = await build('fct_usage_day');
  const told = rows.map(
    row => `${row.customer_id} ${row.used_on}: ${row.events}, ${row.count}, ${row.seconds}`,
  );
  expect(told.sort()).toEqual([
    'K1 2026-01-05: 2, 4, 100',
    'K1 2026-01-06: 1, 0, null',
    'null 2026-01-05: 1, 1, null',
  ]);
});
