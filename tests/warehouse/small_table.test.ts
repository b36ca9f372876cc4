import {expect, test} from 'vitest';
import {openDatabase, type Row} from '../../warehouse/database.ts';
import {Decimal} from '../../warehouse/decimal.ts';
import {renewSmall} from '../../warehouse/increments/rebuild.ts';
import {createTable, type SmallTable} from '../../warehouse/small_table.ts';

const columns = {
  n: 'BIGINT',
  share: 'DOUBLE',
  amount: 'DECIMAL(18,4)',
  day: 'DATE',
  word: 'VARCHAR',
  is_odd: 'BOOLEAN',
  none: 'DOUBLE',
};

const rowsOf = (count: number): Row[] =>
  Array.from({length: count}, (_, n) => ({
    n,
    share: (n + 1) / 3e7,
    amount: new Decimal(`123456789${10_000 + n}.1234`),
    day: '2026-02-28',
    word: `it's "${n}", ö`,
    is_odd: n % 2 === 1,
  }));

test('many rows arrive as few do, to the last digit', async () => {
  const database = await openDatabase();
  const db = await database.connect();
  const [few, many] = [1500, 25_000];
  await createTable(db, {name: 'few', columns, rows: rowsOf(few)});
  await createTable(db, {name: 'many', columns, rows: rowsOf(many)});
  const kept = await db.rows(`select * from many where n < ${few} order by n`);
  expect(kept).toEqual(await db.rows('from few order by n'));
  const [last] = await db.rows('from many order by n desc limit 1');
  expect(String(last!.amount)).toBe(`123456789${10_000 + many - 1}.1234`);
  expect(last).toMatchObject({n: many - 1, share: many / 3e7, is_odd: true, none: null});
  database.close();
});

test('what is no number is refused, and not made empty', async () => {
  const database = await openDatabase();
  const db = await database.connect();
  const rows = rowsOf(3000).map(each => ({...each, share: Number.POSITIVE_INFINITY}));
  await expect(createTable(db, {name: 't', columns, rows})).rejects.toThrow('share is Infinity');
  database.close();
});

test('what does not fit its column is refused without being told', async () => {
  const database = await openDatabase();
  const db = await database.connect();
  const rows = rowsOf(3000).map(each => ({...each, day: 'Anna Muster'}));
  const refusal = await createTable(db, {name: 't', columns, rows}).catch(String);
  expect(refusal).toMatch(/QueryError/);
  expect(refusal).not.toContain('Muster');
  expect(await db.rows('select count(*) as n from t')).toEqual([{n: 0}]);
  database.close();
});

test('a table that says what it comes from is left alone until that is something else', async () => {
  const database = await openDatabase();
  const db = await database.connect();
  await db.run(`attach ':memory:' as warehouse`);
  await db.run('use warehouse');
  let read = 0;
  const table = (mark: string, words: readonly string[]): SmallTable => ({
    name: 't',
    columns: {word: 'VARCHAR'},
    mark,
    rows: {
      *[Symbol.iterator]() {
        read += 1;
        for (const word of words) yield {word};
      },
    },
  });
  const renewed = async (mark: string, words: readonly string[]) => {
    read = 0;
    const {kind} = await renewSmall(db, table(mark, words), true);
    const rows = await db.rows<{word: string}>('from t order by word');
    return [kind, read, rows.map(({word}) => word).join(' ')];
  };
  await renewSmall(db, table("January's", ['a', 'b']), false);
  expect(await renewed("January's", ['never read'])).toEqual(['none', 0, 'a b']);
  expect(await renewed('February', ['a', 'c'])).toEqual(['rows', 1, 'a c']);
  expect(await renewed('March', ['a', 'c'])).toEqual(['none', 1, 'a c']);
  expect(await renewed('March', ['never read'])).toEqual(['none', 0, 'a c']);
  database.close();
});
