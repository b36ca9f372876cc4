import {beforeAll, describe, expect, test} from 'vitest';
import {gamma, randomStreams} from '../../../examples/musterwerk/generator/world/random.ts';
import type {Row} from '../../../warehouse/database.ts';
import {smallWorld} from '../../small_world.ts';
import {bgLife, purchases} from './simulate.ts';

const day = (days: number) =>
  new Date(Date.UTC(2024, 0, 1) + Math.floor(days) * 86_400_000).toISOString().slice(0, 10);
const until = 1090;
const asOf = day(until);

const line = (customer_id: string, at: number, more: Row = {}): Row => ({
  invoice_id: `${customer_id}-${Math.floor(at)}-${more.product_id ?? ''}`,
  line: 1,
  customer_id,
  invoiced_on: day(at),
  quantity: 1,
  net_amount: 100,
  product_cost: 60,
  ...more,
});

/** Customers who come within the first year, buy for 100 on average, and leave by BG/NBD. */
function buyers(customers: number): Row[] {
  const random = randomStreams(11)('buyers');
  return Array.from({length: customers}, (_, index) => {
    const from = random() * 365;
    const life = bgLife([1.2, 8, 0.6, 3])(random);
    const usual = (gamma(random, 6) * 40) / 2 / gamma(random, 4) + 20;
    return [0, ...purchases(random, life, (until - from) / 7)].map(at =>
      line(`B${index}`, from + at * 7, {
        net_amount: Math.round(usual * (0.5 + random()) * 100) / 100,
        product_cost: Math.round(usual * 50) / 100,
      }),
    );
  }).flat();
}

/** A line twice on one day is one purchase. */
const unique = (rows: readonly Row[]) => [
  ...new Map(rows.map(row => [String(row.invoice_id), row])).values(),
];

type World = Awaited<ReturnType<typeof smallWorld>>;

async function worldOf(rows: readonly Row[], given: Record<string, Row[]> = {}): Promise<World> {
  const world = await smallWorld(asOf);
  await world.given('stg_customers', given.stg_customers ?? []);
  await world.given('stg_invoice_lines', unique(rows));
  for (const [table, own] of Object.entries(given)) await world.given(table, own);
  for (const each of ['int_purchase_quality', 'lifetime_value_quality', 'lifetime_value_parameter'])
    await world.build(each);
  return world;
}

const valuesOf = async (world: World) => {
  const rows = await world.build('customer_lifetime_value');
  for (const row of rows) {
    const {clv, clv_low, clv_high, reason} = row;
    if (clv === null) expect(reason).not.toBeNull();
    else expect([clv, clv_low, clv_high].every(each => Number.isFinite(Number(each)))).toBe(true);
  }
  return rows;
};

const of = (rows: readonly Row[], customer_id: string, stream: string) =>
  rows.find(row => row.customer_id === customer_id && row.stream === stream);

