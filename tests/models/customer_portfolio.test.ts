import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {PortfolioSettings} from '../../company/portfolio.ts';
import {portfolioModels} from '../../models/portfolio/portfolio_models.ts';
import type {Row} from '../../warehouse/database.ts';
import {unportable} from '../portability.ts';
import {smallCompany} from '../small_company.ts';
import {smallWorld} from '../small_world.ts';

type World = Awaited<ReturnType<typeof smallWorld>>;
let world: World;
afterEach(() => world.close());

const invoice = (customer_id: string, invoiced_on: string, net_amount: number, more: Row = {}) => ({
  invoice_id: `${customer_id}-${invoiced_on}-${net_amount}`,
  line: 1,
  customer_id,
  invoiced_on,
  quantity: 1,
  net_amount,
  product_cost: net_amount / 2,
  ...more,
});

/** A company that rates by what it says here, and knows these invoices. */
async function company(portfolio: object, lines: Row[], businessDate = '2026-12-31') {
  world = await smallWorld(businessDate, smallCompany.costs, PortfolioSettings.parse({portfolio}));
  await world.given('stg_invoice_lines', lines);
}

const byRevenue = {
  attractiveness: {net_revenue: {weight: 1, from: 0, to: 1000}},
  position: {order_frequency: {weight: 1, from: 0, to: 4}},
};

/** What the night warns of. */
const warnings = async () =>
  (await world.checks('int_portfolio_points'))
    .filter(({failures}) => failures > 0)
    .map(({meaning}) => meaning);

const placed = async () =>
  (await world.build('customer_portfolio')).map(
    ({customer_id, attractiveness, position, cell, reason}) => ({
      customer_id,
      attractiveness,
      position,
      cell,
      reason,
    }),
  );

test('a customer stands between the cuts of two axes; on a cut it is above it', async () => {
  await company(byRevenue, [
    ...['01', '02', '03'].map(month => invoice('S', `2026-${month}-10`, 300)),
    invoice('Q', '2026-05-10', 500),
    ...['04', '05'].map(month => invoice('E', `2026-${month}-10`, 100)),
    invoice('M', '2026-05-10', 499.99),
  ]);
  expect(await placed()).toEqual([
    {customer_id: 'E', attractiveness: 20, position: 50, cell: 'earnings', reason: null},
    {customer_id: 'M', attractiveness: 49.999, position: 25, cell: 'also_ran', reason: null},
    {customer_id: 'Q', attractiveness: 50, position: 25, cell: 'question_mark', reason: null},
    {customer_id: 'S', attractiveness: 90, position: 75, cell: 'star', reason: null},
  ]);
});

test('nine cells have two cuts on each axis, and nobody is above 100 points', async () => {
  await company({...byRevenue, grid: '3x3', cuts: {position: [30, 60]}}, [
    ...[1, 2, 3, 4, 5].map(day => invoice('S', `2026-03-0${day}`, 400)),
    ...[1, 2].map(day => invoice('H', `2026-03-0${day}`, 100)),
  ]);
  expect(await placed()).toMatchObject([
    {customer_id: 'H', attractiveness: 20, position: 50, cell: 'harvest'},
    {customer_id: 'S', attractiveness: 100, position: 100, cell: 'star'},
  ]);
});

test('what nobody can rate counts for the known weights only, and their share is said', async () => {
  await company(
    {
      attractiveness: {
        net_revenue: {weight: 0.6, from: 0, to: 1000},
        share_of_wallet: {weight: 0.4, from: 0, to: 100},
      },
      position: {share_of_wallet: {weight: 1, from: 0, to: 100}},
    },
    [invoice('K', '2026-03-01', 500), invoice('N', '2026-03-01', 500)],
  );
  await world.given('fct_wallet_estimate', [
    {estimate_id: '1', customer_id: 'K', year: 2026, need: 4000, estimated_on: '2026-02-01'},
    {estimate_id: '2', customer_id: 'K', year: 2026, need: 2000, estimated_on: '2026-06-01'},
    {estimate_id: '3', customer_id: 'N', year: 2024, need: 1000, estimated_on: '2024-06-01'},
  ]);
  expect(await world.build('customer_portfolio')).toMatchObject([
    /* 0.6 · 50 + 0.4 · 25 = 40 */
    {customer_id: 'K', attractiveness: 40, attractiveness_known: 1, position: 25, cell: 'also_ran'},
    {
      customer_id: 'N',
      attractiveness: 50,
      attractiveness_known: 0.6,
      position: null,
      position_known: 0,
      cell: null,
      reason: 'no_rating',
    },
  ]);
});

