import {afterAll, beforeAll, expect, test} from 'vitest';
import {type Connection, openDatabase} from '../../warehouse/database.ts';
import {type ExpressionKind, expressionSql, WrongExpression} from '../../warehouse/expression.ts';

let db: Connection;
let close: () => void;

beforeAll(async () => {
  const database = await openDatabase();
  db = await database.connect();
  close = () => database.close();
  await db.run(`create table driver as
    select 3 as lines, 2.5 as hours, true as express, 'air' as channel, cast(null as integer) as nothing`);
});
afterAll(() => close());

const columns = ['lines', 'hours', 'express', 'channel', 'nothing'];

async function resultOf(text: string, kind: ExpressionKind = 'number'): Promise<unknown> {
  const sql = await expressionSql(db, text, kind, columns);
  const [row] = await db.rows<{value: unknown}>(
    kind === 'number'
      ? `select cast(${sql} as double) as value from driver`
      : `select ${sql} as value from driver`,
  );
  return row!.value;
}

test.each([
  ['14 + 3 * lines', 23],
  ['-lines + 10', 7],
  ['lines / 2', 1.5],
  ['lines / 0', null],
  ["0.5 + 6.5 * express + 0.2 * (channel = 'air')", 7.2],
  ['coalesce(nothing, 34)', 34],
  ['nothing + 1', null],
  ["case when channel = 'sea' then 9 when hours > 2 then 1 else 0 end", 1],
  ['least(lines, 2) + greatest(lines, 5) + abs(-1)', 8],
  ['1e2', 100],
  ['12', 12],
])('%s is a number of minutes', async (text, value) => {
  expect(await resultOf(text)).toBe(value);
});

test.each([
  ["channel in ('web', 'air') and not express", false],
  ['lines between 1 and 3', true],
  ['lines not between 1 and 3', false],
  ["channel not in ('web')", true],
  ['nothing is null or lines <> 3', true],
  ['hours is not null', true],
  ['express = true', true],
  ['lines * 2 >= 6', true],
])('%s says which rows', async (text, value) => {
  expect(await resultOf(text, 'condition')).toBe(value);
});

test('a text between quotes stays one', async () => {
  expect(await resultOf("channel = 'it''s'", 'condition')).toBe(false);
});

test.each([
  ['1 from secrets --', 'more than one expression'],
  ['1; drop table driver', 'cannot be read'],
  ['1; select 2', 'more than one expression'],
  ['1 as minutes', 'more than one expression'],
  ['lines order by 1', 'more than one expression'],
  ['lines limit 1', 'more than one expression'],
  ['(select max(lines) from driver)', 'subquery'],
  ['sum(lines) over ()', 'window'],
  ["getenv('HOME')", 'getenv()'],
  ["read_csv('x')", 'read_csv()'],
  ['$1', 'value_parameter'],
  ["'three'", 'no number'],
  ['minutes', 'there is no column "minutes"; there are lines, hours'],
  ['driver.lines', 'no column "driver.lines"'],
  ['1) + (2', 'cannot be read'],
  ['', 'cannot be read'],
])('%s is refused', async (text, says) => {
  const refused = expressionSql(db, text, 'number', columns);
  await expect(refused).rejects.toThrow(WrongExpression);
  await expect(refused).rejects.toThrow(says);
});
