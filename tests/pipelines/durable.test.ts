import {readFileSync} from 'node:fs';
import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {createDurably, sync, writeDurably} from '../../pipelines/durable.ts';
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

test.runIf(process.platform === 'linux')(
  'what cannot be written says which file it was',
  async () => {
    await expect(sync('/proc/version')).rejects.toMatchObject({path: '/proc/version'});
  },
);
