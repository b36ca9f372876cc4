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
  cells: months.map(month => ({month: `${month}-01`, cell: 'star', customers: ['K1', 'K"2']})),
});
const reopened = (month: string): ClosingEntry => ({...said, act: 'reopened', month});

/** Each closing's last month, and how many months, rates, grades and cells it keeps. */
const standing = (...history: ClosingEntry[]) =>
  standingClosings(history).map(({through, months, rates, grades, cells}) => [
    through,
    months.length,
    rates.length,
    grades.length,
    cells.length,
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

test('what was written down comes back, to the last digit of a rate and a grade', () => {
  const folder = temporaryFolder();
  expect(closingHistory(folder)).toEqual([]);
  const history = [closed('2025-12'), reopened('2025-12'), closed('2025-12', '2026-01')];
  for (const entry of history) rememberClosing(folder, entry);
  expect(closingHistory(folder)).toEqual(history.map(entry => ({snapshot: '', ...entry})));
  expect(closingsOf(folder)).toEqual(standingClosings(history));
});

test('what was closed before grades and cells were kept has none', () => {
  const folder = temporaryFolder();
  const before = {...closed('2025-12'), grades: undefined, cells: undefined};
  rememberClosing(folder, before as unknown as ClosingEntry);
  expect(closingsOf(folder)).toMatchObject([{through: '2025-12', grades: [], cells: []}]);
});
