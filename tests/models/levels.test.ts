import fc from 'fast-check';
import {expect, test} from 'vitest';
import {atLevel} from '../../models/levels/levels.ts';
import {companyModels} from '../../scorecard/model_files.ts';
import {checkModel} from '../../warehouse/checks.ts';
import type {Row} from '../../warehouse/database.ts';
import {smallCompany} from '../small_company.ts';
import {smallWorld} from '../small_world.ts';
import {expectedOf} from './group_of.ts';

const models = await companyModels(smallCompany);
const answers = [
  'customer_profitability',
  'revenue_by_month',
  'churn_by_month',
  'retention_by_month',
  'retention_by_cohort',
  'survival_by_tenure',
  'customer_relationship',
  'customer_churn',
  'customer_segment',
  'completeness_by_month',
  'scorecard_month',
];

interface Given {
  customers?: Row[];
  relations?: Row[];
  lines?: Row[];
  accruals?: Row[];
  identity?: Row[];
  /** What models foretell of customers. */
  forecasts?: [customer: string, lifetimeValue: number | null, churnRisk: number | null][];
}

/** A small company with all answers, and a way to ask them at any level. */
async function company(given: Given, businessDate = '2026-12-31') {
  const world = await smallWorld(businessDate);
  await world.given('stg_customers', given.customers ?? []);
  await world.given('stg_customer_relations', given.relations ?? []);
  await world.given('stg_invoice_lines', given.lines ?? []);
  await world.given('stg_rebate_accruals', given.accruals ?? []);
  await world.given('stg_customer_identity', given.identity ?? []);
  await world.db.run(
    'create table int_customer_forecast (customer_id text, lifetime_value double, churn_risk double)',
  );
  for (const forecast of given.forecasts ?? []) {
    await world.db.run('insert into int_customer_forecast values ($1, $2, $3)', forecast);
  }
  const ofUnits = ['bridge_customer_group', 'dim_group', 'int_group_today', 'customer_identity'];
  for (const name of [...ofUnits, ...answers]) await world.build(name);
  const ground = {connect: world.connect, base: 'memory.main', models, personal: false};
  return {
    world,
    async at(level: 'account' | 'group') {
      const found = await atLevel(level, ground);
      if ('same' in found) return {same: found.same, rows: async () => [] as Row[], broken: []};
      await found.seen.ensure(answers);
      const db = await found.seen.connect();
      const broken: string[] = [];
      for (const model of models.filter(({name}) => answers.includes(name))) {
        const results = await checkModel(db, model);
        broken.push(
          ...results
            .filter(each => each.failures > 0 && each.severity === 'check')
            .map(each => `${each.model}: ${each.condition}`),
        );
      }
      return {same: undefined, rows: (sql: string) => db.rows(sql), broken};
    },
  };
}

const line = (
  customer_id: string | null,
  invoiced_on: string,
  net_amount: number | string,
  more: Row = {},
) => ({
  invoice_id: `${customer_id}-${invoiced_on}-${net_amount}`,
  line: 1,
  customer_id,
  invoiced_on,
  quantity: 1,
  net_amount,
  product_cost: 1,
  ...more,
});

const member = (
  customer_id: string,
  related_id: string,
  valid_from: string,
  valid_to: string | null = null,
) => ({
  customer_id,
  role: 'group',
  related_id,
  valid_from,
  valid_to,
});

const revenue = `select customer_id, month, net_revenue::double as revenue
  from customer_profitability order by month, customer_id`;

test('a takeover in May moves the months from May on, not those before', async () => {
  const {at} = await company({
    relations: [member('K1', 'G', '2026-05-20'), member('K2', 'G', '2020-01-01')],
    lines: [
      line('K1', '2026-04-10', 10),
      line('K1', '2026-05-02', 20),
      line('K2', '2026-05-03', 1),
      line('K3', '2026-05-03', 7),
    ],
  });
  const group = await at('group');
  expect(await group.rows(revenue)).toEqual([
    {customer_id: 'K1', month: '2026-04-01', revenue: 10},
    {customer_id: 'G', month: '2026-05-01', revenue: 21},
    {customer_id: 'K3', month: '2026-05-01', revenue: 7},
  ]);
  expect(group.broken).toEqual([]);
});

