import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {Problem} from '../company/problem.ts';

/**
 * One refresh at a time on a data folder, across processes: an exclusive transaction on a small
 * SQLite file, which the kernel frees when its owner dies.
 */
export async function locked<T>(
  data: string,
  work: () => Promise<T>,
  name = 'refresh.lock',
): Promise<T> {
  await mkdir(data, {recursive: true});
  const file = join(data, name);
  const lock = new DatabaseSync(file, {timeout: 1000});
  try {
    begin(lock, file);
    return await work();
  } finally {
    lock.close();
  }
}

const anotherRuns = 'another refresh is running on this data folder';

/** Whether work could not begin since somebody else has the lock. */
export const isBusy = (error: unknown) => error instanceof Problem && error.what === anotherRuns;

function begin(lock: DatabaseSync, file: string): void {
  try {
    lock.exec('begin exclusive');
  } catch (cause) {
    if (!/database is locked/.test(String(cause))) throw cause;
    throw new Problem({
      where: file,
      what: anotherRuns,
      next: 'Wait until it has finished (kundenwert status), or name another folder with --data DIR.',
      cause,
    });
  }
}

/** Whether a refresh is running on this data folder, in whatever process. */
export async function isLocked(data: string): Promise<boolean> {
  const lock = new DatabaseSync(join(data, 'refresh.lock'));
  try {
    lock.exec('begin exclusive');
    return false;
  } catch {
    return true;
  } finally {
    lock.close();
  }
}
