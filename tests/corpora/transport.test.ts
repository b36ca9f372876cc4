import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {gunzipSync, gzipSync} from 'node:zlib';
import {describe, expect, test} from 'vitest';
import type {StreamChanges} from '../pipelines/a_stream.ts';
import {sharedData, testWithData} from '../shared_data.ts';
import {outcomes} from './outcome.ts';

const outcomeOf = await outcomes();

const settings: StreamChanges = {
  file: {final_line_break: 'required'},
  values: {decimal: ','},
  types: {id: 'text', amount: {type: 'decimal', scale: 2}},
};

const controlled: StreamChanges = {
  ...settings,
  control: {
    file: 'manifest.{stem}.json',
    kind: 'json',
    rows: 'rows',
    sums: [{column: 'amount', key: 'control_sum_cents', unit: '0.01'}],
  },
};

const rowCount = 400;
const text = `id;name;amount\n${Array.from(
  {length: rowCount},
  (_, i) => `${i};Kunde ${i};${i},${String((i * 37) % 100).padStart(2, '0')}\n`,
).join('')}`;
const gzip = gzipSync(text);
const cents = Array.from({length: rowCount}, (_, i) => i * 100 + ((i * 37) % 100)).reduce(
  (sum, each) => sum + each,
);
const changed = (at: number) => {
  const bytes = Buffer.from(gzip);
  bytes[at < 0 ? bytes.length + at : at]! ^= 0xff;
  return bytes;
};

/** Deliveries that were damaged on their way, and what tells us so. */
const damaged: Record<string, {content: Buffer | string; rejected: string}> = {
  'half of a gzip': {content: gzip.subarray(0, gzip.length / 2), rejected: 'damaged or cut'},
  'a gzip without its length': {content: gzip.subarray(0, -4), rejected: 'damaged or cut'},
  'a gzip without its trailer': {content: gzip.subarray(0, -8), rejected: 'damaged or cut'},
  'the first bytes of a gzip': {content: gzip.subarray(0, 10), rejected: 'damaged or cut'},
  'a wrong checksum': {content: changed(-8), rejected: 'incorrect data check'},
  'a wrong length': {content: changed(-4), rejected: 'incorrect length check'},
  'a flipped byte in the middle': {content: changed(gzip.length >> 1), rejected: 'damaged or cut'},
  'garbage behind the end': {
    content: Buffer.concat([gzip, Buffer.from('garbage')]),
    rejected: 'damaged or cut',
  },
  'plain text named .gz': {content: text, rejected: 'it is named .gz, but is not compressed'},
  'a bomb': {content: gzipSync(Buffer.alloc(1 << 23, 'a')), rejected: '200 times its size'},
};

describe('what was damaged on its way does not count', () => {
  test.each(Object.entries(damaged))('%s', async (_, {content, rejected}) => {
    expect((await outcomeOf('kunden.csv.gz', content, settings)).rejected).toContain(rejected);
  });

  test('a whole one does, in one piece or in several', async () => {
    const parts = Buffer.concat([gzipSync(text.slice(0, 999)), gzipSync(text.slice(999))]);
    for (const content of [gzip, parts]) {
      expect((await outcomeOf('kunden.csv.gz', content, settings)).rows).toHaveLength(rowCount);
    }
  });

  test('a gzip named .csv is refused', async () => {
    const {rejected} = await outcomeOf('kunden.csv', gzip, settings);
    expect(rejected).toContain('it is compressed, but not named .gz');
  });

  test('a text that ends within its last amount is held back', async () => {
    const {rejected} = await outcomeOf('kunden.csv', text.slice(0, -2), settings);
    expect(rejected).toContain('held back: it ends within its last line');
  });
});