describe('statistics of purchases', () => {
  test('several documents of a day are one purchase, returns are none, and the rest is weeks', async () => {
    const world = await smallWorld('2026-06-30');
    const sold = (invoice_id: string, invoiced_on: string, net_amount: number) => ({
      invoice_id,
      line: 1,
      customer_id: 'K',
      invoiced_on,
      net_amount,
      quantity: 1,
    });
    await world.given('stg_invoice_lines', [
      sold('1', '2026-01-01', 100),
      sold('2', '2026-01-15', 30),
      sold('3', '2026-01-15', 50),
      sold('4', '2026-02-05', 60),
      sold('5', '2026-02-05', -10),
      sold('6', '2026-03-01', -60),
      sold('7', '2026-05-21', 90),
      sold('8', '2026-07-01', 1000),
    ]);
    const [known] = await world.build('int_purchase_history');
    expect(known).toMatchObject({
      first_on: '2026-01-01',
      last_on: '2026-05-21',
      orders: 3,
      last_days: 140,
    });
    /* 180 days, the last 60 are held out: from 2 May on. Repeated: 80, 60 and 90. */
    expect(await world.build('int_learning_time')).toMatchObject([
      {learnt_until: '2026-06-30', held_out_days: 60, held_out_from: '2026-05-02'},
    ]);
    const [row] = await world.build('int_purchase_learning');
    expect(row).toMatchObject({
      orders: 3,
      last_days: 140,
      age_days: 180,
      held_out_days: 60,
      orders_before: 2,
      last_days_before: 35,
      held_out_orders: 1,
      orders_of_last_year: 3,
    });
    expect(row!.spend).toBeCloseTo(230 / 3, 9);
    world.close();
  });

  test('learnt is until the end of the last complete month, known is all until today', async () => {
    const world = await smallWorld('2026-06-29');
    const bought = ['2026-02-04', '2026-05-31', '2026-06-01', '2026-06-30'];
    await world.given(
      'stg_invoice_lines',
      bought.map((invoiced_on, at) => ({...line('K', at), invoiced_on})),
    );
    const [known] = await world.build('int_purchase_history');
    expect(known).toMatchObject({last_on: '2026-06-01', orders: 2});
    const [learnt] = await world.build('int_purchase_learning');
    expect(learnt).toMatchObject({orders: 1, last_days: 116, age_days: 116});
    world.close();
  });

  test('machines and contracts are streams of their own', async () => {
    const world = await smallWorld('2026-06-30');
    const sold = (invoice_id: string, product_id: string, more: Row = {}) => ({
      ...line('K', 0),
      invoice_id,
      product_id,
      invoiced_on: '2026-02-01',
      ...more,
    });
    await world.given(
      'stg_products',
      ['press', 'belt', 'care'].map(product_id => ({product_id})),
    );
    await world.given('stg_installed_base', [
      {installed_id: 'S1', customer_id: 'K', product_id: 'press', commissioned_on: '2026-02-01'},
    ]);
    await world.given('stg_subscriptions', [
      {
        subscription_id: 'C',
        customer_id: 'K',
        product_id: 'care',
        started_on: '2026-01-01',
        mrr: 10,
      },
    ]);
    await world.given('stg_invoice_lines', [
      sold('1', 'press', {net_amount: 90_000}),
      sold('2', 'belt'),
      sold('3', 'care', {net_amount: 120}),
      sold('4', 'belt', {
        invoiced_on: '2026-03-01',
        service_from: '2026-03-01',
        service_to: '2026-08-31',
      }),
    ]);
    const rows = await world.build('int_stream_day');
    expect(
      rows.map(({stream, invoiced_on, amount}) => [stream, invoiced_on, Number(amount)]),
    ).toEqual([
      ['contracts', '2026-02-01', 120],
      ['contracts', '2026-03-01', 100],
      ['machines', '2026-02-01', 90_000],
      ['purchases', '2026-02-01', 100],
    ]);
    world.close();
  });

  test('of many customers 5,000 are drawn, evenly through the sorted histories', async () => {
    const world = await smallWorld('2026-06-30');
    await world.ensure('int_purchase_learning');
    await world.db.run(`insert into int_purchase_learning
      (customer_id, orders, last_days, age_days, held_out_days)
      select 'K' || i, i % 4, (i % 4) * 7, 100 + i % 3, 30 from range(60000) as r(i)`);
    const rows = await world.build('int_purchase_pattern');
    const drawn = rows.map(each => Number(each.drawn));
    expect(drawn.reduce((sum, each) => sum + each, 0)).toBe(5000);
    expect(rows.length).toBe(12);
    for (const each of drawn) expect(Math.abs(each - 5000 / 12)).toBeLessThanOrEqual(1);
    world.close();
  });
});

test('the models find again what made the customers, and one of them is chosen', async () => {
  const world = await worldOf(buyers(300));
  const quality = await world.db.rows<Row>(
    `from lifetime_value_quality where stream = 'purchases' and is_chosen order by model`,
  );
  expect(quality.map(({model}) => model)).toContain('gamma_gamma');
  expect(quality.length).toBe(2);
  const chosen = quality.find(({model}) => model !== 'gamma_gamma')!;
  expect(chosen.is_better_than_naive).toBe(true);
  expect(Number(chosen.forecast_orders) / Number(chosen.held_out_orders)).toBeGreaterThan(0.8);
  expect(Number(chosen.forecast_orders) / Number(chosen.held_out_orders)).toBeLessThan(1.25);
  expect(Number(chosen.coverage)).toBeGreaterThan(0.75);
  world.close();
});

