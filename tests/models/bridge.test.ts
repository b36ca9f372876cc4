import fc from 'fast-check';
import {expect, test} from 'vitest';
import {type BridgeRow, bridge, effects} from '../../models/profitability/bridge.ts';
import type {Row} from '../../warehouse/database.ts';
import {warehouse} from '../../warehouse/query.ts';
import {smallWorld} from '../small_world.ts';

const before = {from: '2025-01-01', to: '2025-12-01'};
const after = {from: '2026-01-01', to: '2026-12-01'};

let number = 0;
const sold = (year: 2025 | 2026, customer_id: string | null, more: Row): Row => {
  number += 1;
  return {
    invoice_id: `R${number}`,
    line: 1,
    kind: 'invoice',
    invoiced_on: `${year}-05-05`,
    customer_id,
    product_id: 'P1',
    ...more,
  };
};

async function bridged(lines: Row[], relations?: Row[]): Promise<BridgeRow[]> {
  const world = await smallWorld('2026-12-31');
  try {
    await world.given('stg_products', [
      {product_id: 'P1', product_line: 'filters'},
      {product_id: 'P2', product_line: 'filters'},
      {product_id: 'P3', product_line: 'pumps'},
    ]);
    await world.given('stg_exchange_rates', [
      {currency: 'CHF', valid_from: '2025-01-01', rate: 1},
      {currency: 'CHF', valid_from: '2026-01-01', rate: 1.1},
    ]);
    await world.given('stg_invoice_lines', lines);
    if (relations) await world.given('stg_customer_relations', relations);
    await world.build('customer_profitability');
    if (relations) await world.build('bridge_customer_group');
    const db = warehouse(world, 1);
    const units = relations ? 'groups' : 'customers';
    const rows = await bridge(db, {before, after}, 'contribution_1', units);
    return (JSON.parse(JSON.stringify(rows)) as BridgeRow[]).sort((a, b) =>
      String(a.customer_id) < String(b.customer_id) ? -1 : 1,
    );
  } finally {
    world.close();
  }
}

/** The effects that are not zero. */
const told = (row: BridgeRow) =>
  Object.fromEntries(
    effects.flatMap(each => (Number(row[each]) === 0 ? [] : [[each, Number(row[each])]])),
  );

test('price, unit cost and volume of one product', async () => {
  const [row] = await bridged([
    sold(2025, 'K1', {quantity: 100, net_amount: 1_000, product_cost: 600}),
    sold(2026, 'K1', {quantity: 150, net_amount: 1_650, product_cost: 975}),
  ]);
  // 11 instead of 10 for 150; 6.50 instead of 6; 50 more at a margin of 4.
  expect(told(row!)).toEqual({price: 150, product_cost: -75, volume: 200});
  expect(row).toMatchObject({before: 400, after: 675, kind: 'kept'});
});

test('more of what has a lower margin is mix', async () => {
  const [row] = await bridged([
    sold(2025, 'K1', {quantity: 10, net_amount: 100, product_cost: 50}),
    sold(2025, 'K1', {product_id: 'P2', quantity: 10, net_amount: 100, product_cost: 90}),
    sold(2026, 'K1', {quantity: 5, net_amount: 50, product_cost: 25}),
    sold(2026, 'K1', {product_id: 'P2', quantity: 25, net_amount: 250, product_cost: 225}),
  ]);
  // Half as much again at 30 % margin: 30. What came instead has 10 %: 50 - 60 - 30.
  expect(told(row!)).toEqual({volume: 30, mix: -40});
});

test('another product line is cross-selling, one that is gone the opposite', async () => {
  const rows = await bridged([
    sold(2025, 'K1', {quantity: 1, net_amount: 100, product_cost: 40}),
    sold(2026, 'K1', {quantity: 1, net_amount: 100, product_cost: 40}),
    sold(2026, 'K1', {product_id: 'P3', quantity: 1, net_amount: 500, product_cost: 450}),
    sold(2025, 'K2', {product_id: 'P3', quantity: 1, net_amount: 500, product_cost: 400}),
    sold(2025, 'K2', {quantity: 1, net_amount: 10, product_cost: 5}),
    sold(2026, 'K2', {quantity: 1, net_amount: 10, product_cost: 5}),
  ]);
  expect(rows.map(told)).toEqual([{cross_selling: 50}, {cross_selling: -100}]);
});

