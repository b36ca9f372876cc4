import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {CostSettings} from '../../company/costs.ts';
import {type Change, Changes} from '../../models/what_if/changes.ts';
import {measures} from '../../models/what_if/differences.ts';
import {effectOf, type PoolSums, presentOf} from '../../models/what_if/effect.ts';
import {requireMeaning} from '../../models/what_if/meaning.ts';
import {companyModels} from '../../scorecard/model_files.ts';
import type {Row} from '../../warehouse/database.ts';
import {smallCompany} from '../small_company.ts';
import {smallWorld} from '../small_world.ts';

const title = {de: 'Arbeit', en: 'Work'};
const step = 'contribution_2';

interface Settings {
  rates?: 'year' | 'month';
  /** Minutes of a call, and of the service a month. */
  call?: string;
  capacity?: number;
}

/**
 * A service that answers calls (10 minutes) and mails (2), a desk that enters orders (20), each for one
 * euro a minute; freight by delivery; and overhead of 300 by revenue.
 */
const costsOf = ({rates = 'month', call = '10 * count', capacity = 1000}: Settings = {}) =>
  CostSettings.parse({
    rates,
    steps: {contribution_2: {title}},
    pools: {
      service: {
        title,
        cost: [{cost_centres: ['2100']}],
        capacity: {minutes: capacity},
        activities: {
          call: {
            title,
            step,
            driver: 'fct_interaction',
            where: "kind = 'call'",
            quantity: 'count',
            minutes: call,
          },
          mail: {
            title,
            step,
            driver: 'fct_interaction',
            where: "kind = 'mail'",
            quantity: 'count',
            minutes: '2 * count',
          },
        },
      },
      desk: {
        title,
        cost: [{cost_centres: ['2200']}],
        capacity: {minutes: 500},
        activities: {enter_order: {title, step, driver: 'fct_order', minutes: 20}},
      },
      freight: {
        title,
        method: 'rate_based',
        cost: [{cost_centres: ['2400']}],
        activities: {carry: {title, step, driver: 'fct_delivery', share: 100}},
      },
      overhead: {
        title,
        method: 'rate_based',
        cost: [{cost_centres: ['2300']}],
        activities: {
          levy: {
            title,
            step: 'profit',
            driver: 'fct_invoice_line',
            where: 'is_revenue',
            quantity: 'net_amount',
            share: 100,
          },
        },
      },
    },
  });

const contact = (kind: string, customer_id: string, count: number): Row => ({
  interaction_id: `${kind}-${customer_id}`,
  kind,
  happened_on: '2026-01-10',
  customer_id,
  count,
});

const posting = (cost_centre: string, amount: number): Row => ({
  document: `L${cost_centre}`,
  line: 1,
  posted_on: '2026-01-31',
  account: '6020',
  account_kind: 'operating_cost',
  cost_centre,
  amount,
});

const order = (order_id: string, customer_id: string, net_amount: number): Row => ({
  order_id,
  line: 1,
  ordered_on: '2026-01-05',
  customer_id,
  product_id: 'P1',
  quantity: 1,
  net_amount,
});

const line = (number: number, customer_id: string, more: Row): Row => ({
  invoice_id: `R${number}`,
  line: 1,
  customer_id,
  product_id: 'P1',
  invoiced_on: '2026-01-15',
  quantity: 1,
  ...more,
});

const lines = [
  line(1, 'K1', {order_id: 'O1', list_amount: 1250, net_amount: 1000, product_cost: 600}),
  line(2, 'K1', {order_id: 'O2', list_amount: 50, net_amount: 50, product_cost: 30}),
  line(3, 'K2', {order_id: 'O3', list_amount: 300, net_amount: 150, product_cost: 20}),
];

const period = {from: '2026-01-01', to: '2026-01-01'};

interface World {
  settings?: Settings;
  invoices?: Row[];
  skonto?: Row[];
}

