import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {randomStreams} from '../../../examples/musterwerk/generator/world/random.ts';
import type {Row} from '../../../warehouse/database.ts';
import {smallWorld} from '../../small_world.ts';
import {bgLife, purchases} from './simulate.ts';

type World = Awaited<ReturnType<typeof smallWorld>>;

const day = (days: number) =>
  new Date(Date.UTC(2024, 0, 1) + Math.floor(days) * 86_400_000).toISOString().slice(0, 10);

/** Customers of BG/NBD until the end of 2026. */
function buyers(customers: number): Row[] {
  const random = randomStreams(21)('buyers');
  return Array.from({length: customers}, (_, index) => {
    const from = random() * 900;
    const life = bgLife([1.2, 5, 0.8, 3])(random);
    return [0, ...purchases(random, life, (1095 - from) / 7)].map((at, n) => ({
      invoice_id: `${index}-${n}`,
      line: 1,
      customer_id: `K${index}`,
      invoiced_on: day(from + at * 7),
      quantity: 1,
      net_amount: 100,
      product_cost: 60,
    }));
  }).flat();
}

const contracts: Row[] = Array.from({length: 40}, (_, at) => ({
  subscription_id: `C${at}`,
  customer_id: `K${at * 3}`,
  started_on: day(at * 17),
  ended_on: at % 3 ? null : day(at * 17 + 200 + at * 10),
  mrr: 40 + at,
}));

async function worldAt(businessDate: string): Promise<World> {
  const world = await smallWorld(businessDate);
  for (const [table, rows] of Object.entries({
    stg_invoice_lines: buyers(150),
    stg_subscriptions: contracts,
  })) {
    await world.ensure(table);
    await world.db.append(table, Object.keys(rows[0]!), rows);
  }
  return world;
}

const totals = async (world: World, month?: string) => {
  const rows = await world.db.rows<{customer_id: string; clv: unknown}>(
    month
      ? `select customer_id, clv from int_month_end_value where month = '${month}'`
      : `select customer_id, clv from customer_lifetime_value where stream = 'total' and clv is not null`,
  );
  return new Map(rows.map(each => [each.customer_id, Number(each.clv)]));
};

const sum = (values: Map<string, number>) =>
  [...values.values()].reduce((all, one) => all + one, 0);

describe('a company that is looked back at', () => {
  let world: World;
  let months: Row[];
  beforeAll(async () => {
    world = await worldAt('2026-12-31');
    months = await world.build('lifetime_value_by_month');
  });
  afterAll(() => world.close());

  test('the last month is what customers are worth today', async () => {
    const [today, told] = [await totals(world), await totals(world, '2026-12-01')];
    expect([...told.keys()].sort()).toEqual([...today.keys()].sort());
    expect(sum(told) / sum(today)).toBeCloseTo(1, 1.7);
    for (const [customer, value] of today)
      expect(Math.abs(told.get(customer)! - value)).toBeLessThan(0.25 * Math.abs(value) + 30);
  });

  test('a month of the past is what customers were worth then, by what is known today', async () => {
    const past = await worldAt('2026-06-30');
    for (const table of [
      'int_purchase_fit',
      'int_purchase_quality',
      'int_contract_fit',
      'int_stream_margin',
    ])
      await past.given(table, await world.db.rows<Row>(`from ${table}`));
    await past.build('customer_lifetime_value');
    const [then, told] = [await totals(past), await totals(world, '2026-06-01')];
    expect([...told.keys()].sort()).toEqual([...then.keys()].sort());
    expect(sum(told) / sum(then)).toBeCloseTo(1, 1.7);
    for (const [customer, value] of then)
      expect(Math.abs(told.get(customer)! - value)).toBeLessThan(0.25 * Math.abs(value) + 30);
    past.close();
  });

  test('thirteen months are told, and each goes on from the one before', async () => {
    const told = months.filter(({is_told}) => is_told);
    expect(told).toHaveLength(13);
    expect(told[0]).toMatchObject({month: '2025-12-01', is_compared: false});
    for (const [at, each] of told.slice(1).entries()) {
      expect(each.clv_before).toEqual(told[at]!.clv);
      expect(Number(each.clv_lost)).toBeGreaterThan(0);
      const classes = ['a', 'b', 'c'].map(name => Number(each[`class_${name}_customers`]));
      expect(classes.reduce((all, one) => all + one, 0)).toBe(Number(each.customers));
    }
  });

  test('of more than 20,000 customers every third month is told', async () => {
    await world.db.run(`create table kept as from int_purchase_history`);
    await world.db.run(`insert into int_purchase_history (customer_id)
      select 'X' || i from range(20000) as r(i)`);
    const told = await world.build('int_month_end');
    expect(told.map(({month}) => month)).toEqual([
      ...['2025-12-01', '2026-03-01', '2026-06-01', '2026-09-01', '2026-12-01'],
    ]);
    await world.db.run(`create or replace table int_purchase_history as from kept`);
  });
});

