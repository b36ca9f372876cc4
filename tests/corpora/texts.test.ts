import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import type {StreamChanges} from '../pipelines/a_stream.ts';
import {sharedData, testWithData} from '../shared_data.ts';
import {smallNights} from '../warehouse/nights.ts';
import {outcomes} from './outcome.ts';

const outcomeOf = await outcomes();

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** Texts that have broken other programs; the long list of them is no part of the project. */
const naughty = [
  'undefined',
  'NULL',
  '1;DROP TABLE users',
  "' OR 1=1 --",
  '"quoted"',
  'line\nbreak',
  '\u0001\u0007\u001b[31m',
  '\u202Eright to left',
  '𝒵𝑜ë 👩‍👩‍👧',
  '﷽ بسم',
  '<script>alert(1)</script>',
  '$'.concat('{jndi:ldap://x}'),
  '\u00a0\u2003\u200b',
  '=1+1',
  'Ω≈ç√∫˜µ≤≥÷',
  '\\',
  '%s%x%n',
];

const hex = (text: string) => Buffer.from(text).toString('hex').toUpperCase();

/** Bytes are compared, because decoders may drop what cannot be seen. */
const bytesOfName = `coalesce(hex(encode(name)), '') as bytes`;

async function arriveWhole(texts: readonly string[]): Promise<void> {
  const rules: StreamChanges = {values: {control_characters: 'keep'}};
  const csv = `id;name\n${texts.map((text, i) => `${i};${quoted(text)}\n`).join('')}`;
  const ndjson = texts.map((name, i) => `${JSON.stringify({id: i, name})}\n`).join('');
  const list = JSON.stringify(texts.map((name, i) => ({id: i, name})));
  const files: [string, string, StreamChanges][] = [
    ['kunden.csv', csv, rules],
    ['kunden.csv', `Bericht;\n${csv}`, {...rules, file: {skip_lines: 1}}],
    ['kunden.ndjson', ndjson, {...rules, file: {kind: 'ndjson'}}],
    ['kunden.json', list, {...rules, file: {kind: 'json'}}],
  ];
  for (const [name, content, settings] of files) {
    const {rows, rejected} = await outcomeOf(name, content, settings, {}, bytesOfName);
    expect(rejected).toBeUndefined();
    expect(rows.map(row => row.bytes)).toEqual(texts.map(hex));
  }
}

/** Through a whole night, as names of natural persons into the personal file. */
async function arriveAsNames(texts: readonly string[]): Promise<void> {
  const filled = texts.filter(Boolean);
  const rows = filled.map((text, i) => `K${i},true,${quoted(text)}\n`).join('');
  const company = await smallNights(
    {customers: `customer_id,natural_person,name\n${rows}`},
    {},
    {control_characters: 'keep'},
  );
  await company.night();
  const found = await company.rows(
    `select ${bytesOfName} from personal.customers
      order by cast(substring(customer_id, 2) as integer)`,
  );
  expect(found.map(row => row.bytes)).toEqual(filled.map(hex));
}

describe('any text arrives as it is', () => {
  test('in files of every kind', () => arriveWhole(naughty));
  test('as the name of a customer', () => arriveAsNames(naughty));

  const folder = sharedData('corpora', 'blns');
  const list = (): string[] => JSON.parse(readFileSync(join(folder, 'blns.json'), 'utf8'));
  testWithData(folder, 'all of the big list of naughty strings, in files of every kind', () =>
    arriveWhole(list()),
  );
  testWithData(folder, 'all of it as names of customers', () => arriveAsNames(list()));
});

describe('CSV is read as RFC 4180 has it', () => {
  const cases: [string, string, Record<string, string>[]][] = [
    ['commas in quotes', 'a,b\n"x, y",1', [{a: 'x, y', b: '1'}]],
    [
      'empty values',
      'a,b,c\n1,"",""\n2,3,4\n',
      [
        {a: '1', b: '', c: ''},
        {a: '2', b: '3', c: '4'},
      ],
    ],
    ['quotes in quotes', 'a,b\n1,"ha ""ha"" ha"\n', [{a: '1', b: 'ha "ha" ha'}]],
    ['line ends of Windows', 'a,b\r\n1,"x\r\ny"\r\n', [{a: '1', b: 'x\r\ny'}]],
    ['quotes that open no field', 'a,b\n1,5" pipe\n', [{a: '1', b: '5" pipe'}]],
  ];
  const settings: StreamChanges = {file: {delimiter: ','}};
  const asText = (rows: Record<string, unknown>[]) =>
    rows.map(row => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, v ?? ''])));

  test.each(cases)('%s', async (_, content, expected) => {
    expect(asText((await outcomeOf('kunden.csv', content, settings)).rows)).toEqual(expected);
  });

  const folder = sharedData('corpora', 'csv-spectrum');
  const names = existsSync(folder) ? readdirSync(join(folder, 'csvs')) : ['all files'];
  for (const name of names) {
    testWithData(folder, `csv-spectrum: ${name}`, async () => {
      const content = readFileSync(join(folder, 'csvs', name));
      const {rows, rejected} = await outcomeOf(name, content, settings);
      expect(rejected).toBeUndefined();
      const json = readFileSync(join(folder, 'json', name.replace('.csv', '.json')), 'utf8');
      const expected = [JSON.parse(json)].flat() as Record<string, string>[];
      /* Its JSON tells of another telephone number than its CSV, by mistake. */
      if (name === 'location_coordinates.csv') {
        expected[0]!['Contact Phone Number'] = '2095257564';
      }
      expect(asText(rows)).toEqual(expected);
    });
  }
});