/** K1 calls ten times, writes once, orders for 1,000 and 50; K2 calls five times, orders for 150. */
async function aCompany({settings = {}, invoices = lines, skonto = []}: World = {}) {
  const costs = costsOf(settings);
  const world = await smallWorld('2026-12-31', costs);
  const customers = [
    {customer_id: 'K1', segment: 'large'},
    {customer_id: 'K2', segment: 'small'},
  ];
  await world.given('stg_customers', customers);
  await world.given('stg_products', [{product_id: 'P1', product_group: 'parts'}]);
  await world.given('stg_interactions', [
    contact('call', 'K1', 10),
    contact('call', 'K2', 5),
    contact('mail', 'K1', 1),
  ]);
  await world.given('stg_order_lines', [
    order('O1', 'K1', 1000),
    order('O2', 'K1', 50),
    order('O3', 'K2', 150),
  ]);
  await world.given(
    'stg_deliveries',
    ['O1', 'O2', 'O3'].map((name, at) => ({
      delivery_id: `D${name}`,
      delivered_on: '2026-01-12',
      customer_id: at < 2 ? 'K1' : 'K2',
    })),
  );
  await world.given(
    'stg_delivery_lines',
    ['O1', 'O2', 'O3'].map(name => ({
      delivery_id: `D${name}`,
      line: 1,
      order_id: name,
      order_line: 1,
      quantity: 1,
      delivered_on: '2026-01-12',
    })),
  );
  await world.given('stg_invoice_lines', invoices);
  await world.given('stg_ledger_entries', [
    posting('2100', 1000),
    posting('2200', 500),
    posting('2300', 300),
    posting('2400', 60),
  ]);
  await world.given('fct_skonto', skonto);
  for (const name of ['customer_profitability', 'cost_reconciliation', 'customer_segment']) {
    await world.build(name);
  }
  for (const name of ['int_activity_rule', 'fct_delivery_line']) await world.ensure(name);
  /* As in a dashboard: the snapshot is a database of its own. */
  const {db} = world;
  await db.run(`attach ':memory:' as published`);
  await db.run('copy from database memory to published');
  const tables = await db.rows<{name: string}>(
    `select table_name as name from duckdb_tables() where database_name = 'memory'`,
  );
  for (const {name} of tables) await db.run(`drop table memory.main.${name}`);
  await db.run('use published');
  const models = await companyModels({...smallCompany, costs});
  const ground = {connect: world.connect, base: 'published.main', models};
  let count = 0;
  return {
    world,
    ground,
    /** What changes, by customer and by pool, without what stays. */
    async effect(changes: Partial<Change>[], months = period) {
      count += 1;
      const parsed = Changes.parse(changes);
      await requireMeaning(ground, parsed, months);
      const {table, pools} = await effectOf(ground, {
        changes: parsed,
        period: months,
        name: `e${count}`,
      });
      const rows = await db.rows(`from ${table} order by customer_id`);
      const customers = Object.fromEntries<Record<string, number>>(
        rows.map(row => [String(row.customer_id), numbers(row, '_change')]),
      );
      return {
        customers,
        pools: Object.fromEntries(
          pools.map(({cost_pool, before, after}) => [String(cost_pool), difference(before, after)]),
        ),
        all: pools,
        result: resultOf(
          customers,
          pools.map(({before, after}) => difference(before, after)),
        ),
      };
    },
  };
}

/** Numbers of a row without those that are zero. */
const numbers = (row: Row, ending: string) =>
  Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) =>
      name.endsWith(ending) && Number(value) !== 0
        ? [[name.slice(0, -ending.length), Number(value)]]
        : [],
    ),
  ) as Record<string, number>;

/** What has any number in it. */
const some = (all: Record<string, Record<string, number>>) =>
  Object.values(all).filter(each => Object.keys(each).length > 0);

const round = (value: number) => Math.round(value * 10_000) / 10_000 + 0;

const difference = (before: PoolSums, after: PoolSums) =>
  Object.fromEntries(
    Object.entries(after).flatMap(([name, value]) => {
      const more = round(Number(value ?? 0) - Number(before[name as keyof PoolSums] ?? 0));
      return more === 0 ? [] : [[name, more]];
    }),
  ) as Record<string, number>;

/** What the company would have more: customers' profit less cost that no customer causes. */
const resultOf = (
  customers: Record<string, Record<string, number>>,
  pools: Record<string, number>[],
) =>
  round(
    Object.values(customers).reduce((sum, each) => sum + (each.profit ?? 0), 0) -
      pools.reduce(
        (sum, each) =>
          sum +
          (each.unused_capacity_cost ?? 0) +
          (each.unassigned_cost ?? 0) -
          (each.without_customer_cost ?? 0),
        0,
      ),
  );

