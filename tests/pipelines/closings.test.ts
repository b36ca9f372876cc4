import {expect, test} from 'vitest';
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
});
const reopened = (month: string): ClosingEntry => ({...said, act: 'reopened', month});

/** Each closing's last month, and how many months and rates it keeps. */
const standing = (...history: ClosingEntry[]) =>
  standingClosings(history).map(({through, months, rates}) => [
    through,
    months.length,
    rates.length,
  ]);

test('who opens a month opens those after it, and only those', () => {
  const [first, second] = [closed('2025-11', '2025-12', '2026-01'), closed('2026-02')];
  expect(standing(first, second)).toEqual([
    ['2026-01', 3, 3],
    ['2026-02', 1, 1],
  ]);
  expect(standing(first, second, reopened('2026-02'))).toEqual([['2026-01', 3, 3]]);
  expect(standing(first, second, reopened('2025-12'))).toEqual([['2025-11', 1, 1]]);
  expect(standing(first, second, reopened('2025-11'))).toEqual([]);
  expect(standing(first, reopened('2025-12'), closed('2025-12'))).toEqual([
    ['2025-11', 1, 1],
    ['2025-12', 1, 1],
  ]);
});

test('what was written down comes back, to the last digit of a rate', () => {
  const folder = temporaryFolder();
  expect(closingHistory(folder)).toEqual([]);
  const history = [closed('2025-12'), reopened('2025-12'), closed('2025-12', '2026-01')];
  for (const entry of history) rememberClosing(folder, entry);
  expect(closingHistory(folder)).toEqual(history.map(entry => ({snapshot: '', ...entry})));
  expect(closingsOf(folder)).toEqual(standingClosings(history));
});
