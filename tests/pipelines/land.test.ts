import {createHash} from 'node:crypto';
import {readdirSync, readFileSync, utimesSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import type {Problem} from '../../company/problem.ts';
import {extract} from '../../pipelines/extract.ts';
import {fileStream} from '../../pipelines/files/file_stream.ts';
import {land} from '../../pipelines/land.ts';
import {inEffect, landedDeliveries, type Manifest} from '../../pipelines/manifest.ts';
import {temporaryFolder, writeFiles} from '../temporary_folder.ts';
import {aStream, type StreamChanges} from './a_stream.ts';

const {signal} = new AbortController();

/** A folder of files and a landing that they are brought to. */
function world(files: Record<string, string | Buffer>) {
  const folder = writeFiles(temporaryFolder(), files);
  const landing = temporaryFolder();
  return {
    landing,
    deliver: (more: Record<string, string>) => writeFiles(folder, more),
    touch: (name: string) => utimesSync(join(folder, name), new Date(1e12), new Date(1e12)),
    bring: (more: StreamChanges = {}) =>
      Array.fromAsync(land(landing, fileStream(aStream(more), folder), signal)),
    landed: () => landedDeliveries(landing, 'erp', 'kunden'),
    folders: () => readdirSync(join(landing, 'erp', 'kunden')),
  };
}

test('a delivery lands byte for byte, with a manifest that says what it is', async () => {
  const bytes = Buffer.from('\uFEFFid;name\r\n1;"a\r\nb"\r\n');
  const {landing, bring} = world({'kunden.csv': bytes});
  const [manifest] = await bring();
  expect(readFileSync(join(landing, 'erp/kunden/000001/kunden.csv'))).toEqual(bytes);
  expect(manifest).toMatchObject({
    source: 'erp',
    stream: 'kunden',
    sequence: 1,
    delivery: 'full',
    origin: {name: 'kunden.csv', bytes: bytes.length},
    file: 'kunden.csv',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    format: {encoding: 'utf-8', delimiter: ';', quote: '"'},
    has_header_line: true,
    header: ['id', 'name'],
    records: 1,
  });
  const written = readFileSync(join(landing, 'erp/kunden/000001/manifest.json'), 'utf8');
  expect(JSON.parse(written)).toEqual(manifest);
});

test('where nothing is new, nothing lands; a changed file lands under the next number', async () => {
  const {bring, deliver, touch, landed} = world({'kunden.csv': 'id\n1\n'});
  expect(await bring()).toHaveLength(1);
  expect(await bring()).toEqual([]);
  deliver({'kunden.csv': 'id\n1\n2\n'});
  expect(await bring()).toMatchObject([{sequence: 2, records: 2}]);
  touch('kunden.csv');
  expect(await bring()).toMatchObject([{sequence: 3}]);
  expect((await landed()).map(each => each.sequence)).toEqual([1, 2, 3]);
});

test('an older file that was only copied or restored is no news, a changed one is', async () => {
  const delta = {delivery: 'delta' as const, files: 'kunden_*.csv'};
  const {bring, deliver, touch, landed} = world({
    'kunden_1.csv': 'id\n1\n',
    'kunden_2.csv': 'id\n2\n',
  });
  expect(await bring(delta)).toHaveLength(2);
  touch('kunden_1.csv');
  expect(await bring(delta)).toEqual([]);
  touch('kunden_2.csv');
  expect(await bring(delta)).toMatchObject([{sequence: 3, file: 'kunden_2.csv'}]);
  deliver({'kunden_1.csv': 'id\n1\n3\n'});
  expect(await bring(delta)).toMatchObject([{sequence: 4, file: 'kunden_1.csv'}]);
  const file = {encoding: 'utf-8', delimiter: '|', quote: '"'} as const;
  expect(await bring({...delta, file})).toHaveLength(2);
  expect(await landed()).toHaveLength(6);
});

test('a changed declaration of the form lands the same file again', async () => {
  const {bring} = world({'kunden.csv': 'id;a|b\n1;2\n'});
  await bring();
  const file = {encoding: 'utf-8', delimiter: '|', quote: '"'} as const;
  expect(await bring({file})).toMatchObject([{sequence: 2, header: ['id;a', 'b']}]);
  expect(await bring({file, header: ['x', 'y']})).toMatchObject([{sequence: 3, records: 2}]);
});

test('a delivery that fails leaves no trace, and those before it stay', async () => {
  const {bring, deliver, folders, landed} = world({'kunden_1.csv': 'id\n1\n'});
  await bring({delivery: 'delta'});
  deliver({'kunden_2.csv': 'id\n2\n', 'kunden_3.csv': 'id\n"3\n'});
  await expect(bring({delivery: 'delta'})).rejects.toThrow('is never closed');
  expect(folders()).toEqual(['000001', '000002']);
  expect((await landed()).map(each => each.file)).toEqual(['kunden_1.csv', 'kunden_2.csv']);
  deliver({'kunden_3.csv': 'id\n3\n'});
  expect(await bring({delivery: 'delta'})).toMatchObject([{sequence: 3, file: 'kunden_3.csv'}]);
});

const manifest = (sequence: number, name: string, delivery: 'full' | 'delta') =>
  ({sequence, delivery, origin: {name}}) as Manifest;

test('of a full stream only the newest delivery counts', () => {
  expect(inEffect([])).toEqual([]);
  const both = [manifest(1, 'a', 'full'), manifest(2, 'b', 'full')];
  expect(inEffect(both).map(each => each.sequence)).toEqual([2]);
});

test('of a delta stream all count, and a file delivered again replaces itself', () => {
  const all = [manifest(1, 'a', 'delta'), manifest(2, 'b', 'delta'), manifest(3, 'a', 'delta')];
  expect(inEffect(all).map(each => each.sequence)).toEqual([2, 3]);
});

test('a manifest that cannot be read says which delivery to remove', async () => {
  const {bring, landing, landed} = world({'kunden.csv': 'id\n1\n'});
  await bring();
  writeFiles(landing, {'erp/kunden/000001/manifest.json': '{'});
  await expect(landed()).rejects.toThrow(/000001.manifest\.json: this manifest .* cannot be read/);
});

/** Runs all streams and tells which landed and which failed. */
async function extracted(folder: string, landing: string, patterns: string[]) {
  const landed: string[] = [];
  const failed: Problem[] = [];
  const streams = patterns.map(files => fileStream(aStream({files, stream: files}), folder));
  const listener = {
    onStream() {},
    onLanded: (each: Manifest) => landed.push(each.stream),
    onFailed: (_: unknown, problem: Problem) => failed.push(problem),
  };
  await extract(landing, streams, listener, signal);
  return {landed, failed};
}

test('a stream that fails does not stop the others', async () => {
  const folder = writeFiles(temporaryFolder(), {
    'a.csv': 'id\n1\n',
    'c/x.csv': '',
    'd.csv': 'id\n',
  });
  const patterns = ['a.csv', 'b.csv', 'c', 'd.csv'];
  const {landed, failed} = await extracted(folder, temporaryFolder(), patterns);
  expect(landed).toEqual(['a.csv', 'd.csv']);
  expect(failed.map(each => each.what)).toEqual([
    `no file matches "b.csv" below ${folder}`,
    'this is a folder, not a file',
  ]);
});

test('an error that nobody understands ends the night instead of passing for a bad delivery', async () => {
  const defect = new TypeError('a defect');
  const stream = {
    ...fileStream(aStream(), temporaryFolder()),
    // biome-ignore lint/correctness/useYield: it fails before it yields
    async *offers() {
      throw defect;
    },
  };
  const listener = {onStream() {}, onLanded() {}, onFailed() {}};
  await expect(extract(temporaryFolder(), [stream], listener, signal)).rejects.toBe(defect);
});

test('a rejected delivery does not keep those behind it waiting', async () => {
  const {bring, landed} = world({
    'kunden_1.csv': 'id\n1\n',
    'kunden_2.csv': 'name\nMüller\n',
    'kunden_3.csv': 'id\n3\n',
  });
  const columns = {types: {id: 'text'}, files: 'kunden_*.csv', delivery: 'delta'} as const;
  await expect(bring(columns)).rejects.toThrow('kunden_2.csv');
  expect((await landed()).map(each => each.origin.name)).toEqual(['kunden_1.csv', 'kunden_3.csv']);
});

test('an empty delivery where there were rows before is rejected, and the last good one stays', async () => {
  const {bring, deliver, landed} = world({'kunden.csv': 'id\n1\n'});
  await bring();
  deliver({'kunden.csv': 'id\n'});
  await expect(bring()).rejects.toThrow('a header and no rows; the one before had 1');
  expect(await landed()).toMatchObject([{sequence: 1, records: 1}]);
});
