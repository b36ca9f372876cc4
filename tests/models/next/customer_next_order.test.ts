import {expect, test} from 'vitest';
import {gamma, randomStreams} from '../../../examples/musterwerk/generator/world/random.ts';
import type {Row} from '../../../warehouse/database.ts';
import {smallWorld} from '../../small_world.ts';

const day = (days: number) =>
  new Date(Date.UTC(2024, 0, 1) + Math.floor(days) * 86_400_000).toISOString().slice(0, 10);
const until = 1090;

const line = (customer_id: string, at: number): Row => ({
  invoice_id: `${customer_id} ${Math.floor(at)}`,
  line: 1,
  customer_id,
  invoiced_on: day(at),
  quantity: 1,
  net_amount: 100,
  product_cost: 60,
});

const every = (customer_id: string, gap: number, orders: number, from = 0) =>
  Array.from({length: orders}, (_, at) => line(customer_id, from + at * gap));

async function worldOf(lines: Row[], asOf = day(until)) {
  const world = await smallWorld(asOf);
  const unique = new Map(lines.map(row => [row.invoice_id, row]));
  await world.given('stg_invoice_lines', [...unique.values()]);
  return world;
}

/** Nothing odd in any column. */
function sound(rows: readonly Row[]) {
  for (const value of rows.flatMap(row => Object.values(row)))
    if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
  return rows;
}

test('without a model, the own rhythm tells who is expected when, and who is overdue', async () => {
  /* As of 3 October 2024, which is day 276; monthly, then silent for 36 days, and for 276 − 60 = 216. */
  const world = await worldOf(
    [
      ...every('monthly', 30, 9, 30), // last on day 270
      ...every('late', 30, 9), // last on day 240
      ...every('gone', 10, 7), // last on day 60
      ...every('rare', 60, 3),
    ],
    day(276),
  );
  const orders = sound(await world.build('customer_next_order'));
  const half = 1 - 0.5 ** (30 / 30);
  expect(orders).toMatchObject([
    {
      customer_id: 'gone',
      basis: 'rhythm',
      expected_on: null,
      chance_30: 0,
      chance_90: 0,
      overdue_days: 206,
    },
    {
      customer_id: 'late',
      silence_days: 36,
      median_gap_days: 30,
      long_gap_days: 30,
      expected_on: day(276),
      overdue_days: 6,
      chance_30: expect.closeTo(half, 12),
      chance_90: expect.closeTo(1 - 0.5 ** 3, 12),
    },
    {customer_id: 'monthly', expected_on: day(276 + 24), overdue_days: null},
    {
      customer_id: 'rare',
      basis: null,
      expected_on: null,
      chance_30: null,
      reason: 'no_rhythm',
    },
  ]);
  expect(await world.build('next_order_quality')).toMatchObject([
    {horizon_days: 30, customers: 0, brier: null, reason: 'too_few_customers'},
    {horizon_days: 90, customers: 0, brier: null, reason: 'too_few_customers'},
  ]);
  world.close();
});

test('the model says how likely an order is, and its chances came true on a day of the past', async () => {
  const random = randomStreams(5)('orders');
  const lines = Array.from({length: 300}, (_, index) => {
    const rate = gamma(random, 1.5) / 60;
    const leaves = -Math.log(random()) * 1500;
    const own: Row[] = [];
    for (let at = random() * 300; at < Math.min(until, leaves + 300); ) {
      own.push(line(`K${String(index).padStart(3, '0')}`, at));
      at -= Math.log(random()) / rate;
    }
    return own;
  }).flat();
  const world = await worldOf(lines);
  const orders = sound(await world.build('customer_next_order'));
  expect(new Set(orders.map(row => row.basis))).toEqual(new Set(['model']));
  const [fitted] = await world.db.rows<{r: number; alpha: number}>(`select
      max(value) filter (where parameter = 'r') as r, max(value) filter (where parameter = 'alpha') as alpha
    from int_purchase_fit inner join int_purchase_quality using (model) where is_chosen and period = 'all'`);
  const known = await world.db.rows<Row>(`select h.customer_id, h.orders, o.age_days, o.p_alive
    from int_purchase_history as h
    cross join set_business_date as b
    inner join int_purchase_outlook as o on h.orders = o.orders and h.last_days = o.last_days
      and date_diff('day', h.first_on, b.business_date) = o.age_days
    order by h.customer_id`);
  const toldOf = (row: Row) => orders.find(each => each.customer_id === row.customer_id)!;
  const leftMostly = known.filter(row => Number(row.p_alive) <= 0.5);
  expect(leftMostly.length).toBeGreaterThan(10);
  expect(new Set(leftMostly.map(row => toldOf(row).expected_on))).toEqual(new Set([null]));
  const one = known.find(row => Number(row.orders) > 3 && Number(row.p_alive) > 0.9);
  const told = toldOf(one!);
  const within = (weeks: number) =>
    Number(one!.p_alive) *
    (1 -
      (1 + weeks / (fitted!.alpha + Number(one!.age_days) / 7)) **
        -(fitted!.r + Number(one!.orders)));
  expect(told.chance_30).toBeCloseTo(within(30 / 7), 9);
  expect(told.chance_90).toBeCloseTo(within(90 / 7), 9);
  const [expected, today] = [told.expected_on, told.as_of].map(each => Date.parse(String(each)));
  const days = (expected! - today!) / 86_400_000;
  expect(within(days / 7)).toBeGreaterThanOrEqual(0.5);
  expect(within((days - 1) / 7)).toBeLessThan(0.5);
  for (const quality of sound(await world.build('next_order_quality'))) {
    const {customers, came, foretold_customers, brier, brier_of_base_rate} = quality;
    expect(customers).toBeGreaterThan(200);
    expect(Math.abs(Number(came) - Number(foretold_customers))).toBeLessThan(
      3 * Math.sqrt(Number(customers) * 0.25),
    );
    expect(Number(brier)).toBeLessThan(Number(brier_of_base_rate) * 0.8);
  }
  const tenths = sound(await world.build('next_order_calibration'));
  expect(tenths.filter(row => row.horizon_days === 30)).toHaveLength(10);
  world.close();
}, 60_000);

test('one customer of 10,000 orders, refunds only, and nobody at all', async () => {
  const world = await worldOf([]);
  expect(await world.build('customer_next_order')).toEqual([]);
  await world.db.run(`insert into stg_invoice_lines by name
    select 'R' || n as invoice_id, 1 as line, 'K' as customer_id,
      date '2024-01-01' + cast(n // 10 as integer) as invoiced_on, 1 as quantity, 10 as net_amount
    from range(10000) as r(n)`);
  world.close();
  const busy = await worldOf([]);
  await busy.db.run(`insert into stg_invoice_lines by name
    select 'R' || n as invoice_id, 1 as line, 'K' as customer_id,
      date '2024-01-01' + cast(n // 10 as integer) as invoiced_on, 1 as quantity, 10 as net_amount
    from range(10000) as r(n)`);
  expect(sound(await busy.build('customer_next_order'))).toMatchObject([
    {customer_id: 'K', basis: 'rhythm', orders: 1000, median_gap_days: 1, overdue_days: 90},
  ]);
  busy.close();
  const refunds = await worldOf([{...line('K', 10), net_amount: -5}]);
  expect(await refunds.build('customer_next_order')).toEqual([]);
  refunds.close();
});
