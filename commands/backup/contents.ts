import {basename, join, relative} from 'node:path';
import {entriesOf} from '../../warehouse/kept_snapshots.ts';
import {snapshotFolder} from '../../warehouse/snapshot.ts';

/** A file that belongs into a backup. */
export interface Item {
  /** Where it lies, and where it belongs in the backup. */
  file: string;
  path: string;
  /** It may vanish while the backup is made, and can be made again or has been replaced. */
  isOptional: boolean;
}

/** What belongs to a process, or is not whole yet. */
const passing = /^building-|^\.|\.(new|lock)$|-(wal|shm|journal)$/;
const unfinished = /^manifest\.json\.new$|^staged-[0-9a-f]{12}\.json\.new$|^tmp_(rows|quarantine)-/;
const staged = /^(rows|quarantine|staged)-[0-9a-f]{12}\.(parquet|json)$/;
const settings = /\.(ya?ml|sql|md)$/;

/**
 * The files of a data folder that cannot be made again, with the published snapshot. Each of them
 * gets its name when it is whole and is not changed after that, so a refresh may run meanwhile.
 * What it lands while we look is simply newer than the snapshot.
 */
export async function* dataItems(
  data: string,
  published: string | undefined,
): AsyncGenerator<Item> {
  const item = (file: string, isOptional: boolean): Item => ({
    file,
    path: `data/${relative(data, file)}`,
    isOptional,
  });
  if (published) {
    for await (const file of filesBelow(snapshotFolder(data, published))) yield item(file, false);
  }
  for (const entry of await entriesOf(data)) {
    const path = join(data, entry.name);
    if (passing.test(entry.name) || ['snapshots', 'current', 'landing'].includes(entry.name))
      continue;
    if (entry.isFile() && !isDatabase(entry.name)) yield item(path, true);
    if (!entry.isDirectory()) continue;
    for await (const file of filesBelow(path)) yield item(file, true);
  }
  for await (const {file, isOptional} of landedFiles(join(data, 'landing'))) {
    yield item(file, isOptional);
  }
}

/**
 * A held delivery may go when a better one comes. Staged files can be made again, and count when
 * their summary is there, which is written last: one that is still written has none in our list.
 */
async function* landedFiles(landing: string): AsyncGenerator<{file: string; isOptional: boolean}> {
  for (const source of await foldersIn(landing)) {
    for (const stream of await foldersIn(source)) {
      for (const folder of await foldersIn(stream)) {
        const name = basename(folder);
        if (name === 'incoming') continue;
        for await (const file of filesBelow(folder)) {
          if (unfinished.test(basename(file))) continue;
          yield {file, isOptional: name === 'held' || staged.test(basename(file))};
        }
      }
    }
  }
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await entriesOf(folder);
  return entries
    .filter(entry => entry.isDirectory() && entry.name !== '.spill')
    .map(({name}) => join(folder, name));
}

const isDatabase = (name: string) => name.endsWith('.sqlite');

/** The databases of a data folder, which are written at any time. */
export async function databasesIn(data: string): Promise<string[]> {
  const entries = await entriesOf(data);
  return entries
    .filter(entry => entry.isFile() && isDatabase(entry.name))
    .map(({name}) => join(data, name));
}

/** The settings of a company: not its files, which have landed, nor anything secret. */
export async function* companyItems(
  company: string,
  others: readonly string[],
): AsyncGenerator<Item> {
  for await (const file of filesBelow(company, path => isApart(path, others))) {
    if (!settings.test(file)) continue;
    yield {file, path: `company/${relative(company, file)}`, isOptional: false};
  }
}

const isApart = (path: string, others: readonly string[]) =>
  others.includes(path) || /^(\.|node_modules$)/.test(basename(path));

async function* filesBelow(
  folder: string,
  isSkipped: (path: string) => boolean = () => false,
): AsyncGenerator<string> {
  const entries = await entriesOf(folder);
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (isSkipped(path)) continue;
    if (entry.isDirectory()) yield* filesBelow(path, isSkipped);
    else if (entry.isFile()) yield path;
  }
}