test('a group brings what its members of today bring, and is lost when the last of them is', async () => {
  const {at} = await company({
    relations: [
      member('K1', 'G', '2020-01-01'),
      member('K2', 'G', '2020-01-01'),
      member('K3', 'G', '2020-01-01', '2026-03-01'),
      member('K4', 'H', '2020-01-01'),
    ],
    lines: ['K1', 'K2', 'K3', 'K4', 'K5'].map(customer => line(customer, '2026-10-10', 10)),
    forecasts: [
      ['K1', 100, 40],
      ['K2', -30, 7],
      ['K3', 5, 20],
      ['K4', null, 60],
      ['K5', 1, null],
    ],
  });
  const group = await at('group');
  expect(await group.rows('from int_customer_forecast order by customer_id')).toEqual([
    {customer_id: 'G', lifetime_value: 70, churn_risk: 7},
    {customer_id: 'H', lifetime_value: null, churn_risk: 60},
    {customer_id: 'K3', lifetime_value: 5, churn_risk: 20},
    {customer_id: 'K5', lifetime_value: 1, churn_risk: null},
  ]);
});

test('a group has the risk of the member that is most likely to stay; who left it, its own', async () => {
  const {world, at} = await company({
    relations: [
      member('K1', 'G', '2020-01-01'),
      member('K2', 'G', '2020-01-01'),
      member('K3', 'G', '2020-01-01', '2026-03-01'),
    ],
    lines: ['K1', 'K2', 'K3', 'K5'].map(customer => line(customer, '2026-10-10', 10)),
  });
  await world.db.run(`update customer_churn set churn_risk =
    case customer_id when 'K1' then 0.4 when 'K2' then 0.07 when 'K3' then 0.01 end`);
  const group = await at('group');
  expect(
    await group.rows('select customer_id, churn_risk from customer_churn order by customer_id'),
  ).toEqual([
    {customer_id: 'G', churn_risk: 0.07},
    {customer_id: 'K3', churn_risk: 0.01},
    {customer_id: 'K5', churn_risk: null},
  ]);
});

test('a takeover makes nobody lost and nobody new, and so does who leaves a group', async () => {
  const {at} = await company(
    {
      relations: [member('K1', 'K2', '2025-06-10', '2026-02-01')],
      lines: [
        line('K1', '2025-02-10', 10),
        line('K1', '2025-12-10', 10),
        line('K2', '2025-03-10', 5),
        line('K2', '2026-02-20', 5),
      ],
    },
    '2026-12-31',
  );
  const group = await at('group');
  const moves = await group.rows(`select month, new_customers as new, won_back_customers as back,
      regrouped_customers as regrouped, lost_customers as lost, customers_end as active
    from churn_by_month
    where new_customers + won_back_customers + lost_customers > 0 or regrouped_customers <> 0`);
  expect(moves).toEqual([
    {month: '2025-02-01', new: 1, back: 0, regrouped: 0, lost: 0, active: 1},
    {month: '2025-03-01', new: 1, back: 0, regrouped: 0, lost: 0, active: 2},
    {month: '2025-06-01', new: 0, back: 0, regrouped: -1, lost: 0, active: 1},
    {month: '2026-02-01', new: 0, back: 0, regrouped: 1, lost: 0, active: 2},
    {month: '2026-12-01', new: 0, back: 0, regrouped: 0, lost: 1, active: 1},
  ]);
  expect(group.broken).toEqual([]);
});

test('accounts have their own revenue and spells, and count as their customer does', async () => {
  const {at} = await company({
    customers: [
      {customer_id: 'K1', valid_from: '2020-01-01', name: 'Eins GmbH'},
      {customer_id: 'K1', valid_from: '2026-03-01', name: 'Eins AG', affiliated: true},
    ],
    identity: [
      {source: 'erp', delivered_id: 'K1', customer_id: 'K1', rule: 'none'},
      {source: 'crm', delivered_id: 'crm:7', customer_id: 'K1', rule: 'vat_id', matched_with: 'K1'},
    ],
    lines: [
      line('K1', '2026-01-10', 10),
      line('K1', '2026-01-11', 20, {account_id: 'crm:7'}),
      line('K1', '2026-03-11', 40, {account_id: 'crm:7'}),
      line('K2', '2026-03-11', 80),
    ],
  });
  const account = await at('account');
  expect(
    await account.rows(`select p.customer_id, p.month, p.net_revenue::double as revenue, d.counted, d.name
      from customer_profitability as p join dim_customer as d using (customer_key)
      order by month, customer_id`),
  ).toEqual([
    {customer_id: 'K1', month: '2026-01-01', revenue: 10, counted: true, name: 'Eins GmbH'},
    {customer_id: 'crm:7', month: '2026-01-01', revenue: 20, counted: true, name: 'Eins GmbH'},
    {customer_id: 'K2', month: '2026-03-01', revenue: 80, counted: true, name: null},
    {customer_id: 'crm:7', month: '2026-03-01', revenue: 40, counted: false, name: 'Eins AG'},
  ]);
  expect(await account.rows('select count(*) as n from int_customer_spell')).toEqual([{n: 3}]);
  expect(account.broken).toEqual([]);
});

