import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest';
import {serve} from '../../dashboard/server.ts';
import {writeCompany} from '../company_folder.ts';
import {temporaryFolder, writeFiles} from '../temporary_folder.ts';
import {commandsOn} from './commands_on.ts';
import {asCsv, everyEntity} from './every_entity.ts';
import {otherFiles, otherKinds} from './other_kinds.ts';
import {everything, person, tracesIn} from './person.ts';
import {tracesInFiles, tracesInTables} from './search.ts';

vi.mock('../../dashboard/who.ts', async original => ({
  ...(await original<object>()),
  whoAsks: () => ({user: 'guest', role: 'controller', personal: false}),
}));

const folder = temporaryFolder(afterAll);
const data = temporaryFolder(afterAll);
const erp = everyEntity((header, rows) => asCsv(header, rows), {});
const {run, outcomes} = commandsOn(['--company', folder, '--data', data]);

const staff = `/*\nStaff.\n\nOne row per employee_id.\n*/
  select 'S' || row_number() over () as employee_id, joined_on, name
  from src_hr__staff`;

const streams = (more: object) => ({
  erp: {streams: erp.streams},
  other: {streams: otherKinds},
  hr: {streams: {staff: {files: 'staff.csv'}, ...more}},
});
const sourcesYaml = (more: object = {}) => JSON.stringify(streams(more));

const goodStaff = Array.from({length: 99}, () => ['2025-01-01', everything, everything]);

beforeAll(async () => {
  writeCompany(folder, {
    ...erp.files,
    'sources.yaml': sourcesYaml(),
    'staging/stg_hr__employees.sql': staff,
    'staff.csv': asCsv(['joined_on', 'name', 'Kommentar'], [...goodStaff, [everything, 'x', 'y']]),
  });
  writeFiles(folder, await otherFiles(folder));
  await run('a good night', 'refresh');
  await run('its status', 'status');
  await run('its check', 'check');

  for (const [name, files] of Object.entries(spoiled)) {
    writeFiles(folder, files);
    await run(name, 'refresh');
  }
  await run('a bad check', 'check');
  await run('a bad status', 'status', '--json');

  writeFiles(folder, {
    'staging/stg_hr__employees.sql': staff.replace(', name', ', name::int as name'),
  });
  await run('SQL that casts a name', 'refresh', '--replay');
  writeFiles(folder, {
    'staging/stg_hr__employees.sql': staff.replace(', joined_on', ', name as joined_on'),
  });
  await run('SQL that mixes up columns', 'refresh', '--replay');
  writeFiles(folder, {'staging/stg_hr__employees.sql': staff, 'models/wrong.sql': brokenPromise});
  await run('a broken promise', 'refresh', '--replay');
  for (const [at, sql] of wrongQueries.entries()) await run(`query ${at}`, 'query', sql);
}, 180_000);

const header = (text: string) => `${asCsv(text.split(','), [])}`;

/** Files that fail their streams, each in a way that could quote what is in them. */
const spoiled: Record<string, Record<string, string | Buffer>> = {
  'no header, bad words and cut files': {
    'customers/2.txt': asCsv([everything, person.name, person.mail], [[everything, 'x', 'y']]),
    'products/2.txt': `product_id,name\n"${everything}`,
    'trainings/2.txt': `<html>${everything}</html>`,
    'employees/2.txt': `${everything}\n${everything}\n`,
    'interactions/2.txt': Buffer.from(`\ufeff${everything}`, 'utf16le'),
    'deliveries/2.txt': header('delivery_id,delivered_on,customer_id,order_lines,Kommentar').repeat(
      1,
    ),
    'german.csv': `${everything}\n`,
    'kunden.ndjson': `{"customer_id": 1}\n{"customer_id": ${everything}`,
    'kunden.json': `{"data": [${everything}]}`,
    'kunden.xlsx': Buffer.from(`<html>${everything}</html>`),
    'kunden.parquet': Buffer.from(`PAR1${everything}PAR1`),
    'stapel.csv': `${everything};${everything};21\n${everything}\n`,
    'sap.txt': `|${everything}|${person.name}|\n|1|2|\n`,
    'staff.csv': `joined_on,name,${everything}\n2025-01-01,x,y\n2025-01-01,${everything}`,
  },
  'no good row, new columns and names that stand twice': {
    'customers/2.txt': asCsv(['customer_id', 'valid_from', person.name], [['', everything, 'x']]),
    'products/2.txt': asCsv(['product_id', person.name, person.name], [['P', 'x', 'y']]),
    'employees/2.txt': asCsv(
      [
        'employee_id',
        'name',
        'cost_centre',
        'team',
        'customer_role',
        'joined_on',
        'left_on',
        'employment_share',
        everything,
      ],
      [[everything, everything, 'c', 't', everything, everything, everything, everything, 'e']],
    ),
    'german.csv': `x\n${asCsv(['customer_id', everything], [['1', everything]], ';')}y\n`,
    'kunden.ndjson': `${JSON.stringify({[person.mail]: everything})}\n`,
    'kunden.json': JSON.stringify({[person.mail]: [everything]}),
    'stapel.csv': `"EXTF";700;"${everything}";"${everything}"\n${everything}\n`,
    'sap.txt': `|Beleg|${everything}|\n|1|${everything}|\n|*|${everything}|\n`,
  },
};