describe('a company of 300 customers', () => {
  let world: World;
  let rows: Row[];
  beforeAll(async () => {
    world = await worldOf(
      [
        ...buyers(300),
        line('often', 0),
        ...Array.from({length: 1050}, (_, at) => line('often', at + 40)),
        line('once', 20),
        line('returned', 30, {net_amount: -50}),
      ],
      {
        stg_customers: [
          {customer_id: 'prospect', status: 'prospect'},
          {customer_id: 'own', affiliated: true},
        ],
      },
    );
    rows = await valuesOf(world);
  });

  test('who buys every day is alive and worth what a year earns, times the years, discounted', () => {
    const often = of(rows, 'often', 'purchases')!;
    expect(Number(often.p_alive)).toBeGreaterThan(0.99);
    /* Five years of 365 purchase days a 40 would be 73,000 without an end and a discount. */
    expect(Number(often.clv)).toBeGreaterThan(30_000);
    expect(Number(often.clv)).toBeLessThan(73_000);
  });

  test('who bought once three years ago is worth less than a new customer, with nothing in sight', () => {
    const once = of(rows, 'once', 'total')!;
    const often = of(rows, 'often', 'total')!;
    expect(Number(once.clv)).toBeLessThan(Number(often.clv) / 50);
    expect(Number(once.clv_low)).toBe(0);
  });

  test('refunds are no purchase, nor are prospects customers; affiliated companies have no row', () => {
    expect(of(rows, 'returned', 'total')).toMatchObject({clv: null, reason: 'not_bought'});
    expect(of(rows, 'prospect', 'total')).toMatchObject({clv: null, reason: 'not_bought'});
    expect(of(rows, 'own', 'total')).toBeUndefined();
  });

  test('clv is p_alive × discounted orders × margin', async () => {
    const [found] = await world.db.rows<Row>(`
      select max(abs(c.clv - c.p_alive * o.discounted_orders * c.expected_margin)) as most
      from customer_lifetime_value as c
      inner join int_purchase_history as h on c.customer_id = h.customer_id
      inner join int_purchase_outlook as o on h.orders = o.orders
        and h.last_days = o.last_days and date_diff('day', h.first_on, c.as_of) = o.age_days
      where c.stream = 'purchases'`);
    expect(Number(found!.most)).toBeLessThan(0.5);
  });
});

describe('where there is too little to tell, the reason is said', () => {
  const reasonOf = async (lines: Row[], customer = 'A') => {
    const world = await worldOf(lines);
    const rows = await valuesOf(world);
    world.close();
    return of(rows, customer, 'total')?.reason;
  };

  test('three customers', async () => {
    const lines = ['A', 'B', 'C'].flatMap(id => [1, 90, 200, 700].map(at => line(id, at)));
    expect(await reasonOf(lines)).toBe('too_few_customers');
  });

  test('nobody ever bought again', async () => {
    const lines = Array.from({length: 80}, (_, at) => line(at === 0 ? 'A' : `K${at}`, at * 10));
    expect(await reasonOf(lines)).toBe('no_repeat_purchase');
  });

  test('one month of history', async () => {
    const lines = Array.from({length: 60}, (_, at) =>
      [0, 7].map(later => line(at === 0 ? 'A' : `K${at}`, 1060 + (at % 20) + later)),
    ).flat();
    expect(await reasonOf(lines)).toBe('short_history');
  });

  test('refunds only', async () => {
    const lines = Array.from({length: 60}, (_, at) => line('A', at * 9, {net_amount: -5}));
    expect(await reasonOf(lines)).toBe('not_bought');
  });

  test('a company without any sale', async () => {
    const world = await worldOf([]);
    expect(await valuesOf(world)).toEqual([]);
    world.close();
  });

  test('all have churned: they have values, which are near zero', async () => {
    const random = randomStreams(3)('gone');
    const lines = Array.from({length: 120}, (_, at) =>
      Array.from({length: 8}, () => line(at === 0 ? 'A' : `K${at}`, random() * 200)),
    ).flat();
    const world = await worldOf(lines);
    const rows = await valuesOf(world);
    const totals = rows.filter(({stream}) => stream === 'total');
    for (const each of totals) expect(Number(each.p_alive)).toBeLessThan(0.2);
    world.close();
  });
});

test('a running contract keeps the relation alive, and ends it for no stream', async () => {
  const random = randomStreams(5)('contracts');
  const subscriptions = Array.from({length: 120}, (_, at) => {
    const from = random() * 500;
    const lasts = -Math.log(1 - random()) * 900;
    return {
      subscription_id: `C${at}`,
      customer_id: at === 0 ? 'A' : `K${at}`,
      started_on: day(at === 0 ? 10 : from),
      ended_on: at === 0 || from + lasts > until ? null : day(from + lasts),
      mrr: 50,
    };
  });
  const world = await worldOf([...buyers(120), ...[0, 30, 60, 90].map(at => line('A', at))], {
    stg_subscriptions: subscriptions,
  });
  const rows = await valuesOf(world);
  const [parts, contract, total] = ['purchases', 'contracts', 'total'].map(
    stream => of(rows, 'A', stream)!,
  );
  expect(Number(parts!.p_alive_alone)).toBeLessThan(0.9);
  expect(parts!.p_alive).toBe(1);
  expect(contract).toMatchObject({model: 'sbg', p_alive: 1});
  expect(total!.p_alive).toBe(1);
  expect(Number(total!.clv)).toBeCloseTo(Number(parts!.clv) + Number(contract!.clv), 4);
  /* A mean life of 900 days, 50 a month without any cost: less than five full years. */
  expect(Number(contract!.expected_margin)).toBeCloseTo(50, 6);
  const months = Number(contract!.expected_orders);
  expect(months).toBeGreaterThan(15);
  expect(months).toBeLessThan(40);
  expect(Number(contract!.clv)).toBeLessThan(50 * months);
  world.close();
});