describe('a small company, by hand', () => {
  let company: Awaited<ReturnType<typeof aCompany>>;
  beforeAll(async () => {
    company = await aCompany();
  }, 60_000);
  afterAll(() => company.world.close());

  test('is what the story says', async () => {
    const table = await presentOf(company.ground, {period, name: 'present'});
    const rows = await company.world.db.rows(`select customer_id, net_revenue, contribution_1,
      contribution_2, profit from ${table} order by customer_id`);
    expect(JSON.parse(JSON.stringify(rows))).toEqual([
      {
        customer_id: 'K1',
        net_revenue: 1050,
        contribution_1: 420,
        contribution_2: 238,
        profit: -24.5,
      },
      {customer_id: 'K2', net_revenue: 150, contribution_1: 130, contribution_2: 40, profit: 2.5},
    ]);
  });

  test('a shorter call is unused capacity, and no money yet', async () => {
    const {customers, pools, result} = await company.effect([
      {change: 'unit_time', activity: 'call', percent: -20},
    ]);
    expect(customers).toEqual({K1: onFrom('contribution_2', 20), K2: onFrom('contribution_2', 10)});
    expect(pools.service).toEqual({
      assigned_cost: -30,
      unused_capacity_cost: 30,
      used_minutes: -30,
    });
    expect(result).toBe(0);
  });

  test('capacity that goes with its cost leaves the rate alone, and is money', async () => {
    const {customers, pools, result} = await company.effect([
      {change: 'unit_time', activity: 'call', percent: -20},
      {change: 'capacity', pool: 'service', percent: -3},
    ]);
    expect(customers).toEqual({K1: onFrom('contribution_2', 20), K2: onFrom('contribution_2', 10)});
    expect(pools.service).toEqual({
      ledger_cost: -30,
      assigned_cost: -30,
      capacity_minutes: -30,
      used_minutes: -30,
    });
    expect(result).toBe(30);
  });

  test('capacity that goes without its cost makes each minute dearer', async () => {
    const {customers, pools, result} = await company.effect([
      {change: 'capacity', pool: 'service', percent: -20, with_cost: false},
    ]);
    expect(customers).toEqual({
      K1: onFrom('contribution_2', -25.5),
      K2: onFrom('contribution_2', -12.5),
    });
    expect(pools.service).toEqual({
      assigned_cost: 38,
      unused_capacity_cost: -38,
      capacity_minutes: -200,
    });
    expect(result).toBe(0);
  });

  test('what a pool without capacity spends less, customers carry less', async () => {
    const {customers, pools, result} = await company.effect([
      {change: 'capacity', pool: 'overhead', percent: -10},
    ]);
    expect(customers).toEqual({K1: {profit: 26.25}, K2: {profit: 3.75}});
    expect(pools.overhead).toEqual({ledger_cost: -30, assigned_cost: -30});
    expect(result).toBe(30);
  });

  test('a higher price earns more, and carries more of what revenue carries', async () => {
    for (const filter of [
      {customer: 'K2'},
      {segment: 'small'},
      {product_group: 'parts', customer: 'K2'},
    ]) {
      const {customers, pools, result} = await company.effect([
        {change: 'price', percent: 10, ...filter},
      ]);
      expect(customers).toEqual({
        K1: {profit: 3.2407},
        K2: {...onFrom('net_revenue', 15), profit: 11.7593},
      });
      expect(pools.overhead).toEqual({});
      expect(result).toBe(15);
    }
  });

  test('a limit of discounts lifts what was sold further below list, up to it', async () => {
    const {customers, result} = await company.effect([{change: 'discount', most: 40}]);
    expect(customers.K2).toMatchObject({net_revenue: 30, contribution_1: 30});
    expect(customers.K1).not.toHaveProperty('net_revenue');
    expect(result).toBe(30);
  });

  test('calls that become mails take as long as mails do', async () => {
    const {customers, pools} = await company.effect([
      {change: 'self_service', activity: 'call', to: 'mail', share: 40},
    ]);
    expect(customers).toEqual({K1: onFrom('contribution_2', 32), K2: onFrom('contribution_2', 16)});
    expect(pools.service).toEqual({
      assigned_cost: -48,
      unused_capacity_cost: 48,
      used_minutes: -48,
    });
  });

  test('calls that customers spare us take no time at all', async () => {
    const {customers} = await company.effect([
      {change: 'self_service', activity: 'call', share: 40},
    ]);
    expect(customers).toEqual({K1: onFrom('contribution_2', 40), K2: onFrom('contribution_2', 20)});
  });

  test('small orders lose a part of their revenue, and all of their own work', async () => {
    const {customers, pools, result} = await company.effect([
      {change: 'minimum_order', amount: 100, kept: 60},
    ]);
    expect(customers).toEqual({
      K1: {net_revenue: -20, product_cost: -12, contribution_1: -8, ...later(22), profit: 22.6356},
      K2: {...later(-10), profit: -10.6356},
    });
    expect(pools.desk).toEqual({assigned_cost: -20, unused_capacity_cost: 20, used_minutes: -20});
    expect(pools.freight).toEqual({});
    expect(result).toBe(-8);
  });

  test('changes are made one after the other', async () => {
    const {customers} = await company.effect([
      {change: 'unit_time', activity: 'mail', percent: 100},
      {change: 'self_service', activity: 'call', to: 'mail', share: 40},
      {change: 'price', percent: 10, customer: 'K2'},
      {change: 'discount', most: 45},
    ]);
    /* K1: 40 minutes of calls less, 4 × 4 of mails and 2 of the first one more. K2: 165 is 45 %. */
    expect(customers.K1).toMatchObject({contribution_2: 22});
    expect(customers.K2).toMatchObject({net_revenue: 15, contribution_2: 27});
  });

  test('nothing changes where everything changes by nothing', async () => {
    const {customers, pools} = await company.effect([
      {change: 'unit_time', activity: 'call', percent: 0},
      {change: 'capacity', pool: 'service', percent: 0},
      {change: 'capacity', pool: 'desk', percent: 0, with_cost: false},
      {change: 'price', percent: 0},
      {change: 'discount', most: 100},
      {change: 'self_service', activity: 'call', to: 'mail', share: 0},
      {change: 'minimum_order', amount: 0, kept: 0},
    ]);
    expect(some(customers)).toEqual([]);
    expect(some(pools)).toEqual([]);
  });

  test('months outside the period stay as they are', async () => {
    const months = {from: '2026-02-01', to: '2026-03-01'};
    const {customers, pools} = await company.effect(
      [
        {change: 'price', percent: 50},
        {change: 'unit_time', activity: 'call', percent: 50},
      ],
      months,
    );
    expect(some(customers)).toEqual([]);
    expect(some(pools)).toEqual([]);
  });

  test.each([
    [{change: 'unit_time', activity: 'telex', percent: 1}, 'unknown'],
    [{change: 'unit_time', activity: 'levy', percent: 1}, 'shares_decide'],
    [{change: 'capacity', pool: 'garage', percent: 1}, 'unknown'],
    [{change: 'capacity', pool: 'overhead', percent: 1, with_cost: false}, 'no_capacity'],
    [{change: 'price', percent: 1, product_group: 'boats'}, 'unknown'],
    [{change: 'price', percent: 1, customer: 'K9'}, 'unknown'],
    [{change: 'self_service', activity: 'call', to: 'call', share: 1}, 'itself'],
  ])('%o means nothing here', async (change, reason) => {
    await expect(company.effect([change as Partial<Change>])).rejects.toMatchObject({reason});
  });

  test('whatever changes, the ledger is all there, and customers carry what pools assign', async () => {
    const percent = fc.integer({min: -50, max: 80});
    const share = fc.integer({min: 0, max: 100});
    const activity = fc.constantFrom('call', 'mail', 'enter_order');
    const change = fc.oneof(
      fc.record({change: fc.constant('unit_time' as const), activity, percent}),
      fc.record({
        change: fc.constant('capacity' as const),
        pool: fc.constantFrom('service', 'desk', 'overhead', 'freight'),
        percent,
      }),
      fc.record({
        change: fc.constant('capacity' as const),
        pool: fc.constantFrom('service', 'desk'),
        percent,
        with_cost: fc.constant(false),
      }),
      fc.record({change: fc.constant('price' as const), percent}),
      fc.record({change: fc.constant('price' as const), percent, segment: fc.constant('small')}),
      fc.record({change: fc.constant('discount' as const), most: share}),
      fc.record({change: fc.constant('self_service' as const), activity, share}),
      fc.record({
        change: fc.constant('self_service' as const),
        activity: fc.constant('call'),
        to: fc.constantFrom('mail', 'enter_order'),
        share,
      }),
      fc.record({
        change: fc.constant('minimum_order' as const),
        amount: fc.constantFrom(60, 200, 5000),
        kept: share,
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, {minLength: 1, maxLength: 4}), async changes => {
        const {customers, all} = await company.effect(changes);
        for (const {after: sums} of all) {
          const {ledger_cost, assigned_cost, unused_capacity_cost, unassigned_cost} = sums;
          expect(
            round(Number(assigned_cost) + Number(unused_capacity_cost) + Number(unassigned_cost)),
          ).toBe(Number(ledger_cost));
        }
        const carried = all.reduce(
          (sum, {before, after: sums}) => sum + carries(sums) - carries(before),
          0,
        );
        const lost = Object.values(customers).reduce(
          (sum, each) => sum + (each.contribution_1 ?? 0) - (each.profit ?? 0),
          0,
        );
        expect(round(lost)).toBe(round(carried));
      }),
      {numRuns: 25},
    );
  }, 120_000);
});

