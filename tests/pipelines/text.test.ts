import {randomBytes} from 'node:crypto';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {expect, onTestFinished, test} from 'vitest';
import {isPlainUtf8, plainChunks, utf8Chunks, writeUtf8} from '../../pipelines/files/text.ts';
import {temporaryFolder, writeFiles} from '../temporary_folder.ts';

type Encoding = Parameters<typeof utf8Chunks>[1];

async function textOf(name: string, bytes: Buffer, encoding: Encoding = 'utf-8') {
  const folder = writeFiles(temporaryFolder(), {[name]: bytes});
  const chunks = await Array.fromAsync(utf8Chunks(join(folder, name), encoding));
  return Buffer.concat(chunks).toString();
}

test('euros and umlauts of a German Windows arrive as UTF-8', async () => {
  const bytes = Buffer.from([0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72, 0x3b, 0x35, 0x20, 0x80]);
  expect(await textOf('a.csv', bytes, 'windows-1252')).toBe('Müller;5 €');
});

test('a byte order mark is no part of the first column, compressed or not', async () => {
  const marked = Buffer.from('\uFEFFid;name\n');
  expect(await textOf('a.csv', marked)).toBe('id;name\n');
  expect(await textOf('a.csv.gz', gzipSync(marked))).toBe('id;name\n');
});

test('a character cut in two by the reader is put together again', async () => {
  const long = `${'x'.repeat((1 << 18) - 1)}€`;
  expect(await textOf('a.csv', Buffer.from(long))).toBe(long);
});

test('bytes that a declared encoding does not have are an error, not a question mark', async () => {
  const loneSurrogate = Buffer.from([0x41, 0x00, 0x00, 0xd8, 0x42, 0x00]);
  await expect(textOf('a.csv', loneSurrogate, 'utf-16le')).rejects.toThrow(
    'there are bytes that are not utf-16le',
  );
});

test('UTF-8 stays as it is, so that one damaged row does not cost the file', async () => {
  const folder = writeFiles(temporaryFolder(), {'a.csv': Buffer.from([0x4d, 0xfc, 0x6c])});
  const chunks = await Array.fromAsync(utf8Chunks(join(folder, 'a.csv'), 'utf-8'));
  expect(Buffer.concat(chunks)).toEqual(Buffer.from([0x4d, 0xfc, 0x6c]));
});

test('iso-8859-1 has control characters where windows-1252 has quotation marks', async () => {
  const bytes = Buffer.from([0xe4, 0x80]);
  expect(await textOf('a.csv', bytes, 'iso-8859-1')).toBe('ä\u0080');
  expect(await textOf('a.csv', bytes, 'windows-1252')).toBe('ä€');
});

test('what grows too much when it is decompressed is refused', async () => {
  const bomb = gzipSync(Buffer.alloc(1 << 22, 'x'));
  await expect(textOf('a.csv.gz', bomb)).rejects.toThrow('more than 200 times its size');
});

test('a plain file needs no copy; a marked, compressed or foreign one does', async () => {
  const folder = writeFiles(temporaryFolder(), {
    'plain.csv': 'id\n',
    'marked.csv': '\uFEFFid\n',
    'small.csv.gz': gzipSync('id\n'),
  });
  const isPlain = (name: string, encoding: Encoding = 'utf-8') =>
    isPlainUtf8(join(folder, name), encoding);
  expect(await isPlain('plain.csv')).toBe(true);
  expect(await isPlain('plain.csv', 'windows-1252')).toBe(false);
  expect(await isPlain('marked.csv')).toBe(false);
  expect(await isPlain('small.csv.gz')).toBe(false);
  await writeUtf8(join(folder, 'small.csv.gz'), 'utf-8', join(folder, 'copy.csv'));
  expect(await isPlain('copy.csv')).toBe(true);
});

test('a file that cannot be opened fails whoever reads it, and not the whole process', async () => {
  const uncaught: unknown[] = [];
  const keep = (error: unknown) => void uncaught.push(error);
  process.on('uncaughtException', keep);
  onTestFinished(() => void process.off('uncaughtException', keep));
  const missing = join(temporaryFolder(), 'a.csv');
  await expect(Array.fromAsync(plainChunks(missing))).rejects.toThrow('ENOENT');
  await new Promise(resolve => setTimeout(resolve, 50));
  expect(uncaught).toEqual([]);
});

test('whoever has read enough of a large compressed file can stop', async () => {
  const noise = Array.from({length: 12_000}, () => randomBytes(40).toString('base64')).join('\n');
  const folder = writeFiles(temporaryFolder(), {'large.csv.gz': gzipSync(noise)});
  for (let attempt = 0; attempt < 50; attempt++) {
    const chunks = utf8Chunks(join(folder, 'large.csv.gz'), 'utf-8');
    for await (const chunk of chunks) {
      expect(noise.startsWith(chunk.toString())).toBe(true);
      break;
    }
  }
}, 10_000);