test('a contract of which notice was given ends when it says, and keeps no relation alive', async () => {
  const random = randomStreams(5)('contracts');
  const ends = (at: number) => {
    const from = random() * 500;
    const lasts = -Math.log(1 - random()) * 900;
    return {
      subscription_id: `C${at}`,
      customer_id: `K${at}`,
      started_on: day(from),
      ended_on: from + lasts > until ? null : day(from + lasts),
      cancelled_on: null as string | null,
      mrr: 50,
    };
  };
  const noticed = (id: string, customer: string, ended_on: string | null, isNoticed = true) => ({
    subscription_id: id,
    customer_id: customer,
    started_on: day(10),
    ended_on,
    cancelled_on: isNoticed ? day(until - 5) : null,
    mrr: 50,
  });
  const last = Temporal.PlainDate.from(day(until)).with({day: 1});
  const inThree = last.add({months: 4}).subtract({days: 1}).toString();
  const world = await worldOf([...buyers(120), ...[0, 30, 60, 90].map(at => line('A', at))], {
    stg_subscriptions: [
      ...Array.from({length: 120}, (_, at) => ends(at)),
      noticed('A1', 'A', inThree),
      noticed('B1', 'B', inThree),
      noticed('D1', 'D', inThree, false),
      noticed('E1', 'E', inThree),
      noticed('E2', 'E', null, false),
    ],
  });
  const rows = await valuesOf(world);
  /* Who bought for ninety days and then no more is hardly alive; what it still pays is sure. */
  const [bought, paid, total] = ['purchases', 'contracts', 'total'].map(
    stream => of(rows, 'A', stream)!,
  );
  expect(bought!.p_alive).toBe(bought!.p_alive_alone);
  expect(bought!.p_alive).toBeLessThan(0.9);
  expect(total!.p_alive).toBe(bought!.p_alive);
  expect(Number(total!.clv)).toBeCloseTo(Number(bought!.clv) + Number(paid!.clv), 4);
  expect(Number(total!.clv_low)).toBeCloseTo(Number(bought!.clv_low) + Number(paid!.clv), 3);
  expect(Number(total!.clv_high)).toBeCloseTo(Number(bought!.clv_high) + Number(paid!.clv), 3);
  /* Three months of fifty. */
  const alone = of(rows, 'B', 'contracts')!;
  for (const each of [paid!, alone]) {
    expect(each).toMatchObject({p_alive: 1, p_alive_alone: null, expected_orders: 3});
    expect(Number(each.clv)).toBeGreaterThan(145);
    expect(Number(each.clv)).toBeLessThan(150);
    expect(each.clv_low).toEqual(each.clv);
    expect(each.clv_high).toEqual(each.clv);
  }
  expect(of(rows, 'B', 'total')).toMatchObject({clv: alone.clv, clv_low: alone.clv, p_alive: 1});
  /* The end of a term is no notice, and one contract that goes on is enough. */
  for (const id of ['D', 'E']) {
    const each = of(rows, id, 'contracts')!;
    expect(each.p_alive_alone).toBe(1);
    expect(Number(each.expected_orders)).toBeGreaterThan(15);
  }
  world.close();
});

test('without enough ended contracts one retention holds for all: the margin multiple', async () => {
  const world = await worldOf([], {
    stg_subscriptions: Array.from({length: 30}, (_, at) => ({
      subscription_id: `C${at}`,
      customer_id: `K${at}`,
      started_on: day(at * 10),
      ended_on: at < 3 ? day(700 + at) : null,
      mrr: 100,
    })),
  });
  const rows = await valuesOf(world);
  const [retention] = await world.db.rows<Row>(
    `from lifetime_value_parameter where parameter = 'retention'`,
  );
  const [seen] = await world.db.rows<Row>(`
    select sum(survived) as survived, count(*) filter (where not is_running) as lost
    from int_contract_run`);
  const [survived, lost] = [Number(seen!.survived), Number(seen!.lost)];
  const r = (survived + 0.5) / (survived + lost + 1);
  expect(lost).toBe(3);
  expect(Number(retention!.value)).toBeCloseTo(r, 9);
  /* r/(1 + d − r) by Gupta and Lehmann, less what lies beyond five years. */
  const d = 1.1 ** (1 / 12) - 1;
  const multiple = (r / (1 + d - r)) * (1 - (r / (1 + d)) ** 60);
  expect(Number(of(rows, 'K9', 'total')!.clv) / (100 * multiple)).toBeCloseTo(1, 6);
  expect(of(rows, 'K0', 'total')).toMatchObject({reason: 'not_bought'});
  world.close();
});