const carries = (sums: PoolSums) => Number(sums.assigned_cost) + Number(sums.without_customer_cost);

/** A difference that all measures from one on have; DB III to VI equal DB II here. */
const onFrom = (first: 'net_revenue' | 'contribution_2', amount: number) =>
  Object.fromEntries(
    measures
      .slice(measures.indexOf(first))
      .filter(each => each !== 'product_cost')
      .map(each => [each, amount]),
  );

const later = (amount: number) => {
  const {profit: _, ...others} = onFrom('contribution_2', amount);
  return others;
};

test('rebates and Skonto change as the revenue does', async () => {
  const skonto = [{claim_id: 'S1', customer_id: 'K2', month: '2026-01-01', amount: 15}];
  const {effect, world} = await aCompany({skonto});
  const {customers} = await effect([{change: 'price', percent: 10, customer: 'K2'}]);
  expect(customers.K2).toMatchObject({net_revenue: 13.5, contribution_1: 13.5});
  world.close();
}, 60_000);

test('what is invoiced in advance is earned at the new price month by month', async () => {
  const served = {service_from: '2026-01-01', service_to: '2026-02-28'};
  const {effect, world} = await aCompany({
    invoices: [line(1, 'K1', {net_amount: 590, product_cost: 59, ...served})],
  });
  const {customers} = await effect([{change: 'price', percent: 10}]);
  expect(customers.K1).toMatchObject({net_revenue: 31});
  world.close();
}, 60_000);

