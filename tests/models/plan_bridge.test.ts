import fc from 'fast-check';
import {expect, test} from 'vitest';
import {CostSettings} from '../../company/costs.ts';
import {plannedAndSold, planVersions} from '../../models/profitability/plan_bridge.ts';
import {planChoices} from '../../models/profitability/plan_versions.ts';
import type {Row} from '../../warehouse/database.ts';
import {warehouse} from '../../warehouse/query.ts';
import {smallWorld} from '../small_world.ts';

/** The fiscal year 2026 begins in October. */
const months = Array.from({length: 12}, (_, at) =>
  new Date(Date.UTC(2025, 9 + at, 1)).toISOString().slice(0, 10),
);
const year = {from: '2025-10-01', to: '2026-09-01'};

interface Planned {
  version?: string;
  status?: string;
  frozen_on?: string;
  measure: string;
  /** Of a month. */
  amount: number;
  product_group?: string;
  product_line?: string;
  account?: string;
  cost_centre?: string;
  only?: number;
}

let number = 0;
const plan = (entries: Planned[]): Row[] =>
  entries.flatMap(({only = 12, ...entry}) =>
    months.slice(0, only).map(month => {
      number += 1;
      return {plan_entry_id: `P${number}`, version: 'Budget', ...entry, month};
    }),
  );

const sold = (product_id: string, quantity: number | null, net: number, cost: number): Row => {
  number += 1;
  return {
    ...{invoice_id: `R${number}`, line: 1, kind: 'invoice', invoiced_on: '2025-10-05'},
    ...{customer_id: 'K1', product_id, quantity, net_amount: net, product_cost: cost},
  };
};

async function world(entries: Row[], lines: Row[], costs = CostSettings.parse({})) {
  const small = await smallWorld('2026-12-31', costs);
  await small.given('stg_products', [
    {product_id: 'P1', product_group: 'parts', product_line: 'filters'},
    {product_id: 'P2', product_group: 'parts', product_line: 'pumps'},
    {product_id: 'P3', product_group: 'machines'},
  ]);
  await small.given('stg_accounts', [{account: '5000', kind: 'product_cost'}]);
  await small.given('stg_plan_entries', entries);
  await small.given('stg_invoice_lines', lines);
  await small.build('int_sales_plan');
  await small.build('int_pool_plan');
  await small.build('customer_profitability');
  return small;
}

const plain = (rows: unknown) => JSON.parse(JSON.stringify(rows)) as Record<string, number>[];

async function bridged(entries: Row[], lines: Row[]) {
  const small = await world(entries, lines);
  try {
    return plain(await plannedAndSold(warehouse(small, 1), year));
  } finally {
    small.close();
  }
}

const effects = [
  ...['price', 'volume', 'mix', 'product_cost'],
  ...['revenue_change', 'not_planned', 'not_sold'],
];

/** The effects that are not zero. */
const told = (row: Record<string, number> | undefined) =>
  Object.fromEntries(effects.flatMap(each => (row?.[each] ? [[each, row[each]]] : [])));

test('where quantities are planned, price, volume, mix and unit cost are told apart', async () => {
  const rows = await bridged(
    plan([
      {product_group: 'parts', measure: 'revenue', amount: 100},
      {product_group: 'parts', measure: 'cost', amount: 60},
      {product_group: 'parts', measure: 'quantity', amount: 10},
      {product_group: 'machines', measure: 'revenue', amount: 100},
      {product_group: 'machines', measure: 'contribution', amount: 20},
      {product_group: 'machines', measure: 'quantity', amount: 1},
    ]),
    [sold('P1', 180, 1980, 1170), sold('P3', 12, 1200, 960)],
  );
  /* Planned: 120 parts at 10, costing 6; 12 machines at 100, costing 80. 40 and 20 % of revenue. */
  const [machines, parts] = ['machines', 'parts'].map(group =>
    rows.find(row => (row.product_group as unknown) === group),
  );
  /* 11 for 180 instead of 10; 6.50 instead of 6; 60 more are 600 at the mean margin of 30 %. */
  expect(told(parts)).toEqual({price: 180, product_cost: -90, volume: 180, mix: 60});
  expect(parts).toMatchObject({planned_contribution: 480, contribution: 810});
  expect(told(machines)).toEqual({});
});

test('where they are not, revenue and product cost are; products on one side stand alone', async () => {
  const rows = await bridged(
    plan([
      {product_line: 'filters', measure: 'revenue', amount: 100},
      {product_line: 'filters', measure: 'contribution', amount: 30},
      {product_line: 'valves', measure: 'revenue', amount: 10},
      {product_line: 'valves', measure: 'contribution', amount: 5},
    ]),
    [sold('P1', 5, 1000.07, 700), sold('P2', 1, 90, 100)],
  );
  const of = (line: string) => told(rows.find(row => (row.product_line as unknown) === line));
  expect(of('filters')).toEqual({revenue_change: -199.93, product_cost: 140});
  expect(of('valves')).toEqual({not_sold: -60});
  expect(of('pumps')).toEqual({not_planned: -10});
});

