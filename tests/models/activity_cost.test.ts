import {join} from 'node:path';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {CostSettings} from '../../company/costs.ts';
import {translated} from '../../company/messages/translated.ts';
import {warning} from '../../company/messages/warnings.ts';
import {withBrokenRows} from '../../warehouse/broken_rows.ts';
import type {Row} from '../../warehouse/database.ts';
import {readModel} from '../../warehouse/model.ts';
import {root} from '../project_files.ts';
import {smallWorld} from '../small_world.ts';

const title = {de: 'Kunden betreuen', en: 'Serve customers'};
const steps = {contribution_2: {title}, contribution_3: {title}, contribution_4: {title}};
const plain = (rows: unknown) => JSON.parse(JSON.stringify(rows)) as Record<string, unknown>[];

/** Orders, inquiries and credit checks of Cooper and Kaplan: so many contacts of each kind. */
const counted = (kind: string, count: number, more: Row = {}): Row => ({
  interaction_id: `${kind}-${more.customer_id ?? 'K1'}`,
  kind,
  happened_on: '2026-01-10',
  customer_id: 'K1',
  count,
  ...more,
});

const posting = (amount: number, more: Row = {}): Row => ({
  document: `L${more.posted_on ?? ''}${more.cost_centre ?? ''}`,
  line: 1,
  posted_on: '2026-01-31',
  account: '6020',
  account_kind: 'operating_cost',
  cost_centre: '2100',
  amount,
  ...more,
});

const activity = (kind: string, more: object) => ({
  title,
  step: 'contribution_2',
  driver: 'fct_interaction',
  where: `kind = '${kind}'`,
  quantity: 'count',
  ...more,
});

interface World {
  costs: object;
  interactions?: Row[];
  ledger?: Row[];
  capacity?: Row[];
  plan?: Row[];
  lines?: Row[];
}

async function worldOf({costs, interactions, ledger, capacity, plan, lines}: World) {
  const world = await smallWorld(
    '2026-12-31',
    CostSettings.parse({rates: 'month', steps, ...costs}),
  );
  await world.given('stg_interactions', interactions ?? []);
  await world.given('stg_ledger_entries', ledger ?? []);
  await world.given('stg_capacity', capacity ?? []);
  await world.given('stg_plan_entries', plan ?? []);
  await world.given('stg_invoice_lines', lines ?? []);
  return world;
}

const contacts = [counted('mail', 49_000), counted('call', 1_400), counted('visit', 2_500)];

test('time-driven: minutes at the rate of the capacity, and what nobody used is shown', async () => {
  const world = await worldOf({
    costs: {
      pools: {
        service: {
          title,
          cost: [{cost_centres: ['21*']}],
          capacity: {minutes: 700_000},
          activities: {
            order: activity('mail', {minutes: '8 * count'}),
            inquiry: activity('call', {minutes: '44 * count'}),
            credit_check: activity('visit', {minutes: '50 * count'}),
          },
        },
      },
    },
    interactions: contacts,
    ledger: [posting(560_000)],
  });
  expect(
    plain(await world.build('activity_cost')).map(row => [
      row.activity,
      row.quantity,
      row.minutes,
      row.cost,
    ]),
  ).toEqual([
    ['credit_check', 2500, 125_000, 100_000],
    ['inquiry', 1400, 61_600, 49_280],
    ['order', 49_000, 392_000, 313_600],
  ]);
  expect(plain(await world.build('cost_reconciliation'))).toMatchObject([
    {
      ledger_cost: 560_000,
      assigned_cost: 462_880,
      unused_capacity_cost: 97_120,
      unassigned_cost: 0,
      used_minutes: 578_600,
      rate: 0.8,
    },
  ]);
  const methods = plain(await world.build('cost_by_method'));
  expect(
    methods.map(row => [row.activity, Number(row.time_driven_cost) / Number(row.quantity)]),
  ).toEqual([
    ['credit_check', 40],
    ['inquiry', 35.2],
    ['order', 6.4],
  ]);
  const sum = (name: string) => methods.reduce((all, row) => all + Number(row[name]), 0);
  expect([sum('time_driven_cost'), sum('rate_based_cost'), sum('process_levy')]).toEqual([
    462_880, 560_000, 97_120,
  ]);
  world.close();
});