test('what a scenario says is what the models say of a company that is so', async () => {
  const year = {rates: 'year'} as const;
  const [is, would] = await Promise.all([
    aCompany({settings: year}),
    aCompany({
      settings: {...year, call: '12 * count', capacity: 800},
      invoices: lines.map(each => ({...each, net_amount: Number(each.net_amount) * 1.1})),
    }),
  ]);
  const months = {from: '2025-10-01', to: '2026-09-01'};
  const {customers} = await is.effect(
    [
      {change: 'unit_time', activity: 'call', percent: 20},
      {change: 'capacity', pool: 'service', percent: -20, with_cost: false},
      {change: 'price', percent: 10},
    ],
    months,
  );
  const sums = async ({ground, world}: typeof is) => {
    const table = await presentOf(ground, {period: months, name: 'whole'});
    return world.db.rows(`select customer_id, ${measures.join(', ')} from ${table} order by 1`);
  };
  const [before, expected] = [await sums(is), await sums(would)];
  for (const [at, row] of expected.entries()) {
    for (const measure of measures) {
      const own =
        Number(before[at]![measure]) + (customers[String(row.customer_id)]?.[measure] ?? 0);
      expect([row.customer_id, measure, round(own)]).toEqual([
        row.customer_id,
        measure,
        Number(row[measure]),
      ]);
    }
  }
  is.world.close();
  would.world.close();
}, 120_000);