test('a plan of sales counts before one of accounts, the last approved one of a whole year', async () => {
  const revenue = {measure: 'revenue', amount: 1} as const;
  const versions = async (entries: Planned[]) => {
    const small = await world(plan(entries), [sold('P1', 1, 1, 0)]);
    try {
      return await planVersions(warehouse(small, 1), year);
    } finally {
      small.close();
    }
  };
  const sales = {...revenue, product_line: 'filters'};
  expect(
    await versions([
      {...sales, version: 'V1', status: 'approved', frozen_on: '2025-10-01'},
      {...sales, version: 'V2', status: 'approved', frozen_on: '2025-11-01'},
      {...sales, version: 'V3', status: 'draft', frozen_on: '2025-12-01'},
      {...sales, version: 'V4', status: 'approved', frozen_on: '2026-04-01', only: 9},
      {...revenue, version: 'Z', frozen_on: '2026-01-01', account: '4000'},
      {measure: 'cost', amount: 1, version: 'Z', account: '6000'},
    ]),
  ).toMatchObject({sales: ['V2'], sales_months: 12, without_cost: 12});
  expect(
    await versions([
      {...revenue, version: 'Z', account: '4000'},
      {measure: 'cost', amount: 1, version: 'Z', account: '5000'},
    ]),
  ).toMatchObject({sales: ['Z'], sales_months: 12, without_cost: 0});
  expect(await versions([{...sales, only: 11}])).toMatchObject({sales: [], sales_months: 0});
});

const hotline = CostSettings.parse({
  steps: {contribution_3: {title: {de: 'DB III', en: 'DB III'}}},
  pools: {
    hotline: {
      title: {de: 'Hotline', en: 'Hotline'},
      cost: [{cost_centres: ['100']}],
      activities: {
        call: {
          title: {de: 'Call', en: 'Call'},
          step: 'contribution_3',
          driver: 'fct_invoice_line',
          minutes: '10',
        },
      },
    },
  },
});

test('a version that has the same name every year is another one in each', async () => {
  const yearBefore = (row: Row) => ({
    ...row,
    plan_entry_id: `${row.plan_entry_id} of before`,
    month: String(row.month).replace(/^\d+/, number => String(Number(number) - 1)),
  });
  const now = plan([
    {measure: 'revenue', amount: 100, product_line: 'filters', status: 'approved'},
    {measure: 'cost', amount: 30, cost_centre: '100', status: 'approved'},
  ]);
  const before = plan([
    {measure: 'revenue', amount: 90, account: '4000', status: 'replaced'},
    {measure: 'cost', amount: 20, cost_centre: '100', status: 'replaced'},
  ]).map(yearBefore);
  const small = await world(
    [...before, ...now],
    [{...sold('P1', 1, 1, 0), invoiced_on: '2024-10-05'}],
    hotline,
  );
  const db = warehouse(small, 1);
  expect(await planVersions(db, year)).toMatchObject({
    ...{sales: ['Budget'], sales_months: 12},
    ...{work: ['Budget'], work_months: 12},
  });
  const lastYear = {from: '2024-10-01', to: '2025-09-01'};
  expect(await planVersions(db, lastYear)).toMatchObject({sales: [], work: []});
  expect(await planVersions(db, lastYear, {sales: 'Budget'})).toMatchObject({sales_months: 12});
  const choices = async (months: typeof year) =>
    (await planChoices(db, months)).map(each => [each.version, each.status]);
  expect(await choices(year)).toEqual([['Budget', 'approved']]);
  expect(await choices(lastYear)).toEqual([['Budget', 'replaced']]);
  expect(await choices({from: lastYear.from, to: year.to})).toEqual([['Budget', null]]);
  expect(await choices({from: '2020-10-01', to: '2021-09-01'})).toEqual([['Budget', null]]);
  small.close();
});

const entry = fc.record({
  measure: fc.constantFrom('revenue', 'contribution', 'quantity', 'cost'),
  amount: fc.constantFrom(10, 33.33, 0.07, 0),
  product_group: fc.constantFrom('parts', 'machines', 'boats'),
});
const line = fc.tuple(
  fc.constantFrom('P1', 'P2', 'P3', 'P9'),
  fc.constantFrom(1, 7, -2, null),
  fc.constantFrom(100, 33.33, -20),
  fc.constantFrom(40, 7.77, 0),
);

test('whatever is planned and sold, the effects are the difference, to the last digit', async () => {
  const units = (amount: unknown) => Math.round(Number(amount) * 10_000);
  await fc.assert(
    fc.asyncProperty(
      fc.array(entry, {maxLength: 8}),
      fc.array(line, {minLength: 1, maxLength: 8}),
      async (entries, lines) => {
        const always = {product_group: 'parts', measure: 'revenue', amount: 5};
        const rows = await bridged(
          plan([always, ...entries]),
          lines.map(each => sold(...each)),
        );
        for (const row of rows) {
          const sum = effects.reduce((all, each) => all + units(row[each]), 0);
          expect(sum).toBe(units(row.contribution) - units(row.planned_contribution));
        }
        const revenue = rows.reduce((all, row) => all + units(row.revenue), 0);
        expect(revenue).toBe(lines.reduce((all, [, , net]) => all + units(net), 0));
      },
    ),
    {numRuns: 6},
  );
}, 120_000);
