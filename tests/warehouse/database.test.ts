import {expect, test} from 'vitest';
import {Decimal} from '../../warehouse/decimal.ts';
import {testDatabase} from './deliveries.ts';

const db = await testDatabase();

test('days are ISO texts, counts are numbers, and money keeps all its digits', async () => {
  const [row] = await db.rows(`select date '2026-01-31' as day,
    timestamp '2026-01-31 08:05:00' as moment, count(*) as n, 0.1::decimal(18,4) as money,
    9007199254740993 as big, null as nothing, 'nan'::double as unknown`);
  expect(row).toEqual({
    day: '2026-01-31',
    moment: '2026-01-31T08:05:00',
    n: 1,
    money: new Decimal('0.1000'),
    big: new Decimal('9007199254740993'),
    nothing: null,
    unknown: null,
  });
  expect(JSON.stringify(row)).toContain('"money":0.1000,"big":9007199254740993');
});

test('work that fails leaves nothing behind, and the connection is as before', async () => {
  await db.run('create table entry (n integer primary key)');
  const failing = db.transaction(async () => {
    await db.run('insert into entry values (1)');
    await db.run('insert into entry values (1)').catch(() => {});
    await db.run('insert into entry values (2)');
  });
  await expect(failing).rejects.toThrow();
  const givenUp = db.transaction(async () => {
    await db.run('insert into entry values (1)');
    throw new Error('given up');
  });
  await expect(givenUp).rejects.toThrow('given up');
  expect(await db.rows('from entry')).toEqual([]);
  await db.transaction(() => db.run('insert into entry values (3)'));
  expect(await db.rows('from entry')).toEqual([{n: 3}]);
});

test('a query that fails shows its SQL', async () => {
  await expect(db.rows('select nothing_such')).rejects.toMatchObject({
    name: 'QueryError',
    sql: 'select nothing_such',
  });
});

test('more rows than one statement carries arrive all, in their order', async () => {
  await db.run('create table numbered ("a b" integer, text varchar)');
  const rows = Array.from({length: 451}, (_, n) => ({'a b': n, text: `'${n}`}));
  await db.append('numbered', ['a b', 'text'], rows);
  expect(await db.rows('from numbered')).toEqual(rows);
});