test('where no groups are delivered and each customer has one number, levels are the same', async () => {
  const {at} = await company({lines: [line('K1', '2026-01-10', 10)]});
  expect((await at('group')).same).toBe('no_groups');
  expect((await at('account')).same).toBe('one_account_each');
});

const some = <T>(...values: T[]) => fc.constantFrom(...values);
const ids = ['K1', 'K2', 'K3', 'K4', 'G1'];
const days = [
  '2025-01-01',
  '2025-03-31',
  '2025-04-10',
  '2025-06-01',
  '2025-06-30',
  '2026-02-14',
  '2026-03-01',
];
const anyWorld = fc.record({
  customers: fc.uniqueArray(
    fc.record({
      customer_id: some('K1', 'K2', 'K3', 'K4', 'G1'),
      valid_from: some(...days),
      group_id: some(null, 'G1', 'G2', 'K4', 'K1'),
      affiliated: some(null, null, true),
      collective: some(null, null, null, true),
    }),
    {maxLength: 9, selector: each => `${each.customer_id} ${each.valid_from}`},
  ),
  relations: fc.uniqueArray(
    fc
      .record({
        customer_id: some(...ids),
        role: some('group', 'member', 'payer'),
        related_id: some(...ids, 'G2'),
        valid_from: some(...days),
        valid_to: some(null, '2025-06-15', '2026-03-01', '2026-04-30'),
      })
      .filter(each => each.valid_to === null || each.valid_to > each.valid_from),
    {
      maxLength: 6,
      selector: each =>
        JSON.stringify([each.customer_id, each.role, each.related_id, each.valid_from]),
    },
  ),
  lines: fc.array(
    fc.record({
      customer_id: some(null, ...ids, 'K9'),
      account_id: some(null, null, 'a', 'b'),
      invoiced_on: some(...days, '2025-05-31', '2026-02-01', '2026-06-05'),
      net_amount: some('100.01', '55.5', '-20', '0.3333', '7'),
      service_to: some(null, null, '2026-05-15'),
    }),
    {minLength: 1, maxLength: 12},
  ),
  accruals: fc.array(
    fc.record({
      customer_id: some(null, ...ids),
      posted_on: some(...days),
      amount: some('3.01', '1'),
      kind: some('accrual', 'settlement'),
    }),
    {maxLength: 3},
  ),
});

type World = typeof anyWorld extends fc.Arbitrary<infer T> ? T : never;

const rowsOf = ({customers, relations, lines, accruals}: World): Given => ({
  customers,
  relations,
  lines: lines.map(({account_id, service_to, ...each}, index) => ({
    ...each,
    /* A number belongs to one customer only. */
    account_id: account_id && each.customer_id && `${each.customer_id}:${account_id}`,
    invoice_id: `R${index % 7}-${each.customer_id}`,
    line: index,
    quantity: 1,
    product_cost: '0.5001',
    service_from: service_to && each.invoiced_on,
    service_to,
  })),
  accruals: accruals.map((each, index) => ({...each, accrual_id: `${index}`})),
});

const byCustomer = `select customer_id, month, net_revenue::double as revenue from customer_profitability`;

const byKind = `
  select month, d.counted, d.affiliated, d.collective,
    sum(net_revenue)::varchar as revenue, sum(contribution_1)::varchar as db1
  from customer_profitability as p
  inner join dim_customer as d on p.customer_key = d.customer_key
  group by all having revenue <> '0.0000' or db1 <> '0.0000' order by all`;

test('at each level customers and each remainder have the same sums, every month, to the cent', async () => {
  await fc.assert(
    fc.asyncProperty(anyWorld, async given => {
      const {world, at} = await company(rowsOf(given));
      const expected = await world.db.rows(byKind);
      for (const level of ['account', 'group'] as const) {
        const asked = await at(level);
        expect(asked.broken, level).toEqual([]);
        if (!asked.same) expect(await asked.rows(byKind), level).toEqual(expected);
        if (level === 'group' && !asked.same) {
          const right = expectedOf(given, {
            revenue: await world.db.rows(byCustomer),
            spells: await world.db.rows('from int_customer_spell'),
            months: await world.db.rows('from dim_month order by month'),
          });
          const found = (await asked.rows(byCustomer)).map(
            each => `${each.month} ${each.customer_id ?? ''} ${each.revenue}`,
          );
          expect(found.sort()).toEqual(right.sums);
          const active = await asked.rows('from churn_by_month order by month');
          expect(active.map(each => `${each.month} ${each.customers_end}`)).toEqual(right.active);
        }
      }
      world.close();
    }),
    {numRuns: Number(process.env.RUNS ?? 12)},
  );
}, 240_000);
