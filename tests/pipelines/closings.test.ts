import {expect, test} from 'vitest';
import type {ClosedGrade} from '../../company/closed_grades.ts';
import {CostSettings} from '../../company/costs.ts';
import {
  type ClosingEntry,
  closingHistory,
  closingsOf,
  rememberClosing,
  standingClosings,
} from '../../pipelines/closings.ts';
import {withState} from '../../pipelines/state.ts';
import {temporaryFolder} from '../temporary_folder.ts';

const said = {by: 'Ada', at: '2026-02-03T08:00:00.000Z', note: ''};
const costs = CostSettings.parse({});
const sums = {
  net_revenue: '1.0000',
  contribution_1: '1.0000',
  contribution_4: '1.0000',
  profit: '1.0000',
  ledger_cost: '0.0000',
  assigned_cost: '0.0000',
  unused_capacity_cost: '0.0000',
  unassigned_cost: '0.0000',
};

const grade = {
  customer_level: 'customer',
  level: 'kpi',
  node: 'churn_rate',
  parent: 'keep',
  position: 0,
  title_de: null,
  title_en: null,
  weight: 2,
  value: 1 / 3,
  target: 10,
  red: 60,
  veto: true,
  score: 10,
  status: 'green',
  reason: null,
  missing_entity: null,
  value_low: 0.1,
  value_high: 0.9,
  numerator: 1,
  denominator: 3,
  weight_with_data: null,
  red_kpis: null,
  green: 7,
  yellow: 4,
} satisfies Omit<ClosedGrade, 'month'>;

const stars = {
  is_placed: true,
  cell: 'star',
  abc_class: 'A',
  contribution_class: 'B',
  rfm: '543',
  cluster: '+net_revenue -silence',
  stage: 'steady',
  customers: ['K1', 'K"2'],
};

const closed = (...months: string[]): ClosingEntry => ({
  ...said,
  act: 'closed',
  month: months.at(-1)!,
  snapshot: 'S1',
  costs,
  months: months.map(month => ({month: `${month}-01`, ...sums})),
  rates: months.map(month => ({
    month: `${month}-01`,
    cost_pool: 'desk',
    activity: null,
    rate: 1 / 3,
    basis: 'plan',
  })),
  grades: months.map(month => ({...grade, month: `${month}-01`})),
  customers: () => months.map(month => ({...stars, month: `${month}-01`})),
});
const reopened = (month: string): ClosingEntry => ({...said, act: 'reopened', month});

/** Each closing's last month, and how many months, rates, grades and groups of customers it keeps. */
const standing = (...history: ClosingEntry[]) =>
  standingClosings(history).map(({through, months, rates, grades, customers}) => [
    through,
    months.length,
    rates.length,
    grades.length,
    customers().length,
  ]);

test('who opens a month opens those after it, and only those', () => {
  const [first, second] = [closed('2025-11', '2025-12', '2026-01'), closed('2026-02')];
  expect(standing(first, second)).toEqual([
    ['2026-01', 3, 3, 3, 3],
    ['2026-02', 1, 1, 1, 1],
  ]);
  expect(standing(first, second, reopened('2026-02'))).toEqual([['2026-01', 3, 3, 3, 3]]);
  expect(standing(first, second, reopened('2025-12'))).toEqual([['2025-11', 1, 1, 1, 1]]);
  expect(standing(first, second, reopened('2025-11'))).toEqual([]);
  expect(standing(first, reopened('2025-12'), closed('2025-12'))).toEqual([
    ['2025-11', 1, 1, 1, 1],
    ['2025-12', 1, 1, 1, 1],
  ]);
});

/** The same with what is read only when it is asked for. */
const read = (entries: readonly object[]) =>
  entries.map(each =>
    'customers' in each ? {...each, customers: (each.customers as () => unknown)()} : each,
  );

test('what was written down comes back, to the last digit of a rate and a grade', () => {
  const folder = temporaryFolder();
  expect(closingHistory(folder)).toEqual([]);
  const history = [closed('2025-12'), reopened('2025-12'), closed('2025-12', '2026-01')];
  for (const entry of history) rememberClosing(folder, entry);
  const known = history.map(entry => ({snapshot: '', ...entry}));
  expect(read(closingHistory(folder))).toEqual(read(known));
  expect(read(closingsOf(folder))).toEqual(read(standingClosings(history)));
});

test('what was closed before grades and customers were kept has none', () => {
  const folder = temporaryFolder();
  const before = {...closed('2025-12'), grades: undefined, customers: () => []};
  rememberClosing(folder, before as unknown as ClosingEntry);
  expect(read(closingsOf(folder))).toMatchObject([{through: '2025-12', grades: [], customers: []}]);
});

test('cells that were kept before classes were are still known', () => {
  const folder = temporaryFolder();
  rememberClosing(folder, {...closed('2025-12'), customers: () => []} as ClosingEntry);
  withState(folder, '', state => {
    state.exec(`update period_closing set reported = json_set(reported, '$.cells',
      json('[{"month": "2025-12-01", "cell": "star", "customers": ["K1"]}]'))`);
  });
  expect(read(closingsOf(folder))).toMatchObject([
    {
      through: '2025-12',
      customers: [{is_placed: true, cell: 'star', abc_class: null, customers: ['K1']}],
    },
  ]);
});
