import {expect, test} from 'vitest';
import {costsInEffect} from '../../company/closed_costs.ts';
import {CostSettings} from '../../company/costs.ts';
import {Problem} from '../../company/problem.ts';
import {activityRules} from '../../models/profitability/activity_rules.ts';
import {companyModels} from '../../scorecard/model_files.ts';
import {costTables} from '../../warehouse/cost_tables.ts';
import {openDatabase} from '../../warehouse/database.ts';
import {smallCompany} from '../small_company.ts';

const title = {de: 'Arbeit', en: 'Work'};
const enter = {title, step: 'contribution_2', driver: 'fct_order', minutes: 10};
const desk = {title, cost: [{cost_centres: ['2100']}], activities: {enter}};

const costsOf = (pools: object, more: object = {}) =>
  CostSettings.parse({steps: {contribution_2: {title}}, pools, ...more});

/** What a table of settings has, without titles, in its own order. */
function rowsOf(costs: CostSettings, table: string): unknown[] {
  const rows = costTables(costs).find(({name}) => name === table)!.rows;
  return [...rows].map(row =>
    Object.values(row).filter(
      value => value !== null && !Object.values(title).includes(String(value)),
    ),
  );
}

const closed = (through: string, costs: CostSettings) => ({through, costs});

async function rules(costs: CostSettings) {
  const database = await openDatabase();
  const found = await activityRules(
    await database.connect(),
    costs,
    await companyModels(smallCompany),
  );
  database.close();
  return found.map(({activity, validFrom, where, minutes}) => [
    activity,
    validFrom,
    where,
    minutes,
  ]);
}

const before = costsOf({desk});

test('nothing closed, or nothing changed: the rules are those of now', () => {
  const now = costsOf({desk: {...desk, capacity: {minutes: 900}}});
  expect(costsInEffect(now, [])).toBe(now);
  expect(costsInEffect(before, [closed('2026-03', costsOf({desk}))])).toBe(before);
});

test('closed months keep their minutes, and what follows has the new ones', async () => {
  const now = costsOf({desk: {...desk, activities: {enter: {...enter, minutes: 8}}}});
  const inEffect = costsInEffect(now, [closed('2026-03', before)]);
  expect(await rules(inEffect)).toEqual([
    ['enter', '1900-01-01', 'true', 'cast(10 as decimal(18, 4))'],
    ['enter', '2026-04-01', 'true', 'cast(8 as decimal(18, 4))'],
  ]);
});

test('a cost centre that joins a pool does so after the closed months', () => {
  const cost = [{cost_centres: ['2100']}, {cost_centres: ['2200'], share: 40}];
  const inEffect = costsInEffect(costsOf({desk: {...desk, cost}}), [closed('2025-12', before)]);
  expect(rowsOf(inEffect, 'set_pool_cost')).toEqual([
    ['desk', '2100', '%', 1, '1900-01-01', '9999-01-01'],
    ['desk', '2200', '%', 0.4, '2026-01-01', '9999-01-01'],
  ]);
  expect(rowsOf(inEffect, 'set_pool_capacity')).toEqual([
    ['desk', '2100', '1900-01-01', '2026-01-01'],
    ['desk', '2100', '2026-01-01', '9999-01-01'],
    ['desk', '2200', '2026-01-01', '9999-01-01'],
  ]);
});

test('an activity that is gone worked until the closed months ended, and a new one begins then', async () => {
  const check = {...enter, driver: 'fct_invoice_line', minutes: 3};
  const now = costsOf({desk: {...desk, activities: {check}}});
  const inEffect = costsInEffect(now, [closed('2026-03', before)]);
  expect(await rules(inEffect)).toEqual([
    ['check', '2026-04-01', 'true', 'cast(3 as decimal(18, 4))'],
    ['enter', '1900-01-01', 'true', 'cast(10 as decimal(18, 4))'],
    ['enter', '2026-04-01', 'false', 'cast(10 as decimal(18, 4))'],
  ]);
});

test('a pool that is gone takes no cost any more', () => {
  const inEffect = costsInEffect(costsOf({}), [closed('2026-03', before)]);
  expect(rowsOf(inEffect, 'set_pool_cost')).toEqual([
    ['desk', '2100', '%', 1, '1900-01-01', '2026-04-01'],
    ['desk', '2100', '%', 0, '2026-04-01', '9999-01-01'],
  ]);
});

test('shares of two closings and of now follow each other', () => {
  const share = (percent: unknown) =>
    costsOf({
      desk: {
        ...desk,
        method: 'rate_based',
        activities: {enter: {...enter, minutes: undefined, share: percent}},
      },
    });
  const now = share([
    {valid_from: '2020-01', value: 30},
    {valid_from: '2026-09', value: 50},
  ]);
  const inEffect = costsInEffect(now, [closed('2026-03', share(20)), closed('2025-12', share(10))]);
  expect(rowsOf(inEffect, 'set_activity_share')).toEqual([
    ['enter', 0.1, '1900-01-01', '2026-01-01'],
    ['enter', 0.2, '2026-01-01', '2026-04-01'],
    ['enter', 0.3, '2026-04-01', '2026-09-01'],
    ['enter', 0.5, '2026-09-01', '9999-01-01'],
  ]);
});

test.each([
  [
    'the step of an activity',
    {desk: {...desk, activities: {enter: {...enter, step: 'profit'}}}},
    /enter\.step was contribution_2 .* until 2026-03 .* is profit now/,
  ],
  ['the pool of an activity', {other: desk}, /pool of the activity enter was desk .* is other now/],
  [
    'how a pool works',
    {
      desk: {
        ...desk,
        method: 'rate_based',
        activities: {enter: {...enter, minutes: undefined, share: 50}},
      },
    },
    /desk\.method was time_driven/,
  ],
])('%s has no date, so it cannot change under closed months', (_, pools, words) => {
  const change = () => costsInEffect(costsOf(pools), [closed('2026-03', before)]);
  expect(change).toThrow(Problem);
  expect(change).toThrow(words);
  expect(change).toThrow(/kundenwert reopen/);
});