test('rate-based: shares of the pool by quantity', async () => {
  const world = await worldOf({
    costs: {
      pools: {
        service: {
          title,
          method: 'rate_based',
          cost: [{cost_centres: ['2100']}],
          activities: {
            order: activity('mail', {share: 70}),
            inquiry: activity('call', {share: 10}),
            credit_check: activity('visit', {share: 20}),
          },
        },
      },
    },
    interactions: contacts,
    ledger: [posting(560_000)],
  });
  expect(
    plain(await world.build('activity_cost')).map(row => [
      row.activity,
      Number(row.cost) / Number(row.quantity),
    ]),
  ).toEqual([
    ['credit_check', 44.8],
    ['inquiry', 40],
    ['order', 8],
  ]);
  expect(plain(await world.build('cost_reconciliation'))).toMatchObject([
    {assigned_cost: 560_000, unused_capacity_cost: 0, unassigned_cost: 0},
  ]);
  world.close();
});

test('rate-based: what no share takes is no variance', async () => {
  const world = await worldOf({
    costs: {
      rates: 'year',
      pools: {
        fairs: {
          title,
          method: 'rate_based',
          cost: [{cost_centres: ['2100']}],
          activities: {contact: activity('mail', {share: 80})},
        },
      },
    },
    interactions: [
      counted('mail', 3),
      counted('mail', 1, {interaction_id: 'later', happened_on: '2026-02-10'}),
    ],
    ledger: [posting(100.01), posting(300, {posted_on: '2026-02-28'})],
  });
  /* 320.008 for four contacts; 80.008 and 240 would have been of their months. */
  expect(plain(await world.build('cost_reconciliation'))).toMatchObject([
    {month: '2026-01-01', no_share_cost: 20.002, assigned_cost: 240.006, variance_cost: -159.998},
    {month: '2026-02-01', no_share_cost: 60, assigned_cost: 80.002, variance_cost: 159.998},
  ]);
  world.close();
});

test('a share that changes begins a rate of its own, and one of 0 ends', async () => {
  const share = [
    {valid_from: '2026-01', value: 20},
    {valid_from: '2026-03', value: 0},
    {valid_from: '2026-05', value: 10},
  ];
  const world = await worldOf({
    costs: {
      rates: 'year',
      pools: {
        shipping: {
          title,
          method: 'rate_based',
          cost: [{cost_centres: ['2100']}],
          activities: {pack: activity('mail', {share})},
        },
      },
    },
    interactions: ['01', '02', '03', '04', '05', '06'].map(month =>
      counted('mail', 2, {interaction_id: month, happened_on: `2026-${month}-10`}),
    ),
    ledger: [777.77, 100, 300, 300].map((amount, at) =>
      posting(amount, {posted_on: `2026-0${at + 1}-15`}),
    ),
  });
  /* A fifth of 877.77 for four; nothing is posted for May and June, whose share is half of that. */
  expect(plain(await world.build('activity_cost')).map(({month, cost}) => [month, cost])).toEqual([
    ['2026-01-01', 87.777],
    ['2026-02-01', 87.777],
    ['2026-03-01', 0],
    ['2026-04-01', 0],
    ['2026-05-01', 43.8885],
    ['2026-06-01', 43.8885],
  ]);
  expect(plain(await world.build('cost_reconciliation')).slice(2, 4)).toMatchObject([
    {no_share_cost: 300, assigned_cost: 0, variance_cost: 0},
    {no_share_cost: 300, assigned_cost: 0, variance_cost: 0},
  ]);
  world.close();
});