test('a rank counts half of those with the same value as worse', async () => {
  await company(
    {
      attractiveness: {net_revenue: {weight: 1}},
      position: {silence: {weight: 1}},
    },
    [
      invoice('A', '2026-12-31', 400),
      invoice('B', '2026-06-30', 300),
      invoice('C', '2026-06-30', 300),
      invoice('D', '2026-01-31', 100),
    ],
  );
  expect(await placed()).toMatchObject([
    {customer_id: 'A', attractiveness: 87.5, position: 87.5},
    {customer_id: 'B', attractiveness: 50, position: 50},
    {customer_id: 'C', attractiveness: 50, position: 50},
    {customer_id: 'D', attractiveness: 12.5, position: 12.5},
  ]);
});

test('a rank in which all are alike rates nobody, and counts as unknown', async () => {
  await company(
    {
      attractiveness: {net_revenue: {weight: 0.4}, order_frequency: {weight: 0.6}},
      position: {
        order_frequency: {weight: 0.5},
        product_lines: {weight: 0.5, from: 0, to: 10},
      },
    },
    [invoice('A', '2026-03-01', 200), invoice('B', '2026-03-01', 100)],
  );
  expect(await world.build('customer_portfolio')).toMatchObject([
    {customer_id: 'A', attractiveness: 75, attractiveness_known: 0.4, position_known: 0.5},
    {customer_id: 'B', attractiveness: 25, attractiveness_known: 0.4, position_known: 0.5},
  ]);
  expect(await world.build('int_portfolio_points')).toMatchObject(
    ['A', 'B'].map(customer_id => ({customer_id, position__order_frequency: null})),
  );
});

test('who differs from nobody on an axis has no cell but a reason', async () => {
  await company({attractiveness: {net_revenue: {weight: 1}}, position: {silence: {weight: 1}}}, [
    invoice('A', '2026-03-01', 200),
    invoice('B', '2026-03-01', 100),
  ]);
  const none = {position: null, cell: null, reason: 'no_rating'};
  expect(await placed()).toEqual([
    {customer_id: 'A', attractiveness: 75, ...none},
    {customer_id: 'B', attractiveness: 25, ...none},
  ]);
  expect(await world.build('customer_portfolio')).toMatchObject([
    {position_known: 0},
    {position_known: 0},
  ]);
});

test('an attribute of others rates by the number that was known on the day', async () => {
  await company(
    {
      attractiveness: {market: {weight: 1, attribute: 'Markt %', from: -10, to: 10}},
      position: {net_revenue: {weight: 1}},
    },
    [invoice('A', '2026-03-01', 200), ...['B', 'C'].map(each => invoice(each, '2026-03-01', 100))],
  );
  await world.given('fct_customer_attribute', [
    {customer_id: 'A', name: 'Markt %', as_of: '2026-01-01', number: 5},
    {customer_id: 'A', name: 'Markt %', as_of: '2026-07-01', number: -5},
    {customer_id: 'A', name: 'Markt %', as_of: '2027-01-01', number: 10},
    {customer_id: 'B', name: 'Markt %', as_of: '2026-01-01', number: null},
    {customer_id: 'C', name: 'Umsatz', as_of: '2026-01-01', number: 10},
  ]);
  expect(await placed()).toMatchObject([
    {customer_id: 'A', attractiveness: 25, cell: 'earnings'},
    {customer_id: 'B', attractiveness: null, reason: 'no_rating'},
    {customer_id: 'C', attractiveness: null, reason: 'no_rating'},
  ]);
  expect(await warnings()).toEqual([]);
});

