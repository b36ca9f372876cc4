import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {expect, test} from 'vitest';
import {fileStream} from '../../pipelines/files/file_stream.ts';
import {verify, verifyHeader} from '../../pipelines/verify.ts';
import {temporaryFolder, writeFiles} from '../temporary_folder.ts';
import {aStream, type StreamChanges} from './a_stream.ts';

const needs = (...names: string[]) => ({
  types: Object.fromEntries(names.map(each => [each, 'text'] as const)),
});

function verified(
  content: string | Buffer,
  more: StreamChanges = needs('id', 'name'),
  name = 'kunden.csv',
) {
  const folder = writeFiles(temporaryFolder(), {[name]: content});
  return verify(join(folder, name), fileStream(aStream(more), folder));
}

test('columns are found by name, in whatever order they come', async () => {
  expect(await verified('name;more;id\nA;x;1\n\nB;y;2')).toMatchObject({
    header: ['name', 'more', 'id'],
    records: 2,
  });
});

test('a missing column is named, beside those that are there', async () => {
  await expect(verified('id;nmae\n1;A\n')).rejects.toThrow(
    'erp/kunden, kunden.csv: there is no column "name"; the file has "id", "nmae"',
  );
});

test('two columns of one name are refused, because nobody knows which is meant', async () => {
  await expect(verified('id;name;Name\n')).rejects.toThrow(
    'the columns 2 and 3 have the same name',
  );
});

test('a line that ends with a delimiter has one column more, named by its place', async () => {
  expect(await verified('id;name;\n1;A;\n')).toMatchObject({
    header: ['id', 'name', 'column_3'],
    records: 1,
  });
});

test('a file without a record is empty; one with a header alone has no rows', async () => {
  await expect(verified('')).rejects.toThrow('the file is empty');
  await expect(verified('\n\r\n')).rejects.toThrow('the file is empty');
  expect(await verified('id;name\n')).toMatchObject({records: 0});
});

test('blank lines before the header are refused, because other readers take them for it', async () => {
  await expect(verified('\n\nid;name\n1;A\n')).rejects.toThrow('the header stands on line 3');
  const headerless = {header: ['id', 'name']};
  expect(await verified('\n1;A\n', headerless)).toMatchObject({records: 1});
});

test('a file without a header line is as wide as the names given for it', async () => {
  const headerless = {header: ['id', 'name']};
  expect(await verified('1;A\n2;B\n', headerless)).toMatchObject({
    header: ['id', 'name'],
    records: 2,
  });
  await expect(verified('1;A;x\n', headerless)).rejects.toThrow(
    'the first row has 3 fields, but "header" names 2 columns',
  );
});

test('a quote that is never closed rejects the file with its line', async () => {
  await expect(verified('id;name\n1;A\n2;"B\n3;C\n')).rejects.toThrow(
    'a quote that is opened on line 3 is never closed',
  );
});

test('a file in another encoding than the declared one is told by its mark', async () => {
  const utf16 = Buffer.from('\uFEFFid;name\n1;A\n', 'utf16le');
  await expect(verified(utf16)).rejects.toThrow('it begins with the mark of utf-16le');
  const file = {encoding: 'utf-16le'} as const;
  expect(await verified(utf16, {...needs('id'), file})).toMatchObject({records: 1});
  expect(await verified(utf16.swap16(), {file: {encoding: 'utf-16be'}})).toMatchObject({
    header: ['id', 'name'],
  });
});

test('a web page or a message in the place of a table is called what it is', async () => {
  await expect(verified('<!DOCTYPE html><html>502 Bad Gateway</html>\n')).rejects.toThrow(
    'the file is a web page, not a table',
  );
  await expect(verified('{"error":"rate limit exceeded"}\n')).rejects.toThrow(
    'the file is a message in JSON, not a table',
  );
});

test('texts that were encoded twice are loaded with a warning', async () => {
  const twice = 'id;name\n1;MÃ¼ller\n';
  expect((await verified(twice)).warnings[0]).toContain('encoded twice');
  expect((await verified('id;name\n1;Müller\n')).warnings).toEqual([]);
});

test('a compressed file that was cut anywhere never counts', async () => {
  const whole = gzipSync('id;name\n1;A\n2;B\n');
  expect(await verified(whole, {}, 'kunden.csv.gz')).toMatchObject({records: 2});
  for (let length = 0; length < whole.length; length++) {
    const cut = verified(whole.subarray(0, length), {}, 'kunden.csv.gz');
    await expect(cut, `cut after ${length} bytes`).rejects.toThrow(
      length < 2
        ? 'it is named .gz, but is not compressed'
        : 'the compressed file is damaged or cut',
    );
  }
});

test('a compressed file with a wrong checksum is rejected, and the next step is said', async () => {
  const damaged = gzipSync('id;name\n1;A\n');
  damaged[damaged.length - 6]! ^= 1;
  const error = await verified(damaged, {}, 'kunden.csv.gz').catch(each => each);
  expect(error.message).toMatch(/erp\/kunden, kunden\.csv\.gz: the compressed file is damaged/);
  expect(error.next).toContain('Ask the system for the delivery again');
});

test('a check of the header needs no more of the file than its first record', async () => {
  const folder = writeFiles(temporaryFolder(), {'kunden.csv': 'id;name\n1;"open\n'});
  const stream = fileStream(aStream(needs('id')), folder);
  expect(await verifyHeader(join(folder, 'kunden.csv'), stream)).toEqual(['id', 'name']);
});
