import {afterEach, expect, test} from 'vitest';
import {PortfolioSettings} from '../../company/portfolio.ts';
import {smallCompany} from '../small_company.ts';
import {smallWorld} from '../small_world.ts';

let world: Awaited<ReturnType<typeof smallWorld>>;
afterEach(() => world.close());

const invoice = (customer_id: string, invoiced_on: string, net_amount: number) => ({
  invoice_id: `${customer_id}-${invoiced_on}-${net_amount}`,
  line: 1,
  customer_id,
  invoiced_on,
  quantity: 1,
  net_amount,
  product_cost: net_amount / 2,
});

const halfYears = ['2024-03', '2024-09', '2025-03', '2025-09', '2026-03', '2026-09'];

const stages = async (): Promise<Record<string, readonly unknown[]>> =>
  Object.fromEntries(
    (await world.build('customer_lifecycle')).map(each => [
      each.customer_id,
      [each.stage, each.since, each.is_longer, each.stage_before] as const,
    ]),
  );

test('each stage begins with what it is named for', async () => {
  world = await smallWorld('2026-12-31');
  await world.given('stg_customers', [
    {customer_id: 'prospect', status: 'prospect', customer_since: '2026-02-01'},
    {customer_id: 'talks', status: 'prospect'},
    {customer_id: 'talked long ago'},
  ]);
  await world.given('stg_invoice_lines', [
    invoice('new', '2026-03-05', 10),
    invoice('lost', '2025-03-05', 10),
    invoice('returned', '2024-03-05', 10),
    invoice('returned', '2026-05-07', 10),
    ...halfYears.map(month => invoice('star', `${month}-10`, 5000)),
    ...halfYears.map(month => invoice('steady', `${month}-10`, 50)),
    /* 100 a year until September 2026, when what was 60 in September 2025 is 35. */
    ...halfYears
      .slice(0, -1)
      .map((month, at) => invoice('falling', `${month}-10`, at % 2 ? 60 : 40)),
    invoice('falling', '2026-09-10', 35),
    /* Likewise, but 81 of it: 121 is a fifth more than 100. */
    ...halfYears
      .slice(0, -1)
      .map((month, at) => invoice('growing', `${month}-10`, at % 2 ? 60 : 40)),
    invoice('growing', '2026-09-10', 81),
  ]);
  await world.given('fct_opportunity', [
    {opportunity_id: '1', customer_id: 'talks', opened_on: '2026-09-01'},
    {opportunity_id: '2', customer_id: 'talks', opened_on: '2026-04-01', outcome: 'lost'},
    {opportunity_id: '3', customer_id: 'talked long ago', opened_on: '2025-04-01'},
  ]);
  expect(await stages()).toEqual({
    prospect: ['prospect', '2026-02-01', false, null],
    talks: ['negotiating', '2026-09-01', false, 'prospect'],
    'talked long ago': ['prospect', null, false, null],
    new: ['new', '2026-03-05', false, null],
    lost: ['lost', '2026-03-05', false, 'new'],
    returned: ['won_back', '2026-05-07', false, 'lost'],
    star: ['star', '2025-12-31', true, null],
    steady: ['steady', '2025-12-31', true, null],
    falling: ['declining', '2026-09-30', false, 'steady'],
    growing: ['growing', '2026-09-30', false, 'steady'],
  });
});

test('what is remembered of months is told as of then, and does not look ahead', async () => {
  world = await smallWorld('2026-12-31');
  const before = [
    invoice('K', '2024-04-10', 100),
    invoice('K', '2025-03-10', 100),
    invoice('K', '2026-02-10', 90),
  ];
  const of = async () =>
    (await world.build('int_lifecycle_month'))
      .filter(each => each.customer_id === 'K' && String(each.as_of) <= '2026-06-30')
      .map(each => [each.as_of, each.stage]);
  await world.given('stg_invoice_lines', [...before, invoice('other', '2024-01-01', 1000)]);
  const alone = await of();
  world.close();
  world = await smallWorld('2026-12-31');
  await world.given('stg_invoice_lines', [
    ...before,
    invoice('other', '2024-01-01', 1000),
    invoice('K', '2026-07-10', 9000),
  ]);
  expect(await of()).toEqual(alone);
  expect(alone.length).toBeGreaterThan(3);
});

test('the rules are those of portfolio.yaml', async () => {
  const lifecycle = {new_months: 3, declining: 5, star: 'B', growing: 400};
  world = await smallWorld('2026-12-31', smallCompany.costs, PortfolioSettings.parse({lifecycle}));
  await world.given('stg_invoice_lines', [
    invoice('long ago', '2024-01-01', 1),
    invoice('first', '2025-06-01', 850),
    invoice('first', '2026-05-01', 850),
    invoice('second', '2025-06-01', 100),
    invoice('second', '2026-05-01', 100),
    invoice('third', '2025-06-01', 50),
    invoice('third', '2026-05-01', 50),
    invoice('falling', '2025-06-01', 100),
    invoice('falling', '2026-05-01', 95),
    invoice('young', '2026-05-01', 1),
  ]);
  const found = await stages();
  expect(Object.fromEntries(Object.entries(found).map(([id, each]) => [id, each[0]]))).toEqual({
    first: 'star',
    second: 'star',
    third: 'steady',
    falling: 'declining',
    young: 'steady',
    'long ago': 'lost',
  });
});

test('what lies before our first invoices is neither a loss nor a growth', async () => {
  world = await smallWorld('2026-06-30');
  await world.given('stg_customers', [
    {customer_id: 'old', customer_since: '2015-01-01'},
    {customer_id: 'back', customer_since: '2015-01-01'},
  ]);
  await world.given('stg_invoice_lines', [
    ...['2025-02', '2025-08', '2026-02'].map(month => invoice('old', `${month}-10`, 100)),
    invoice('back', '2026-03-10', 1),
  ]);
  /* Of the year before we see February to June, and until February 2026 nobody can have been lost. */
  expect(await stages()).toEqual({
    old: ['star', '2025-06-30', true, null],
    back: ['won_back', '2026-03-10', false, 'lost'],
  });
  const [now] = (await world.build('int_portfolio_now')).filter(each => each.customer_id === 'old');
  expect(now).toMatchObject({revenue_growth: null});
});
