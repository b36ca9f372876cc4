import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {differenceBetween} from '../../scorecard/differences/difference.ts';
import {report} from '../../scorecard/differences/report.ts';
import {differingRows} from '../../scorecard/differences/rows.ts';
import {withSides} from '../../scorecard/differences/sides.ts';
import {openDatabase} from '../../warehouse/database.ts';
import {mainFile, manifestFile, snapshotFolder} from '../../warehouse/snapshot.ts';
import {temporaryFolder} from '../temporary_folder.ts';

const manifest = {
  company: 'Small World GmbH',
  built_at: '2026-03-01T02:30:00.000Z',
  business_date: '2026-02-28',
  seconds: 1,
  tables: [],
  warnings: [],
  rows_quarantined: 0,
  failed_streams: [],
};

/** Two snapshots of one table made by hand, and of nothing else. */
async function twoTables(before: string, after: string, grain = '') {
  const data = temporaryFolder();
  for (const [id, sql] of Object.entries({'1-before': before, '2-after': after})) {
    const folder = snapshotFolder(data, id);
    mkdirSync(folder, {recursive: true});
    writeFileSync(join(folder, manifestFile), JSON.stringify({...manifest, id}));
    const database = await openDatabase(join(folder, mainFile));
    const db = await database.connect();
    await db.run(`create table answer as ${sql}`);
    await db.run(`create table meta_model as select 'answer' as model, '${grain}' as grain`);
    database.close();
  }
  const ids = {before: '1-before', after: '2-after'};
  return {
    whole: () => differenceBetween(data, ids),
    rows: (limit: number) => withSides(data, ids, sides => differingRows(sides, 'answer', limit)),
  };
}

test('rows are counted by their key, in more of them than are held at once', async () => {
  const all = `select range as id, range % 7 as part, range * 2 as amount from range(600000)`;
  const {rows} = await twoTables(
    all,
    `select id, part, if(id % 2 = 0, amount, -amount) as amount from (${all}) where id >= 3
    union all select -1, 0, 5`,
    'id, part',
  );
  const found = await rows(4);
  expect(found).toMatchObject({came: 1, went: 3, changed: 299_999});
  expect(found.rows).toEqual({before: 600_000, after: 599_998});
  expect(found.first).toEqual([
    {
      kind: 'came',
      key: {id: -1, part: 0},
      before: null,
      after: {id: -1, part: 0, amount: 5},
      times: 1,
    },
    {
      kind: 'went',
      key: {id: 0, part: 0},
      before: {id: 0, part: 0, amount: 0},
      after: null,
      times: 1,
    },
    {
      kind: 'went',
      key: {id: 1, part: 1},
      before: {id: 1, part: 1, amount: 2},
      after: null,
      times: 1,
    },
    {
      kind: 'went',
      key: {id: 2, part: 2},
      before: {id: 2, part: 2, amount: 4},
      after: null,
      times: 1,
    },
  ]);
}, 60_000);

test('doubles are the same to nine digits, an empty value is another than any', async () => {
  const table = (a: string, b: string, c: string) => `
    select 1 as id, cast(${a} as double) as amount, 'x' as word
    union all select 2, ${b}, 'x' union all select null, ${c}, 'x'`;
  const {rows} = await twoTables(
    table('1e6', '1e6', '5'),
    table('1e6 + 1e-4', '1e6 + 1e-2', 'null'),
    'id',
  );
  const {came, went, changed, first} = await rows(10);
  expect({came, went, changed}).toEqual({came: 0, went: 0, changed: 2});
  expect(first).toMatchObject([
    {key: {id: 2}, before: {amount: 1_000_000}, after: {amount: 1_000_000.01}},
    {key: {id: null}, before: {amount: 5}, after: {amount: null}},
  ]);
}, 60_000);

test('rows without a key come and go whole, as often as they stand there', async () => {
  const {rows} = await twoTables(
    `select 'a' as word union all select 'a' union all select 'b'`,
    `select 'a' as word union all select 'c' union all select 'c'`,
  );
  expect(await rows(10)).toMatchObject({
    came: 2,
    went: 2,
    changed: 0,
    by: [],
    first: [
      {kind: 'came', after: {word: 'c'}, times: 2},
      {kind: 'went', before: {word: 'a'}, times: 1},
      {kind: 'went', before: {word: 'b'}, times: 1},
    ],
  });
}, 60_000);

test('what an older snapshot does not have is said, and the rest is compared', async () => {
  const {whole} = await twoTables(
    `select 1 as id, 'x' as word, 3 as size`,
    `select 1 as id, 'x' as word, 'large' as size, true as fresh`,
    'id',
  );
  const found = await whole();
  expect(found).toMatchObject({differs: true, scorecard: null, customers: null, totals: null});
  expect(found.tables[0]).toMatchObject({
    changed: 0,
    columns: {before: [], after: ['fresh'], retyped: ['size']},
  });
  const missing = new Set(found.not_compared.map(each => each.what));
  expect([...missing]).toContain('the scorecard');
  /* Where nobody knows what was delivered, nothing can be said by exclusion. */
  expect(found.causes).toMatchObject({data: [], read_anew: []});
  expect(report(found)).toContain('Not compared');
}, 60_000);