test('an attribute that nobody delivers is told', async () => {
  await company(
    {
      attractiveness: {market: {weight: 1, attribute: "Markt' %", from: -10, to: 10}},
      position: {net_revenue: {weight: 1}},
    },
    [invoice('A', '2026-03-01', 200)],
  );
  await world.given('fct_customer_attribute', [
    {customer_id: 'A', name: "Markt' %", as_of: '2026-01-01', number: null},
  ]);
  await placed();
  expect(await warnings()).toEqual([
    "portfolio.yaml names the attribute Markt' %, but no external attribute is called so and has numbers; correct it there, or deliver it",
  ]);
});

test('who has never bought, is lost, or objects to profiling has no cell but a reason', async () => {
  await company(byRevenue, [invoice('L', '2025-03-01', 900), invoice('O', '2026-03-01', 900)]);
  await world.given('stg_customers', [
    {customer_id: 'P', status: 'prospect'},
    {customer_id: 'O', natural_person: true},
    {customer_id: 'I', affiliated: true},
  ]);
  await world.given('stg_consents', [
    {
      contact_id: 'c',
      customer_id: 'O',
      purpose: 'profiling',
      objected_on: '2026-06-01',
    },
  ]);
  expect(await placed()).toMatchObject([
    {customer_id: 'L', cell: null, reason: 'lost'},
    {customer_id: 'O', cell: null, reason: 'objection'},
    {customer_id: 'P', cell: null, reason: 'prospect'},
  ]);
});