const brokenPromise = `/*\nWrong.\n\nOne row per customer_id.\n\ncheck customer_id = 'nobody'\n*/
  select distinct customer_id from dim_customer where customer_id is not null`;

const wrongQueries = [
  'select cast(name as integer) from personal.customer_name',
  'select cast(name as date) from personal.customers',
  'select error(name) from personal.customers where name is not null',
  "select strptime(name, '%Y') from personal.customer_name",
  'select cast(value as decimal(4, 2)) from quarantine where value is not null',
];

describe('a person who stands in every field of every source', () => {
  test('has arrived in all of them', async () => {
    expect(outcomes['a good night']!.stderr).not.toContain('failed');
    expect([0, 3]).toContain(outcomes['a good night']!.status);
    const published = readFileSync(join(data, 'current'), 'utf8').trim();
    const known = await tracesInTables(join(data, 'snapshots', published, 'personal.duckdb'));
    expect(Object.keys(known)).toEqual(
      expect.arrayContaining(['customers', 'customer_name', 'employees', 'quarantine']),
    );
  });

  test('is in no table of the main file, and in none of its bytes', async () => {
    expect(snapshots().length).toBeGreaterThan(0);
    for (const id of snapshots()) {
      for (const name of readdirSync(join(data, 'snapshots', id))) {
        if (!name.endsWith('.duckdb') || name === 'personal.duckdb') continue;
        expect(await tracesInTables(join(data, 'snapshots', id, name)), name).toEqual({});
      }
    }
    expect(tracesInFiles(data)).toEqual({});
  });

  test('is in no log, no summary and no error', () => {
    const logs = readdirSync(join(data, 'runs'), {recursive: true, encoding: 'utf8'});
    expect(logs.length).toBeGreaterThanOrEqual(6);
    const said = Object.entries(outcomes).flatMap(([name, {stdout, stderr}]) =>
      tracesIn(stdout + stderr).map(trace => `${name}: ${trace}`),
    );
    expect(said).toEqual([]);
  });

  test('left no failure without a reason', () => {
    expect(outcomes['no header, bad words and cut files']!.status).toBe(3);
    for (const at of wrongQueries.keys())
      expect(outcomes[`query ${at}`]).toMatchObject({status: 1});
    /* Its last good rows stay. */
    expect(outcomes['SQL that casts a name']).toMatchObject({
      status: 3,
      stderr: expect.stringContaining('cannot be converted to INT32'),
    });
    expect(outcomes['SQL that mixes up columns']!.stderr).toContain(
      'it looks like "Aaaaaaaaa Aaaaaaaa',
    );
    expect(outcomes['a broken promise']!.stderr).toContain('promises are broken');
  });
});

const snapshots = () => readdirSync(join(data, 'snapshots'));

describe('who may not see persons', () => {
  let server: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    server = await serve({data, port: 0});
  });
  afterAll(() => server?.close());

  const pages = ['/', '/profitability', '/contracts', '/price-talk', '/quarantine', '/runs'].concat(
    ['/metrics', '/readyz'],
  );
  const forms = [
    'scorecard',
    'profitability',
    'contracts',
    'price-talk',
    'quarantine',
    'runs',
  ].flatMap(name => [`/${name}.json`, `/${name}.csv`]);

  test.each([...pages, ...forms])('finds none in %s', async path => {
    for (const address of [
      path,
      `${path}?lang=en`,
      `${path}?stream=${encodeURIComponent('erp/customers')}`,
    ]) {
      const text = await (await fetch(server.url + address)).text();
      expect(tracesIn(text), address).toEqual([]);
    }
  });

  test('finds none in what single runs tell', async () => {
    const ids = readdirSync(join(data, 'runs')).map(name => name.replace(/\..*$/, ''));
    for (const id of new Set(ids)) {
      for (const path of ['/runs', '/runs.json', '/runs.csv']) {
        const response = await fetch(`${server.url}${path}?run=${id}`);
        expect(tracesIn(await response.text()), `${path} ${id}`).toEqual([]);
      }
    }
  });

  test('finds every rejected row with its reason all the same', async () => {
    const {rows} = await (await fetch(`${server.url}/quarantine.json`)).json();
    expect(rows.length).toBeGreaterThan(100);
    expect(
      rows.every((row: {value: unknown; reason: string}) => row.value === null && row.reason),
    ).toBe(true);
  });
});

test('who may see persons finds in the quarantine what was rejected', async () => {
  const sql =
    "select count(*) as n, count(value) filter (value like '%Qandusky%') as named from quarantine";
  await run('the rows', 'query', '--format', 'json', sql);
  const [{n, named}] = JSON.parse(outcomes['the rows']!.stdout);
  expect(n).toBeGreaterThan(100);
  expect(named).toBeGreaterThan(50);
});

test('nothing that was written on the way is left', () => {
  const left = readdirSync(data, {recursive: true, encoding: 'utf8'}).filter(path =>
    /spill|building-|incoming|\.(wal|rows|utf8|new)$/.test(path),
  );
  expect(left).toEqual([]);
});

test('the search finds what is there', () => {
  expect(tracesIn(readFileSync(join(folder, 'customers/1.txt'), 'utf8'))).not.toEqual([]);
});
