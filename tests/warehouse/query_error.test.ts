import {expect, test} from 'vitest';
import {testDatabase} from './deliveries.ts';

const db = await testDatabase();
await db.run(`create table person as select 'Anna O''Brien "A"' as name, 491719990777 as phone`);
await db.run('create table one (name varchar primary key)');

const told = async (sql: string): Promise<string> =>
  db.rows(sql).then(
    () => 'nothing',
    (error: Error) => `${error.message} ${error.cause ?? ''}`,
  );

test.each([
  ['select cast(name as integer) from person', 'a value cannot be converted to INT32'],
  ['select cast(name as date) from person', 'a value cannot be converted'],
  ['select cast(phone as tinyint) from person', 'cannot be converted to INT8'],
  ['select cast(name as decimal(4, 2)) from person', 'cannot be converted to DECIMAL(4,2)'],
  ['select phone * phone * phone from person', 'Out of Range'],
  ['select error(name) from person', 'Invalid Input'],
  ["select strptime(name, '%Y') from person", 'Invalid Input'],
  ['insert into one select name from person union all select name from person', 'Constraint Error'],
  ['select regexp_matches(name, name || chr(40)) from person', 'Invalid Input'],
  ['select timezone(name, now()) from person', 'Error'],
  [
    "select cast(chr(10) || chr(10) || 'LINE 1: ' || name || chr(10) || '^' as integer) from person",
    'Conversion',
  ],
])('what fails in a row is told without what stands there: %s', async (sql, said) => {
  const message = await told(sql);
  expect(message).toContain(said);
  expect(message).not.toMatch(/Anna|Brien|9990777/);
});

test('what is wrong with a query is told in full', async () => {
  expect(await told('select nobody from person')).toMatch(/"nobody" not found.*\n.*"name"/);
  expect(await told('selec 1')).toMatch(/syntax error at or near "selec"/);
  expect(await told('select cast(name as integer) from person')).toMatch(/LINE 1: select cast/);
});
