import {rm} from 'node:fs/promises';
import {join} from 'node:path';
import {entriesOf} from './kept_snapshots.ts';
import {finishRemoving} from './retention.ts';

/**
 * Removes what a process that was killed has left in a data folder, in time proportional to the
 * number of streams. Call it under the lock of the refresh.
 */
export async function removeLeftovers(data: string): Promise<void> {
  const landing = join(data, 'landing');
  for (const {name} of await entriesOf(data)) {
    if (name.startsWith('building-') || name.endsWith('.new')) await remove(join(data, name));
  }
  await remove(join(landing, '.spill'));
  for (const source of await foldersIn(landing)) {
    for (const stream of await foldersIn(join(landing, source))) {
      await remove(join(landing, source, stream, 'incoming'));
    }
  }
  await finishRemoving(data);
}

const remove = (path: string) => rm(path, {recursive: true, force: true});

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await entriesOf(folder);
  return entries.filter(entry => entry.isDirectory()).map(({name}) => name);
}
