import {appendFileSync, chmodSync, createReadStream, readdirSync, utimesSync} from 'node:fs';
import {join} from 'node:path';
import {Readable} from 'node:stream';
import {gzipSync} from 'node:zlib';
import {describe, expect, test} from 'vitest';
import {fileStream} from '../../pipelines/files/file_stream.ts';
import {land} from '../../pipelines/land.ts';
import {landedDeliveries} from '../../pipelines/manifest.ts';
import type {Stream} from '../../pipelines/stream.ts';
import {temporaryFolder, writeFiles} from '../temporary_folder.ts';
import {aStream} from './a_stream.ts';

const text = `id;name;amount\n${Array.from(
  {length: 300},
  (_, i) => `${i};"Kunde ""${i}""\nzweite Zeile";${i},50\n`,
).join('')}`;

/** A small generator with a seed, so that the same offsets are tried each time. */
function* offsets(count: number, below: number): Generator<number> {
  let state = 20_261_122;
  for (let n = 0; n < count; n++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield 1 + (state % (below - 1));
  }
}

const file = {final_line_break: 'required'} as const;
const control = {file: '{name}.json', kind: 'json', rows: 'rows', sums: []} as const;
const {signal} = new AbortController();

/** A landing whose last good delivery is the whole file. */
async function afterAGoodNight(name: string, whole: Buffer) {
  const folder = writeFiles(temporaryFolder(), {[name]: whole, [`${name}.json`]: '{"rows": 300}'});
  const landing = temporaryFolder();
  const stream = (more = {}) => fileStream(aStream({files: name, file, ...more}), folder);
  const bring = (of: Stream = stream()) => Array.fromAsync(land(landing, of, signal));
  expect(await bring()).toHaveLength(1);
  return {
    folder,
    landing,
    stream,
    bring,
    deliver: (content: Buffer) => writeFiles(folder, {[name]: content}),
    landed: () => landedDeliveries(landing, 'erp', 'kunden'),
  };
}

describe('a file that was cut never counts, wherever it was cut', () => {
  test.each([
    ['a gzip', 'kunden.csv.gz', gzipSync(text)],
    ['a text, without a control file', 'kunden.csv', Buffer.from(text)],
  ])('%s, at 300 places', async (_, name, whole) => {
    const {bring, deliver, landed} = await afterAGoodNight(name, whole);
    let cutBetweenRows = 0;
    for (const offset of offsets(300, whole.length)) {
      const cut = whole.subarray(0, offset);
      deliver(cut);
      const isBetweenRows = cut.toString().split('"').length % 2 === 1 && cut.at(-1) === 10;
      if (!name.endsWith('.gz') && isBetweenRows) {
        cutBetweenRows += 1;
        continue;
      }
      await expect(bring(), `cut after ${offset} bytes`).rejects.toThrow();
    }
    expect(cutBetweenRows).toBeLessThan(30);
    expect(await landed()).toHaveLength(1);
  });

  test('a text, with a control file, also between two rows', async () => {
    const whole = Buffer.from(text);
    const {bring, deliver, stream, landed} = await afterAGoodNight('kunden.csv', whole);
    for (const offset of offsets(300, whole.length)) {
      deliver(whole.subarray(0, offset));
      await expect(bring(stream({control})), `cut after ${offset} bytes`).rejects.toThrow();
    }
    expect(await landed()).toHaveLength(1);
  });
});

test('a server that stops in the middle leaves the last good delivery', async () => {
  const {bring, landing, landed, stream} = await afterAGoodNight('kunden.csv', Buffer.from(text));
  const stopping: Stream = {
    ...stream(),
    async *offers() {
      yield {
        origin: {name: 'kunden.csv', bytes: 0, modified_at: 'later'},
        read: () =>
          Readable.from(
            (async function* () {
              yield Buffer.from('id;name;amount\n1;A;1,00\n');
              throw Object.assign(new Error('socket hang up'), {code: 'ECONNRESET'});
            })(),
          ),
      };
    },
  };
  await expect(bring(stopping)).rejects.toThrow('socket hang up');
  expect(await landed()).toHaveLength(1);
  expect(readdirSync(join(landing, 'erp/kunden'))).toEqual(['000001']);
});

test('a file that grows while it is read waits for the next night', async () => {
  const {bring, folder, landed, stream} = await afterAGoodNight('kunden.csv', Buffer.from(text));
  const path = join(folder, 'kunden.csv');
  appendFileSync(path, '901;A;1,00\n');
  const growing: Stream = {
    ...stream(),
    async *offers(deliveries) {
      for await (const offer of stream().offers(deliveries)) {
        yield {
          ...offer,
          read: () => createReadStream(path).on('end', () => appendFileSync(path, '902;B;1,00\n')),
        };
      }
    },
  };
  await expect(bring(growing)).rejects.toThrow('the file is still being written');
  expect(await landed()).toHaveLength(1);
  expect(await bring()).toMatchObject([{sequence: 2, records: 302}]);
});

test('a file that is dated in the future counts, where it does not change while it is read', async () => {
  const {bring, deliver, folder, stream} = await afterAGoodNight('kunden.csv', Buffer.from(text));
  deliver(Buffer.from(`${text}901;A;1,00\n`));
  const nextYear = Date.now() / 1000 + 365 * 86_400;
  utimesSync(join(folder, 'kunden.csv'), nextYear, nextYear);
  expect(await bring(stream({expect: {quiet_seconds: 60}}))).toMatchObject([{records: 301}]);
});

test('a file that has changed a moment ago waits, where the stream wants it quiet', async () => {
  const {bring, deliver, stream} = await afterAGoodNight('kunden.csv', Buffer.from(text));
  deliver(Buffer.from(`${text}901;A;1,00\n`));
  const quiet = stream({expect: {quiet_seconds: 60}});
  await expect(bring(quiet)).rejects.toThrow('the file is still being written');
  expect(await bring()).toHaveLength(1);
});

test('two files of one name in different folders are two deliveries', async () => {
  const folder = writeFiles(temporaryFolder(), {
    'nord/kunden.csv': 'id\n1\n',
    'sued/kunden.csv': 'id\n2\n',
  });
  const landing = temporaryFolder();
  const stream = fileStream(aStream({files: '*/kunden.csv', delivery: 'delta'}), folder);
  await Array.fromAsync(land(landing, stream, signal));
  const landed = await landedDeliveries(landing, 'erp', 'kunden');
  expect(landed.map(({origin}) => origin.name)).toEqual(['nord/kunden.csv', 'sued/kunden.csv']);
  expect(landed.map(({file: name}) => name)).toEqual(['kunden.csv', 'kunden.csv']);
});

test('a delivery named like our own manifest does not take its place', async () => {
  const folder = writeFiles(temporaryFolder(), {'manifest.json': 'id;name\n1;A\n'});
  const landing = temporaryFolder();
  await Array.fromAsync(land(landing, fileStream(aStream({files: '*.json'}), folder), signal));
  expect(await landedDeliveries(landing, 'erp', 'kunden')).toMatchObject([
    {file: 'delivered-manifest.json', records: 1},
  ]);
});

test.skipIf(process.getuid?.() === 0)('a file without permission is told as such', async () => {
  const {bring, deliver, folder, landed} = await afterAGoodNight('kunden.csv', Buffer.from(text));
  deliver(Buffer.from(`${text}901;A;1,00\n`));
  chmodSync(join(folder, 'kunden.csv'), 0o000);
  await expect(bring()).rejects.toThrow('permission denied');
  expect(await landed()).toHaveLength(1);
});
