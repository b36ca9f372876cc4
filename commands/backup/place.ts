import {access, mkdir, rename, rm, utimes} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {exitStatus, Problem} from '../../company/problem.ts';
import {sync} from '../../pipelines/durable.ts';
import {entriesOf} from '../../warehouse/kept_snapshots.ts';
import {type Backup, otherBackups, type SavedFile} from './manifest.ts';
import {objectFile, readBack} from './store.ts';

/** As long as this folder is there, what lies beside it is not all that was saved. */
const unfinished = '.restoring';
const lockFile = /^refresh\.lock/;

/** Where the parts of a backup are to be; a part without a folder is left out. */
export type Folders = Partial<Record<'data' | 'company', string>>;

/** Throws unless a folder is new, empty, or what a restore has left that was cut short. */
export async function requireRoom(folder: string, option: string): Promise<void> {
  const names = await namesIn(folder);
  if (names.length === 0 || names.includes(unfinished)) return;
  throw new Problem({
    where: folder,
    what: `this folder is not empty (${names[0]}); what is in it is not overwritten`,
    next: `Name a folder that is new or empty with ${option} DIR.`,
    status: exitStatus.wrongUse,
  });
}

/** Throws where a restore was cut short: a night would go on from a part of what was saved. */
export async function requireWhole(data: string): Promise<void> {
  const isUnfinished = await access(join(data, unfinished)).then(
    () => true,
    () => false,
  );
  if (!isUnfinished) return;
  throw new Problem({
    where: data,
    what: 'a restore into this folder was cut short, so a part of the data is missing',
    next: 'Run the same restore again: kundenwert restore FROM --data DIR',
  });
}

async function namesIn(folder: string): Promise<string[]> {
  return (await entriesOf(folder)).map(({name}) => name).filter(name => !lockFile.test(name));
}

/**
 * Puts the files of a backup where they belong. They are copied aside and held to their hashes;
 * when all of them are right, they are renamed into place.
 */
export async function place(from: string, {id, saved}: Backup, folders: Folders): Promise<void> {
  const places = Object.values(folders);
  for (const folder of places) await makeRoom(folder);
  try {
    for (const file of saved) await copyAside(from, id, file, folders);
  } catch (error) {
    for (const folder of places) await rm(join(folder, unfinished), {recursive: true, force: true});
    throw error;
  }
  for (const folder of places) await moveIn(folder);
}

/** Ends a restore, after which the folders count. */
export async function finish(folders: Folders): Promise<void> {
  for (const folder of Object.values(folders)) {
    await rm(join(folder, unfinished), {recursive: true, force: true});
    await sync(folder);
  }
}

async function makeRoom(folder: string): Promise<void> {
  for (const name of await namesIn(folder)) {
    if (name !== unfinished) await rm(join(folder, name), {recursive: true, force: true});
  }
  await rm(join(folder, unfinished), {recursive: true, force: true});
  await mkdir(join(folder, unfinished), {recursive: true, mode: 0o700});
  await sync(folder);
}

/** Nobody but the user may read what is restored, however it was before. */
async function copyAside(
  from: string,
  id: string,
  file: SavedFile,
  folders: Folders,
): Promise<void> {
  const slash = file.path.indexOf('/');
  const folder = folders[file.path.slice(0, slash) as keyof Folders];
  const copy = folder && join(folder, unfinished, file.path.slice(slash + 1));
  if (copy) await mkdir(dirname(copy), {recursive: true, mode: 0o700});
  const damage = await readBack(from, file, copy);
  if (damage) {
    throw new Problem({
      where: objectFile(from, file.sha256),
      what: `${damage}; it is ${file.path}. Nothing was restored`,
      next: await otherBackups(from, id),
    });
  }
  if (copy) await utimes(copy, new Date(), new Date(file.modified));
}

async function moveIn(folder: string): Promise<void> {
  const aside = join(folder, unfinished);
  await syncBelow(aside);
  for (const {name} of await entriesOf(aside)) await rename(join(aside, name), join(folder, name));
  await sync(folder);
}

async function syncBelow(folder: string): Promise<void> {
  for (const entry of await entriesOf(folder)) {
    if (entry.isDirectory()) await syncBelow(join(folder, entry.name));
  }
  await sync(folder);
}
