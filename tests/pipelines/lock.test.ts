import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {isLocked, locked} from '../../pipelines/lock.ts';
import {temporaryFolder} from '../temporary_folder.ts';

const lockModule = join(import.meta.dirname, '../../pipelines/lock.ts');

/** A process of its own that takes the lock and never gives it back. */
async function holder(data: string) {
  const program = `
    const {locked} = await import(${JSON.stringify(lockModule)});
    await locked(${JSON.stringify(data)}, () => new Promise((released) => {
      console.log('held');
      // What nothing could ever release is garbage, and its lock with it.
      setTimeout(released, 60_000);
    }));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program]);
  await once(child.stdout, 'data');
  return child;
}

test('two refreshes exclude each other, and the second says why it waits no longer', async () => {
  const data = temporaryFolder();
  await locked(data, async () => {
    expect(await isLocked(data)).toBe(true);
    await expect(locked(data, async () => {})).rejects.toThrow('another refresh is running');
  });
  expect(await isLocked(data)).toBe(false);
});

test('work that fails gives the lock back', async () => {
  const data = temporaryFolder();
  await expect(locked(data, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  expect(await locked(data, async () => 'free')).toBe('free');
});

test('the lock of a killed process is free at once', async () => {
  const data = temporaryFolder();
  const child = await holder(data);
  expect(await isLocked(data)).toBe(true);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(await locked(data, async () => 'free')).toBe('free');
});