test('Prozesskosten: what has no driver is levied on what has one', async () => {
  const world = await worldOf({
    costs: {
      pools: {
        service: {
          title,
          method: 'process',
          cost: [{cost_centres: ['2100']}],
          activities: {
            planning: activity('mail', {share: 43.0769}),
            purchase: activity('call', {share: 30.7692}),
            inspection: activity('visit', {share: 3.0769}),
            leading: {title, step: 'contribution_4', share: 23.077},
          },
        },
      },
    },
    interactions: [counted('mail', 28), counted('call', 10), counted('visit', 200)],
    ledger: [posting(260_000)],
  });
  const rows = plain(await world.build('activity_cost'));
  const costOf = (name: string) => Number(rows.find(row => row.activity === name)?.cost);
  const total = (name: string, quantity: number) =>
    Math.round((costOf(name) / quantity) * (1 + costOf('leading') / (260_000 - costOf('leading'))));
  expect(Math.round(costOf('planning') / 28)).toBe(4000);
  expect([total('planning', 28), total('purchase', 10), total('inspection', 200)]).toEqual([
    5200, 10_400, 52,
  ]);
  expect(rows.reduce((sum, row) => sum + Number(row.cost), 0)).toBeCloseTo(260_000, 4);
  const unit = (row: Record<string, unknown>) => [
    row.activity,
    Math.round(Number(row.rate_based_cost) / Number(row.quantity)),
  ];
  expect(plain(await world.build('cost_by_method')).map(unit)).toEqual([
    ['inspection', 52],
    ['planning', 5200],
    ['purchase', 10_400],
  ]);
  world.close();
});

test('a levy that has ended costs nobody anything', async () => {
  const ending = [
    {valid_from: '2026-01', value: 50},
    {valid_from: '2026-02', value: 0},
  ];
  const world = await worldOf({
    costs: {
      pools: {
        buying: {
          title,
          method: 'process',
          cost: [{cost_centres: ['2100']}],
          activities: {
            buy: activity('mail', {share: 50}),
            lead: {title, step: 'contribution_4', share: ending},
          },
        },
      },
    },
    interactions: [
      counted('mail', 1),
      counted('mail', 1, {interaction_id: 'B', happened_on: '2026-02-10'}),
    ],
    ledger: [posting(100), posting(100, {posted_on: '2026-02-28'})],
  });
  const rows = plain(await world.build('activity_cost'));
  expect(rows.map(({month, activity, cost}) => [month, activity, cost])).toEqual([
    ['2026-01-01', 'buy', 50],
    ['2026-01-01', 'lead', 50],
    ['2026-02-01', 'buy', 50],
  ]);
  world.close();
});

test('the last digit goes to the largest remainders, so that the sum is exact', async () => {
  const world = await worldOf({
    costs: {
      pools: {
        service: {
          title,
          method: 'rate_based',
          cost: [{cost_centres: ['2100']}],
          activities: {order: activity('mail', {share: 100})},
        },
      },
    },
    interactions: ['K1', 'K2', 'K3'].map(customer_id => counted('mail', 1, {customer_id})),
    ledger: [posting(100)],
  });
  expect(plain(await world.build('activity_cost')).map(row => row.cost)).toEqual([
    33.3334, 33.3333, 33.3333,
  ]);
  world.close();
});

test('a time equation counts what is special about a row', async () => {
  const world = await worldOf({
    costs: {
      pools: {
        packing: {
          title,
          cost: [{cost_centres: ['2100']}],
          capacity: {minutes: 100},
          activities: {
            pack: activity('mail', {minutes: "0.5 + 6.5 * abandoned + 0.2 * (purpose = 'air')"}),
          },
        },
      },
    },
    interactions: [
      counted('mail', 1, {interaction_id: 'A', abandoned: true, purpose: 'air'}),
      counted('mail', 1, {interaction_id: 'B', abandoned: false, purpose: 'road'}),
    ],
    ledger: [posting(100)],
  });
  expect(plain(await world.build('activity_cost'))).toMatchObject([{minutes: 7.7, cost: 7.7}]);
  world.close();
});

test('what no customer is named for is assigned to nobody, and over-use is shown', async () => {
  const world = await worldOf({
    costs: {
      pools: {
        hotline: {
          title,
          cost: [{cost_centres: ['2100']}],
          capacity: {minutes: 100},
          activities: {call: activity('call', {minutes: '10 * count'})},
        },
      },
    },
    interactions: [counted('call', 11), counted('call', 2, {customer_id: null})],
    ledger: [posting(200), posting(50, {cost_centre: '9000'})],
  });
  expect(plain(await world.build('cost_reconciliation'))).toMatchObject([
    {
      cost_pool: 'hotline',
      ledger_cost: 200,
      assigned_cost: 220,
      unused_capacity_cost: -60,
      without_customer_cost: 40,
      unassigned_cost: 40,
    },
    {cost_pool: null, ledger_cost: 50, no_pool_cost: 50, unassigned_cost: 50},
  ]);
  world.close();
});

