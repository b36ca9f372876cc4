import {expect, test} from 'vitest';
import {checkModel} from '../../warehouse/checks.ts';
import type {Model} from '../../warehouse/model.ts';
import {testDatabase} from './deliveries.ts';

const db = await testDatabase();

/** Failures of a table's promises, by condition. */
async function failures(
  rows: string,
  grain: string[],
  checks: Partial<Model['checks'][number]>[] = [],
) {
  await db.run(`create or replace table earned as select * from (values ${rows}) as t(id, amount)`);
  const promises = checks.map(each => ({severity: 'check', meaning: undefined, ...each}));
  const model = {name: 'earned', grain, checks: promises} as unknown as Model;
  const results = await checkModel(db, model);
  return Object.fromEntries(results.map(each => [each.condition, each.failures]));
}

test('a promise is broken by every row for which it is false, and where nobody knows', async () => {
  const promise = {condition: 'amount >= 0'};
  expect(await failures(`('A', 1), ('B', -1), ('C', null)`, ['id'], [promise])).toMatchObject({
    'amount >= 0': 2,
  });
});

test('the grain is a promise, too; a missing key counts as a value', async () => {
  expect(await failures(`('A', 1), ('B', 1)`, ['id'])).toEqual({'one row per id': 0});
  expect(await failures(`('A', 1), ('A', 2), (null, 3), (null, 4)`, ['id'])).toEqual({
    'one row per id': 2,
  });
  expect(await failures(`('A', 1), ('A', 2)`, ['id', 'amount'])).toEqual({
    'one row per id, amount': 0,
  });
  expect(await failures(`('A', 1), ('A', 2)`, [])).toEqual({'one row': 1});
});

test('a promise may look at other tables', async () => {
  await db.run(`create or replace table known as select 'A' as id`);
  const promise = {condition: 'id in (select id from known)'};
  expect(await failures(`('A', 1), ('B', 2)`, ['id'], [promise])).toMatchObject({
    [promise.condition]: 1,
  });
});

test('no row breaks a promise of an empty table', async () => {
  await db.run('create or replace table nothing (id varchar, amount integer)');
  const checks = [{severity: 'check', condition: 'amount > 0', meaning: undefined}];
  const model = {name: 'nothing', grain: ['id'], checks} as unknown as Model;
  expect((await checkModel(db, model)).map(({failures}) => failures)).toEqual([0, 0]);
});
