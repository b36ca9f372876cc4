import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {gunzipSync} from 'node:zlib';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {answer, kundenwert} from './command_line.ts';
import {threeYears} from './small_musterwerk.ts';

interface Manifest {
  files: {path: string; rows: number; between?: Record<string, number>; line_breaks?: number}[];
  dirt: {file: string; rows: number; expected: string}[];
}

const streams = [
  'erp/kunden',
  'erp/lieferungen',
  'erp/lieferpositionen',
  'erp/offene_posten',
  'crm/aktivitaeten',
  'portal/konten',
  'portal/nutzung',
  'portal/ereignisse',
  'service/anrufe',
];
const folder = mkdtempSync(join(tmpdir(), 'mishaps-'));
const [company, data] = [join(folder, 'company'), join(folder, 'data')];
const ask = (sql: string) => answer(data, sql);
const manifest = () =>
  JSON.parse(readFileSync(join(company, 'files/manifest.json'), 'utf8')) as Manifest;
const planted = (file: string, expected: string) =>
  manifest()
    .dirt.filter(each => each.file === file && each.expected === expected)
    .reduce((sum, {rows}) => sum + rows, 0);

beforeAll(async () => {
  await threeYears(company, streams, ['stg_service__interactions.sql']);
  const night = await kundenwert(['refresh', '--company', company, '--data', data]);
  expect([night.status, night.stderr]).toEqual([0, expect.anything()]);
}, 120_000);

afterAll(() => rmSync(folder, {recursive: true}));

/** Rows that were loaded, and what of them is left as one thing each. */
const loadedAndKept = (stream: string, kept: string) =>
  ask(`select (select cast(sum(rows_loaded) as integer) from meta_delivery where stream = '${stream}')
    - (${kept}) as again`);

test('a file that is sent twice under two names counts once', async () => {
  const twice = planted('erp/lieferungen', 'repeated');
  expect(twice).toBeGreaterThan(3);
  expect(await loadedAndKept('lieferungen', 'select count(*) from fct_delivery')).toEqual({
    again: twice,
  });
});

test('a month that is restated replaces what was told of it', async () => {
  const restated = planted('crm/aktivitaeten', 'repeated');
  expect(restated).toBeGreaterThan(0);
  const kept = `select count(*) from fct_interaction where left(interaction_id, 1) in ('A', 'V')`;
  expect(await loadedAndKept('aktivitaeten', kept)).toEqual({again: restated});
});

test('a delivery that never came leaves a hole, and an empty one nothing', async () => {
  expect(planted('portal/ereignisse', 'missing')).toBeGreaterThan(0);
  expect(
    await ask(`select count(*) filter (where used_on between '2026-07-01' and '2026-07-31') as july,
      count(*) filter (where used_on >= '2026-08-01') > 0 as august,
      (select rows_delivered from meta_delivery where file like '%ereignisse_2024-09-30%') as empty
      from fct_usage_day`),
  ).toEqual({july: 0, august: true, empty: 0});
});

test('a column with another name since the second year is read on, in a stream of its own', async () => {
  expect(
    await ask(`select count(*) filter (where seconds is null) as unknown,
      count(*) filter (where used_on < '2024-10-01') > 0 as before,
      count(*) filter (where used_on >= '2024-10-01') > 0 as since from fct_usage_day`),
  ).toEqual({unknown: 0, before: true, since: true});
});

test('numbers without leading zeros are those of the same customers', async () => {
  expect(
    await ask(`select count(*) > 100 as called, count(*) filter (where customer_key = 0) as unknown
      from fct_interaction where interaction_id like 'N%'`),
  ).toEqual({called: true, unknown: 0});
});

test('page headings, subtotals and what is carried over are no rows of a list', async () => {
  const lists = manifest().files.filter(({path}) => path.includes('lieferpositionen'));
  const between = (kind: string) =>
    lists.reduce((sum, each) => sum + (each.between?.[kind] ?? 0), 0);
  expect(between('carried')).toBeGreaterThan(10);
  expect(between('sums')).toBeGreaterThan(100);
  expect(
    await ask(`select cast(sum(rows_skipped) as integer) as skipped, cast(sum(rows_loaded) as integer) as loaded
      from meta_delivery where stream = 'lieferpositionen'`),
  ).toEqual({
    skipped: between('headings') + between('carried') + between('sums'),
    loaded: lists.reduce((sum, {rows}) => sum + rows, 0),
  });
});

test('amounts with their minus behind are taken off', async () => {
  const folder = join(company, 'files/erp');
  const amounts = readdirSync(folder)
    .filter(name => name.startsWith('offene_posten'))
    .flatMap(name =>
      gunzipSync(readFileSync(join(folder, name)))
        .toString('latin1')
        .split('\r\n')
        .slice(1, -1)
        .map(line => line.split(';')[5] ?? ''),
    );
  expect(amounts.filter(amount => amount.endsWith('-')).length).toBeGreaterThan(5);
  const cents = amounts.reduce((sum, amount) => {
    const size = Number(amount.replace(/[.,-]/g, ''));
    return sum + (amount.endsWith('-') ? -size : size);
  }, 0);
  expect(
    await ask(`select cast(sum(loaded) * 100 as bigint)::varchar as cents from meta_delivery_money
      where stream = 'offene_posten' and column_name = 'amount'`),
  ).toEqual({cents: String(cents)});
});

test('line breaks in names tear no row apart', async () => {
  const customers = manifest().files.find(({path}) => path === 'erp/kunden.csv');
  expect(customers?.line_breaks).toBeGreaterThan(0);
  expect(
    await ask(
      `select cast(sum(rows_loaded) as integer) as loaded from meta_delivery where stream = 'kunden'`,
    ),
  ).toEqual({loaded: customers?.rows});
});