test.each(['month', 'year'])('a credit is no over-use, with rates of the %s', async rates => {
  const world = await worldOf({
    costs: {
      rates,
      pools: {
        hotline: {
          title,
          cost: [{cost_centres: ['2100']}],
          capacity: {minutes: 800},
          activities: {call: activity('call', {minutes: 10})},
        },
      },
    },
    ledger: [posting(-100)],
  });
  expect(plain(await world.build('cost_reconciliation'))).toMatchObject([
    {ledger_cost: -100, unused_capacity_cost: -100, unassigned_cost: 0, used_minutes: 0},
  ]);
  const told = (await world.checks('cost_reconciliation')).filter(({failures}) => failures > 0);
  world.close();
  expect(told).toEqual([]);
  const {columns} = await readModel(join(root, 'models/profitability/cost_reconciliation.sql'));
  expect(columns.get('unused_capacity_cost')).toMatch(
    /used_minutes are above capacity_minutes \(over-use\); of one with more credits than cost, a credit$/,
  );
});

test('two pools share a cost centre to the last digit', async () => {
  const half = (name: string, share: number, account: string) => ({
    title,
    cost: [{cost_centres: ['2100'], accounts: [account], share}],
    capacity: {minutes: 100},
    activities: {[name]: activity('call', {minutes: 1})},
  });
  const world = await worldOf({
    costs: {pools: {a: half('one', 33.33, '60*'), b: half('two', 66.67, '*')}},
    ledger: [posting(100.01)],
  });
  const rows = plain(await world.build('cost_reconciliation'));
  expect(rows.map(row => [row.cost_pool, row.ledger_cost])).toEqual([
    ['a', 33.3333],
    ['b', 66.6767],
  ]);
  world.close();
});

test('more than all of a posting is refused', async () => {
  const pool = (name: string, cost: object) => ({
    title,
    cost: [{...cost, share: 60}],
    capacity: {minutes: 100},
    activities: {[name]: activity('call', {minutes: 1})},
  });
  const world = await worldOf({
    costs: {pools: {a: pool('one', {cost_centres: ['21*']}), b: pool('two', {accounts: ['60*']})}},
    ledger: [posting(100), posting(50, {cost_centre: '3000'})],
  });
  await expect(world.build('int_pool_posting')).rejects.toThrow('pool_share <= 1');
  const found = (await world.checks('int_pool_posting')).filter(({failures}) => failures > 0);
  expect(
    (
      await withBrokenRows(
        world.db,
        await readModel(join(root, 'models/profitability/int_pool_posting.sql')),
        found,
      )
    ).map(({meaning, rows}) => [meaning, rows]),
  ).toEqual([
    [
      'costs.yaml gives more than 100 % of these postings to pools',
      ['a', 'b'].map(
        name =>
          `month 2026-01-01, is_closing false, cost_centre 2100, account 6020, account_kind operating_cost, cost_pool ${name}`,
      ),
    ],
  ]);
  world.close();
});