test('another exchange rate is no price', async () => {
  const [row] = await bridged([
    sold(2025, 'K1', {quantity: 10, net_amount: 100, currency: 'CHF', product_cost: 50}),
    sold(2026, 'K1', {quantity: 10, net_amount: 120, currency: 'CHF', product_cost: 50}),
  ]);
  // 120 CHF are 132 now, and would have been 120; the price went from 10 to 12.
  expect(told(row!)).toEqual({currency: 12, price: 20});
});

test('who bought in one period only is new, or lost', async () => {
  const rows = await bridged([
    sold(2025, 'K1', {quantity: 1, net_amount: 100, product_cost: 40}),
    sold(2026, 'K2', {quantity: 1, net_amount: 50, product_cost: 20}),
    sold(2025, null, {quantity: 1, net_amount: 5, product_cost: 1}),
  ]);
  expect(rows.map(row => [row.customer_id, row.kind, told(row)])).toEqual([
    ['K1', 'lost', {lost_customers: -60}],
    ['K2', 'new', {new_customers: 30}],
    [null, 'kept', {cross_selling: -4}],
  ]);
});

const line = fc.record({
  year: fc.constantFrom(2025 as const, 2026 as const),
  customer: fc.constantFrom('K1', 'K2', null),
  product_id: fc.constantFrom('P1', 'P2', 'P3', null),
  quantity: fc.constantFrom(1, 2.5, 10, -1, null),
  net_amount: fc.constantFrom(100, 33.33, -20, 0.07),
  product_cost: fc.constantFrom(40, 7.77, null),
  currency: fc.constantFrom('EUR', 'CHF', null),
});

test('whatever was sold, the effects add up to the difference', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(line, {minLength: 1, maxLength: 12}), async lines => {
      const rows = await bridged(
        lines.map(({year, customer, ...more}) => sold(year, customer, more as Row)),
      );
      for (const row of rows) {
        const units = (amount: unknown) => Math.round(Number(amount) * 10_000);
        const sum = effects.reduce((all, each) => all + units(row[each]), 0);
        expect(sum).toBe(units(row.after) - units(row.before));
        if (row.kind === 'kept') continue;
        expect([row.volume, row.mix, row.price].map(Number)).toEqual([0, 0, 0]);
      }
    }),
    {numRuns: 8},
  );
}, 120_000);

const relation = fc.record({
  customer_id: fc.constantFrom('K1', 'K2'),
  role: fc.constant('group'),
  related_id: fc.constantFrom('G', 'K2', 'K1'),
  valid_from: fc.constantFrom('2020-01-01', '2025-05-01', '2025-05-06', '2026-05-01', '2026-07-01'),
  valid_to: fc.constantFrom(null, '2026-03-01', '2026-12-01'),
});

test('whoever belongs to which group, and since when, sums stay and nothing comes of it', async () => {
  const units = (amount: unknown) => Math.round(Number(amount) * 10_000);
  const sum = (rows: BridgeRow[], of: 'before' | 'after' | 'regrouped') =>
    rows.reduce((all, row) => all + units(row[of]), 0);
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, {minLength: 1, maxLength: 12}),
      fc.uniqueArray(relation, {
        maxLength: 3,
        selector: each => `${each.customer_id} ${each.related_id} ${each.valid_from}`,
      }),
      async (sales, relations) => {
        const lines = sales.map(({year, customer, ...more}) => sold(year, customer, more as Row));
        const known = relations.filter(
          ({customer_id, related_id, valid_from, valid_to}) =>
            customer_id !== related_id && (valid_to === null || valid_to > valid_from),
        );
        const customers = await bridged(lines);
        const groups = await bridged(lines, known);
        expect(sum(groups, 'before')).toBe(sum(customers, 'before'));
        expect(sum(groups, 'after')).toBe(sum(customers, 'after'));
        expect(sum(groups, 'regrouped')).toBe(0);
        for (const row of groups) {
          const parts = [...effects, 'regrouped' as const];
          const all = parts.reduce((total, each) => total + units(row[each]), 0);
          expect(all).toBe(units(row.after) - units(row.before));
        }
      },
    ),
    {numRuns: 6},
  );
}, 120_000);