describe('moves', () => {
  const cells = async (customer: string) =>
    (await world.build('customer_portfolio_month'))
      .filter(row => row.customer_id === customer)
      .map(({as_of, cell, cell_before, cell_after, came, left_after}) => [
        as_of,
        cell,
        cell_before,
        cell_after,
        came,
        left_after,
      ]);

  test('are told month end by month end, as of then', async () => {
    await company(
      byRevenue,
      [
        invoice('K', '2025-10-10', 100),
        invoice('K', '2026-10-20', 600),
        invoice('other', '2024-06-01', 1),
      ],
      '2026-12-15',
    );
    const all = await cells('K');
    expect(all).toHaveLength(13);
    expect(all.slice(0, 2)).toEqual([
      ['2025-12-31', 'also_ran', null, 'also_ran', false, false],
      ['2026-01-31', 'also_ran', 'also_ran', 'also_ran', false, false],
    ]);
    /* In October it buys more; the months of sums are complete ones. */
    expect(all.slice(9)).toEqual([
      ['2026-09-30', 'also_ran', 'also_ran', 'question_mark', false, false],
      ['2026-10-31', 'question_mark', 'also_ran', 'question_mark', false, false],
      ['2026-11-30', 'question_mark', 'question_mark', 'question_mark', false, false],
      ['2026-12-15', 'question_mark', 'question_mark', null, false, false],
    ]);
  });

  test('who comes has no cell before, and who leaves none after', async () => {
    await company(
      byRevenue,
      [
        invoice('K', '2025-08-10', 900),
        invoice('N', '2026-09-05', 900),
        invoice('other', '2024-06-01', 1),
      ],
      '2026-12-31',
    );
    expect((await cells('K')).at(-1)).toEqual([
      '2026-07-31',
      'question_mark',
      'question_mark',
      null,
      false,
      true,
    ]);
    expect((await cells('N'))[0]).toEqual([
      '2026-09-30',
      'question_mark',
      null,
      'question_mark',
      true,
      false,
    ]);
  });

  test('show closed month ends as reported, beside the rules of now', async () => {
    await company(
      byRevenue,
      [
        ...['K', 'R'].map(customer => invoice(customer, '2025-10-10', 100)),
        invoice('other', '2024-06-01', 1),
      ],
      '2026-04-15',
    );
    await world.given('set_closed_customer', [
      {customer_id: 'K', month: '2026-01-01', is_placed: true, cell: 'star'},
      {customer_id: 'K', month: '2026-02-01', is_placed: true, cell: 'earnings'},
      {customer_id: 'gone', month: '2026-02-01', is_placed: true, cell: 'star'},
      {customer_id: 'R', month: '2026-02-01', is_placed: false, stage: 'lost'},
    ]);
    const told = (await world.build('customer_portfolio_month'))
      .filter(({as_of, customer_id}) => String(as_of) > '2025-12-01' && customer_id !== 'other')
      .map(row => [
        row.customer_id,
        row.as_of,
        row.is_closed,
        row.cell,
        row.rule_cell,
        row.cell_before,
        row.is_rated_anew,
        row.came,
        row.left_after,
      ]);
    expect(told).toEqual([
      ['K', '2025-12-31', false, 'also_ran', 'also_ran', 'also_ran', false, false, false],
      ['K', '2026-01-31', true, 'star', 'also_ran', 'also_ran', true, false, false],
      ['K', '2026-02-28', true, 'earnings', 'also_ran', 'star', true, false, false],
      ['K', '2026-03-31', false, 'also_ran', 'also_ran', 'earnings', true, false, false],
      ['K', '2026-04-15', false, 'also_ran', 'also_ran', 'also_ran', false, false, false],
      /* By the rules and data of now it was there in both months, and none knows the other customer. */
      ['R', '2025-12-31', false, 'also_ran', 'also_ran', 'also_ran', false, false, true],
      ['R', '2026-03-31', false, 'also_ran', 'also_ran', null, false, true, false],
      ['R', '2026-04-15', false, 'also_ran', 'also_ran', 'also_ran', false, false, false],
      ['gone', '2026-02-28', true, 'star', null, null, false, true, true],
    ]);
    const closed = (await world.build('closed_portfolio')).map(row => [
      row.month,
      row.customer_id,
      row.reported_cell,
      row.cell,
      row.differs,
    ]);
    expect(closed.filter(([month]) => month === '2026-02-01')).toEqual([
      ['2026-02-01', 'K', 'earnings', 'also_ran', true],
      ['2026-02-01', 'R', null, 'also_ran', true],
      ['2026-02-01', 'gone', 'star', null, true],
    ]);
  });

  test('of a closed month end leave out who has objected to profiling since', async () => {
    await company(byRevenue, [invoice('O', '2025-10-10', 100)], '2026-04-15');
    await world.given('stg_customers', [{customer_id: 'O', natural_person: true}]);
    await world.given('stg_consents', [
      {contact_id: 'c', customer_id: 'O', purpose: 'profiling', objected_on: '2026-04-01'},
    ]);
    await world.given('set_closed_customer', [
      {
        customer_id: 'O',
        month: '2026-01-01',
        is_placed: true,
        cell: 'star',
        abc_class: 'A',
        rfm: '555',
      },
    ]);
    expect(await world.build('customer_portfolio_month')).toEqual([]);
    expect(await world.build('closed_portfolio')).toEqual([]);
    expect(await world.build('closed_segment')).toMatchObject([
      {customer_id: 'O', reported_abc_class: 'A', reported_rfm: null},
    ]);
  });
});

describe('the models that portfolio.yaml asks for', () => {
  beforeEach(async () => {
    world = await smallWorld();
  });

  const all = {
    attractiveness: {
      ...Object.fromEntries(
        ['potential', 'profit', 'contribution_1', 'lifetime_value', 'referrals', 'feedback'].map(
          name => [name, {weight: 0.1}],
        ),
      ),
      other: {weight: 0.4, attribute: "Peter's", from: 1, to: 0},
    },
    position: {
      ...Object.fromEntries(
        ['service_promise', 'complaints', 'satisfaction', 'payment_delay', 'unbought_lines'].map(
          name => [name, {weight: 0.1}],
        ),
      ),
      churn_risk: {weight: 0.5, from: 50, to: 0},
    },
  };

  test.each(portfolioModels(PortfolioSettings.parse({portfolio: all})))(
    '$name keeps to portable SQL, and describes what it has',
    async ({name, text, columns}) => {
      expect(unportable(text!)).toEqual([]);
      world.close();
      world = await smallWorld(
        '2026-12-31',
        smallCompany.costs,
        PortfolioSettings.parse({portfolio: all}),
      );
      await world.build(name);
      const has = (await world.db.columns(`from ${name}`)).map(column => column.name);
      expect([...columns.keys()].filter(column => !has.includes(column))).toEqual([]);
    },
  );
});