test('a minute costs the same in August: rates are those of the planned year', async () => {
  const months = Array.from(
    {length: 12},
    (_, at) => `${at < 3 ? 2025 : 2026}-${String(((at + 9) % 12) + 1).padStart(2, '0')}`,
  );
  const world = await worldOf({
    costs: {
      rates: 'year',
      pools: {
        hotline: {
          title,
          cost: [{cost_centres: ['2100']}],
          activities: {call: activity('call', {minutes: '10 * count'})},
        },
      },
    },
    interactions: [
      counted('call', 1),
      counted('call', 1, {interaction_id: 'X', happened_on: '2026-08-10'}),
      counted('call', 1, {interaction_id: 'Y', happened_on: '2026-12-10'}),
    ],
    capacity: months.map(month => ({
      cost_centre: '2100',
      month: `${month}-01`,
      minutes: month.endsWith('08') ? 50 : 100,
    })),
    plan: months.flatMap((month): Row[] => [
      {
        plan_entry_id: month,
        version: 'Budget',
        month: `${month}-01`,
        measure: 'cost',
        amount: 115,
        cost_centre: '2100',
      },
      /* A plan of sales says nothing of costs, whenever it was frozen. */
      {
        plan_entry_id: `sales ${month}`,
        version: 'Sales',
        frozen_on: '2026-01-01',
        month: `${month}-01`,
        measure: 'revenue',
        amount: 1,
        product_line: 'machines',
      },
    ]),
    ledger: months.map(month => posting(120, {posted_on: `${month}-15`, document: month})),
  });
  const rows = plain(await world.build('cost_reconciliation'));
  const of = (month: string) => rows.find(row => row.month === `${month}-01`);
  expect(of('2026-01')).toMatchObject({basis: 'plan', rate: 1.2, assigned_cost: 12});
  expect(of('2026-08')).toMatchObject({
    rate: 1.2,
    assigned_cost: 12,
    unused_capacity_cost: 48,
    variance_cost: 60,
    is_provisional: false,
  });
  expect(of('2026-12')).toMatchObject({
    ledger_cost: 0,
    assigned_cost: 12.5217,
    basis: 'last_year',
    is_provisional: true,
  });
  world.close();
});

test('work for a customer who bought nothing this month costs us money', async () => {
  const world = await worldOf({
    costs: {
      pools: {
        hotline: {
          title,
          cost: [{cost_centres: ['2100']}],
          capacity: {minutes: 100},
          activities: {
            call: {...activity('call', {minutes: '10 * count'}), step: 'contribution_3'},
          },
        },
      },
    },
    interactions: [counted('call', 3)],
    ledger: [posting(200)],
    lines: [
      {
        invoice_id: 'R1',
        line: 1,
        customer_id: 'K1',
        invoiced_on: '2026-02-10',
        quantity: 1,
        net_amount: 100,
        product_cost: 60,
      },
    ],
  });
  expect(plain(await world.build('customer_profitability'))).toMatchObject([
    {
      month: '2026-01-01',
      net_revenue: 0,
      contribution_1: 0,
      contribution_2: 0,
      contribution_3: -60,
      contribution_4: -60,
      profit: -60,
    },
    {month: '2026-02-01', contribution_1: 40, profit: 40},
  ]);
  world.close();
});

const aCustomer = fc.option(fc.constantFrom('K1', 'K2', 'K3'), {nil: null});
const contact = fc.record({
  customer_id: aCustomer,
  kind: fc.constantFrom('mail', 'call'),
  happened_on: fc.constantFrom('2026-01-10', '2026-02-10'),
  count: fc.integer({min: 1, max: 50}),
});

/** Cost of all activities by customer, and what the pools have in all, in units of the last digit. */
async function costsOf(costs: object, contacts: readonly Row[], ledger: readonly Row[]) {
  const world = await worldOf({
    costs,
    interactions: contacts.map((each, at) => ({...each, interaction_id: String(at)})),
    ledger: [...ledger],
  });
  const units = (value: unknown) => Math.round(Number(value) * 10_000);
  const rows = plain(await world.build('activity_cost'));
  const reconciled = plain(await world.build('cost_reconciliation'));
  world.close();
  return {
    costs: rows.map(row => [row.customer_id, row.activity, row.month, units(row.cost)]),
    assigned: reconciled.reduce((sum, row) => sum + units(row.assigned_cost), 0),
    all: reconciled.reduce(
      (sum, row) =>
        sum +
        units(row.assigned_cost) +
        units(row.unused_capacity_cost) +
        units(row.unassigned_cost),
      0,
    ),
    ledger: reconciled.reduce((sum, row) => sum + units(row.ledger_cost), 0),
  };
}

