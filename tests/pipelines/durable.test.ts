import {existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {readdir} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {createDurably, linkOrCopy, sync, writeDurably} from '../../pipelines/durable.ts';
import {temporaryFolder} from '../temporary_folder.ts';

test('a file is there whole, and nothing beside it', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'note');
  await writeDurably(file, 'one');
  await writeDurably(file, 'two');
  expect(readFileSync(file, 'utf8')).toBe('two');
  expect(await readdir(folder)).toEqual(['note']);
});

test('of those who make a file at once, one does, and the others learn it', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'company');
  expect(await createDurably(file, 'first')).toBe(true);
  expect(await createDurably(file, 'second')).toBe(false);
  expect(readFileSync(file, 'utf8')).toBe('first');
  expect(await readdir(folder)).toEqual(['company']);
});

/* Another file system is one to which no link leads, like one that has none at all. */
const elsewhere = '/dev/shm';
const isOther = existsSync(elsewhere) && statSync(elsewhere).dev !== statSync(tmpdir()).dev;
if (!isOther) console.warn('SKIPPED: a file that cannot be linked; there is one file system only');

test.runIf(isOther)(
  'where no link can be made, there is a copy, and nothing is replaced',
  async () => {
    const folder = temporaryFolder();
    const [file, copy] = [
      join(folder, 'a'),
      join(mkdtempSync(join(elsewhere, 'kundenwert-')), 'a'),
    ];
    onTestFinished(() => rmSync(dirname(copy), {recursive: true}));
    writeFileSync(file, 'content');
    await linkOrCopy(file, copy);
    expect(readFileSync(copy, 'utf8')).toBe('content');
    await expect(linkOrCopy(file, copy)).rejects.toThrow();
    await linkOrCopy(file, join(folder, 'b'));
    expect(statSync(join(folder, 'b')).ino).toBe(statSync(file).ino);
  },
);

test.runIf(process.platform === 'linux')(
  'what cannot be written says which file it was',
  async () => {
    await expect(sync('/proc/version')).rejects.toMatchObject({path: '/proc/version'});
  },
);
