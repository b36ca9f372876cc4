import {describe, expect, test} from 'vitest';
import {inputsOf, ordered} from '../../warehouse/graph.ts';
import type {Model} from '../../warehouse/model.ts';
import {testDatabase} from './deliveries.ts';

const db = await testDatabase();

const model = (name: string, sql: string): Model => ({
  name,
  file: `${name}.sql`,
  title: name,
  grain: [],
  rebuiltBy: [],
  cutOff: undefined,
  columns: new Map(),
  checks: [],
  work: {sql},
});

describe('what a model reads', () => {
  test.each([
    ['a join with using', 'select * from a join b using (id)', ['a', 'b']],
    ['a subquery', 'select (select max(x) from b) from a where exists (from c)', ['a', 'b', 'c']],
    ['both sides of a union', 'select * from a union all select * from b', ['a', 'b']],
    ['steps of its own', 'with s as (from a), t as (from s) select * from t, b', ['a', 'b']],
    ['a step named as what it reads', 'with a as (from a) select * from a', ['a']],
    ['a step within a step', 'select * from (with s as (from a) from s) as x, s', ['a', 's']],
    [
      'a recursion',
      'with recursive r as (select 1 as n union all select n + 1 from r) select * from r, a',
      ['a'],
    ],
  ])('%s', async (_, sql, inputs) => {
    expect((await inputsOf(db, model('m', sql))).sort()).toEqual(inputs);
  });
});

test('each model comes after everything that it reads, however they are given', async () => {
  const models = [
    model('answer', 'from fact join dimension using (id)'),
    model('fact', 'from dimension, given'),
    model('dimension', 'from given'),
  ];
  const names = (await ordered(db, models, ['given'])).map(each => each.name);
  expect(names).toEqual(['dimension', 'fact', 'answer']);
});

test('models that read each other are a circle, and the way around is shown', async () => {
  const models = [model('a', 'from b'), model('b', 'from c'), model('c', 'from a')];
  await expect(ordered(db, models, [])).rejects.toThrow('models a → b → c → a');
  await expect(ordered(db, [model('a', 'from a')], [])).rejects.toThrow('models a → a');
});

test('a table that nobody provides is named with its reader', async () => {
  await expect(ordered(db, [model('a', 'from nowhere')], [])).rejects.toThrow(
    'a.sql: it reads nowhere, which no stream, setting or model provides',
  );
});

test('a name is given once', async () => {
  const twins = [model('a', 'select 1'), {...model('a', 'select 2'), file: 'other/a.sql'}];
  await expect(ordered(db, twins, [])).rejects.toThrow('other/a.sql: the name a is taken by a.sql');
});

test.each(['selec 1', 'create table x as select 1', 'select 1; select 2; drop table x'])(
  '%s is not one select',
  async sql => {
    await expect(ordered(db, [model('a', sql)], [])).rejects.toThrow(
      'a.sql: this is not one select',
    );
  },
);