test('whatever happens, customers, unused capacity and what nobody caused are the ledger', async () => {
  const anyCosts = fc.record({
    rates: fc.constantFrom('month', 'year'),
    minutes: fc.integer({min: 50, max: 5000}),
    shares: fc.tuple(fc.integer({min: 1, max: 50}), fc.integer({min: 1, max: 50})),
    split: fc.integer({min: 1, max: 99}),
    later: fc.integer({min: 0, max: 50}),
  });
  const amounts = fc.array(fc.integer({min: 1, max: 10_000_000}), {minLength: 1, maxLength: 4});
  await fc.assert(
    fc.asyncProperty(
      anyCosts,
      fc.array(contact, {minLength: 1, maxLength: 12}),
      amounts,
      async ({rates, minutes, shares, split, later}, contacts, cents) => {
        const both = (share: number) => ({cost: [{cost_centres: ['2100'], share}]});
        const costs = {
          rates,
          pools: {
            desk: {
              title,
              ...both(split),
              capacity: {minutes},
              activities: {answer: activity('mail', {minutes: '7 * count'})},
            },
            shared: {
              title,
              method: 'process',
              ...both(100 - split),
              activities: {
                write: activity('mail', {
                  share: [
                    {valid_from: '2026-01', value: shares[0]},
                    {valid_from: '2026-02', value: Math.min(later, shares[0])},
                  ],
                }),
                talk: activity('call', {share: shares[1]}),
                ...(shares[0] + shares[1] < 100 && {
                  lead: {title, step: 'profit', share: 100 - shares[0] - shares[1]},
                }),
              },
            },
          },
        };
        const ledger = cents.map((amount, at) =>
          posting(amount / 100, {
            document: String(at),
            posted_on: at % 2 ? '2026-01-31' : '2026-02-28',
          }),
        );
        const first = await costsOf(costs, contacts, ledger);
        expect(first.all).toBe(first.ledger);
        expect(first.ledger).toBe(cents.reduce((sum, each) => sum + each * 100, 0));
        expect(first.costs.filter(row => Number(row[3]) < 0)).toEqual([]);
        expect(await costsOf(costs, contacts.toReversed(), ledger.toReversed())).toEqual(first);
      },
    ),
    {numRuns: 8, endOnFailure: true},
  );
}, 180_000);

test('twice the work at the same capacity costs customers twice as much, and over-use is shown', async () => {
  const costs = {
    pools: {
      desk: {
        title,
        cost: [{cost_centres: ['2100']}],
        capacity: {minutes: 100},
        activities: {answer: activity('mail', {minutes: '10 * count'})},
      },
    },
  };
  const twice = async (count: number) =>
    (await costsOf(costs, [counted('mail', count)], [posting(500)])).assigned / 10_000;
  expect([await twice(3), await twice(6), await twice(12)]).toEqual([150, 300, 600]);
});

test('who only calls and never buys costs us money, too', async () => {
  const world = await worldOf({
    costs: {
      pools: {
        hotline: {
          title,
          cost: [{cost_centres: ['2100']}],
          capacity: {minutes: 100},
          activities: {call: activity('call', {minutes: '10 * count'})},
        },
      },
    },
    interactions: [counted('call', 3)],
    ledger: [posting(200)],
  });
  expect(plain(await world.build('customer_profitability'))).toMatchObject([
    {customer_id: 'K1', net_revenue: 0, contribution_2: -60, profit: -60},
  ]);
  expect(plain(await world.build('customer_segment'))).toMatchObject([
    {customer_id: 'K1', earns: null, net_revenue_12_months: null},
  ]);
  world.close();
});

test('work that is dated after the business date costs nothing yet, and stops no night', async () => {
  const world = await worldOf({
    costs: {
      pools: {
        hotline: {
          title,
          cost: [{cost_centres: ['2100']}],
          capacity: {minutes: 100},
          activities: {call: activity('call', {minutes: '10 * count'})},
        },
      },
    },
    interactions: [counted('call', 3, {happened_on: '2027-05-01'})],
    ledger: [posting(200)],
  });
  expect(plain(await world.build('activity_cost'))).toMatchObject([
    {month: '2027-05-01', minutes: 30, cost: 0},
  ]);
  expect(plain(await world.build('cost_reconciliation'))).toMatchObject([
    {month: '2026-01-01', ledger_cost: 200, assigned_cost: 0, unused_capacity_cost: 200},
  ]);
  await world.build('cost_by_method');
  world.close();
});