test('recurring revenue begins, grows, shrinks and ends', async () => {
  const world = await smallWorld('2026-04-30');
  const contract = (
    subscription_id: string,
    customer_id: string,
    mrr: number,
    started_on: string,
    ended_on: string | null = null,
  ) => ({subscription_id, customer_id, mrr, started_on, ended_on});
  await world.given('stg_subscriptions', [
    contract('C1', 'K1', 100, '2026-01-01', '2026-02-28'),
    contract('C1', 'K1', 120, '2026-03-01'),
    contract('C2', 'K2', 80, '2026-01-01', '2026-02-28'),
    contract('C2', 'K2', 60, '2026-03-01', '2026-03-31'),
    contract('C3', 'K3', 50, '2026-02-10'),
    contract('C4', 'K3', 5, '2026-04-01'),
  ]);
  const rows = await world.build('contract_movement_by_month');
  const told = rows.map(each =>
    ['mrr_before', 'mrr_won', 'mrr_expansion', 'mrr_contraction', 'mrr_lost', 'mrr'].map(name =>
      Number(each[name]),
    ),
  );
  expect(told).toEqual([
    [0, 180, 0, 0, 0, 180],
    [180, 50, 0, 0, 0, 230],
    [230, 0, 20, 20, 0, 230],
    [230, 0, 5, 0, 60, 175],
  ]);
  expect(rows.at(-1)).toMatchObject({upgraded_contracts: 1, lost_contracts: 1});
  world.close();
});

test('a company without anything to forecast tells no month', async () => {
  const world = await smallWorld('2026-04-30');
  await world.given('stg_invoice_lines', [
    {invoice_id: '1', line: 1, customer_id: 'K', invoiced_on: '2026-01-01', net_amount: 10},
  ]);
  const rows = await world.build('lifetime_value_by_month');
  expect(rows.map(({is_told, clv}) => [is_told, Number(clv)])).toEqual(Array(4).fill([false, 0]));
  world.close();
});

test('machines that nobody ever invoiced have no worth at the ends of months', async () => {
  const world = await smallWorld('2026-12-31');
  const owners = Array.from({length: 20}, (_, at) => `N${at}`);
  await world.given(
    'stg_customers',
    owners.map(customer_id => ({customer_id})),
  );
  await world.given(
    'stg_installed_base',
    Array.from({length: 60}, (_, at) => ({
      installed_id: `M${at}`,
      customer_id: `N${at % 20}`,
      is_own: true,
      commissioned_on: day(at * 9),
      retired_on: at % 2 ? day(at * 9 + 300 + at) : null,
    })),
  );
  await world.given('stg_subscriptions', contracts);
  await world.build('lifetime_value_by_month');
  const [machines] = await world.db.rows('select 1 from int_machine_outlook where is_own limit 1');
  expect(machines).toBeDefined();
  const told = [...(await totals(world, '2026-12-01')).keys()];
  expect(told).not.toEqual([]);
  expect(told.filter(customer => owners.includes(customer))).toEqual([]);
  world.close();
});