describe('a control file tells what nothing else can', () => {
  const cut = text.split('\n').slice(0, 200).join('\n').concat('\n');
  const told = (more: object) => ({
    beside: {'manifest.kunden.json': JSON.stringify({rows: rowCount, ...more})},
  });

  test('that rows are missing', async () => {
    const outcome = await outcomeOf(
      'kunden.csv',
      cut,
      controlled,
      told({control_sum_cents: cents}),
    );
    expect(outcome.rejected).toContain('its control file says rows 400, but the delivery has 199');
  });

  test('that an amount is another one', async () => {
    const wrong = text.replace('5,85', '5,58');
    const {rejected} = await outcomeOf(
      'kunden.csv',
      wrong,
      controlled,
      told({control_sum_cents: cents}),
    );
    expect(rejected).toContain(`the sum of amount ${cents}, but the delivery has ${cents - 27}`);
  });

  test('that all is well', async () => {
    const {rejected, rows} = await outcomeOf(
      'kunden.csv',
      text,
      controlled,
      told({control_sum_cents: cents}),
    );
    expect(rejected).toBeUndefined();
    expect(rows).toHaveLength(rowCount);
  });

  test('and without it the delivery has to wait', async () => {
    const {rejected} = await outcomeOf('kunden.csv', text, controlled);
    expect(rejected).toContain('its control file manifest.kunden.json is not there yet');
  });

  test('a figure that is no number is told, and does not end the night', async () => {
    const outcome = await outcomeOf(
      'kunden.csv',
      text,
      controlled,
      told({control_sum_cents: '1.234,56'}),
    );
    expect(outcome.rejected).toContain(
      'what its control file says for "control_sum_cents" is no number',
    );
    const torn = {beside: {'manifest.kunden.json': '{"rows": 400,'}};
    const {rejected} = await outcomeOf('kunden.csv', text, controlled, torn);
    expect(rejected).toMatch(/its control file is not JSON: .*\nSay of what kind it is/);
  });

  test('a hash is compared with that of the file as it was delivered', async () => {
    const hashed: StreamChanges = {
      ...settings,
      control: {file: '{name}.sha256', kind: 'sha256sum', sums: []},
    };
    const beside = {'kunden.csv.sha256': `${'0'.repeat(64)}  kunden.csv\n`};
    const {rejected} = await outcomeOf('kunden.csv', text, hashed, {beside});
    expect(rejected).toContain('its control file says SHA-256 0000');
  });
});

describe('the corpus of transport faults comes out as its owners expect', () => {
  const folder = sharedData('corpora', 'transport-faults');
  const read = (name: string) => readFileSync(join(folder, name));

  testWithData(folder, 'each delivery is accepted or rejected as expected.json says', async () => {
    const expected = JSON.parse(read('expected.json').toString()) as Record<
      string,
      {rows?: number; reject?: number}
    >;
    const manifest = read('manifest.ok.json').toString();
    for (const [name, {rows, reject}] of Object.entries(expected)) {
      if (name === 'manifest.ok.json') continue;
      const isOnlyToldByControl = name === 'trunc_on_row_boundary.csv';
      const {rejected, rows: loaded} = await outcomeOf(
        name,
        read(name),
        isOnlyToldByControl ? controlled : settings,
        isOnlyToldByControl ? {beside: {'manifest.trunc_on_row_boundary.json': manifest}} : {},
      );
      expect(rejected === undefined, name).toBe(reject === undefined);
      if (rows !== undefined) expect(loaded, name).toHaveLength(rows);
    }
  });

  testWithData(
    folder,
    'its control file fits the good delivery in rows, sum and hash',
    async () => {
      const control = {...controlled.control!, file: 'manifest.ok.json', sha256: 'sha256'};
      const content = read('ok.csv.gz');
      const {rejected, rows} = await outcomeOf(
        'ok.csv.gz',
        content,
        {...settings, control},
        {
          beside: {'manifest.ok.json': read('manifest.ok.json').toString()},
        },
      );
      expect(rejected).toBeUndefined();
      expect(rows).toHaveLength(gunzipSync(content).toString().split('\n').length - 2);
    },
  );
});