test('an activity that nothing causes is told, with its driver', async () => {
  const costs = {
    pools: {
      desk: {
        title,
        cost: [{cost_centres: ['2100']}],
        activities: {
          call: activity('call', {minutes: 10}),
          visit: activity('visit', {minutes: 60}),
        },
      },
    },
  };
  const world = await worldOf({
    costs,
    interactions: [counted('call', 1), counted('call', 1, {customer_id: 'K2'})],
  });
  await world.ensure('int_activity_found');
  const told = (await world.checks('int_activity_found')).filter(({failures}) => failures > 0);
  world.close();
  expect(told.map(({severity, failures, meaning}) => [severity, failures, meaning])).toEqual([
    [
      'warn',
      1,
      'nothing causes the activity visit of costs.yaml: fct_interaction has no rows, or none for which its condition holds',
    ],
  ]);
});

test('a pool to which nobody posts is told, once there is a ledger, and so are minutes below zero', async () => {
  const pool = (cost_centre: string, more: object) => ({
    title,
    cost: [{cost_centres: [cost_centre]}],
    capacity: {minutes: 100},
    activities: more,
  });
  const costs = {
    pools: {
      desk: pool('2100', {
        call: activity('call', {minutes: '10 * (2 - count)'}),
        mail: activity('mail', {minutes: 10}),
      }),
      fairs: pool('377', {visit: activity('visit', {minutes: 60})}),
    },
  };
  const told = async (ledger: Row[]) => {
    const world = await worldOf({
      costs,
      interactions: [counted('call', 3), counted('mail', 1), counted('visit', 1)],
      ledger,
    });
    const names = ['int_activity_driver', 'int_activity_found'];
    for (const name of names) await world.ensure(name);
    const results = (await Promise.all(names.map(world.checks))).flat();
    world.close();
    return results.filter(({failures}) => failures > 0).map(each => each.meaning!);
  };
  const negative =
    'the time equation of the activity call of costs.yaml comes to less than nothing for some customers and months; they are paid for work';
  const unposted =
    'the ledger has no cost for the pool fairs of costs.yaml: nobody posts to the cost centres and accounts that it names';
  expect(await told([])).toEqual([negative]);
  expect(await told([posting(100)])).toEqual([negative, unposted]);
  expect([negative, unposted].map(each => translated(each, warning))).toEqual([
    'Die Zeitgleichung der Aktivität call aus costs.yaml ergibt für manche Kunden und Monate weniger als nichts; Arbeit bringt ihnen Geld.',
    'Die Fibu hat keine Kosten für den Kostenpool fairs aus costs.yaml: Auf die Kostenstellen und Konten, die er nennt, bucht niemand.',
  ]);
});

test('rows for which a time equation gives nothing are told, whether some or all of them', async () => {
  const costs = {
    pools: {
      desk: {
        title,
        cost: [{cost_centres: ['2100']}],
        capacity: {minutes: 100},
        activities: {
          call: activity('call', {minutes: 'minutes'}),
          mail: activity('mail', {minutes: '100 / (count - 1)'}),
          visit: activity('visit', {minutes: 60}),
        },
      },
      fairs: {
        title,
        method: 'rate_based',
        cost: [{cost_centres: ['3100']}],
        activities: {letter: activity('letter', {share: 100})},
      },
    },
  };
  const world = await worldOf({
    costs,
    interactions: [
      counted('call', 1),
      counted('mail', 1),
      counted('mail', 3, {interaction_id: 'B'}),
      counted('visit', 1),
      counted('letter', 1),
    ],
  });
  const rows = plain(await world.build('int_activity_driver'));
  expect(rows.map(row => [row.activity, row.driver_rows, row.rows_without_minutes])).toEqual([
    ['call', 1, 1],
    ['letter', 1, 0],
    ['mail', 2, 1],
    ['visit', 1, 0],
  ]);
  const told = (await world.checks('int_activity_driver')).filter(({failures}) => failures > 0);
  world.close();
  const says = (name: string) =>
    `the time equation of the activity ${name} of costs.yaml gives nothing for some rows of fct_interaction; they cost nothing`;
  expect(told.map(each => each.meaning)).toEqual([says('call'), says('mail')]);
  expect(told.map(each => translated(each.meaning!, warning))).toEqual([
    'Die Zeitgleichung der Aktivität call aus costs.yaml ergibt für manche Zeilen von fct_interaction nichts; sie kosten nichts.',
    'Die Zeitgleichung der Aktivität mail aus costs.yaml ergibt für manche Zeilen von fct_interaction nichts; sie kosten nichts.',
  ]);
});
