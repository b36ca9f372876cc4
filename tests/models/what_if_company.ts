import {CostSettings} from '../../company/costs.ts';
import {type Change, Changes} from '../../models/what_if/changes.ts';
import {effectOf, type PoolSums} from '../../models/what_if/effect.ts';
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

export const line = (number: number, customer_id: string, more: Row): Row => ({
  invoice_id: `R${number}`,
  line: 1,
  customer_id,
  product_id: 'P1',
  invoiced_on: '2026-01-15',
  quantity: 1,
  ...more,
});

export const lines = [
  line(1, 'K1', {order_id: 'O1', list_amount: 1250, net_amount: 1000, product_cost: 600}),
  line(2, 'K1', {order_id: 'O2', list_amount: 50, net_amount: 50, product_cost: 30}),
  line(3, 'K2', {order_id: 'O3', list_amount: 300, net_amount: 150, product_cost: 20}),
];

export const period = {from: '2026-01-01', to: '2026-01-01'};

interface World {
  settings?: Settings;
  invoices?: Row[];
  skonto?: Row[];
}

/** K1 calls ten times, writes once, orders for 1,000 and 50; K2 calls five times, orders for 150. */
export async function aCompany({settings = {}, invoices = lines, skonto = []}: World = {}) {
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
export const some = (all: Record<string, Record<string, number>>) =>
  Object.values(all).filter(each => Object.keys(each).length > 0);

export const round = (value: number) => Math.round(value * 10_000) / 10_000 + 0;

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
