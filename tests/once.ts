import {existsSync, mkdirSync, renameSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {inject} from 'vitest';

/**
 * A folder that several tests start from and none may change: whoever asks first makes it, the
 * others wait for it, in whatever process they are.
 */
export async function once(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(inject('sharedFolder'), name);
  const claim = `${folder}.claim`;
  const aside = `${folder}.aside`;
  while (!existsSync(folder)) {
    try {
      mkdirSync(claim);
    } catch {
      await pause(50);
      continue;
    }
    try {
      mkdirSync(aside);
      await make(aside);
      renameSync(aside, folder);
    } catch (error) {
      rmSync(aside, {recursive: true, force: true});
      rmSync(claim, {recursive: true});
      throw error;
    }
  }
  return folder;
}
