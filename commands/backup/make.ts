import {stat} from 'node:fs/promises';
import {relative} from 'node:path';
import {backup as copyDatabase, DatabaseSync} from 'node:sqlite';
import {Problem} from '../../company/problem.ts';
import {idAfter} from '../../warehouse/kept_snapshots.ts';
import {publishedId} from '../../warehouse/snapshot.ts';
import {companyItems, databasesIn, dataItems, type Item} from './contents.ts';
import {type Backup, backupIds, readBackup, type SavedFile, writeBackup} from './manifest.ts';
import {Changed, closeStore, openStore, type Saved, save, scratchFile, syncStore} from './store.ts';

export interface Making {
  data: string;
  company: string;
  /** The name of the company whose data it is. */
  owner: string;
  target: string;
}

/** Adds a backup to those in the target; only what they do not have is copied. */
export async function makeBackup(making: Making) {
  await openStore(making.target);
  try {
    return await addBackup(making);
  } finally {
    await closeStore(making.target);
  }
}

async function addBackup({data, company, owner, target}: Making) {
  const [newest] = await backupIds(target);
  const id = idAfter(newest, new Date());
  const known = await knownFiles(target, newest);
  /* Before anything else: what has landed must be at least as new as the snapshot. */
  const published = await publishedId(data);
  const all: Saved[] = [];
  const add = async (item: Item) => {
    const saved = await saveItem(target, item, known.get(item.path));
    if (saved) all.push(saved);
  };
  for await (const item of dataItems(data, published)) await add(item);
  for await (const item of companyItems(company, [data, target])) await add(item);
  for (const file of await databasesIn(data)) all.push(await saveDatabase(target, data, file));
  await syncStore(target);
  const saved = all.map(({file}) => file);
  const made: Backup = {
    kundenwert_backup: 1,
    id,
    company: owner,
    made_at: new Date().toISOString(),
    published: published ?? null,
    files: saved.length,
    bytes: saved.reduce((sum, {bytes}) => sum + bytes, 0),
    saved,
  };
  await writeBackup(target, made);
  return {...made, copied: all.reduce((sum, {copied}) => sum + copied, 0)};
}

/** What the newest backup has; one that is damaged is no reason not to make a new one. */
async function knownFiles(target: string, newest: string | undefined) {
  const backup = newest && (await readBackup(target, newest).catch(onlyProblems));
  return new Map(backup ? backup.saved.map(file => [file.path, file] as const) : []);
}

function onlyProblems(error: unknown): undefined {
  if (!(error instanceof Problem)) throw error;
}

async function saveItem(
  target: string,
  {file, path, isOptional}: Item,
  known: SavedFile | undefined,
): Promise<Saved | undefined> {
  try {
    return await save(target, file, path, known);
  } catch (error) {
    const isGone = (error as NodeJS.ErrnoException).code === 'ENOENT' && !(await exists(file));
    if (!isGone && !(error instanceof Changed)) throw error;
    if (isOptional) return undefined;
    throw new Problem({
      where: file,
      what: `it ${isGone ? 'was removed' : 'changed'} while the backup was made`,
      next: 'The backups that were made before are still whole. Run the command again.',
      cause: error,
    });
  }
}

const exists = (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  );

/** A database is copied by SQLite itself, as it is at one moment, whoever writes it meanwhile. */
async function saveDatabase(target: string, data: string, file: string): Promise<Saved> {
  const aside = scratchFile(target, 'database');
  const database = new DatabaseSync(file, {readOnly: true, timeout: 10_000});
  try {
    await copyDatabase(database, aside, {rate: 10_000});
  } finally {
    database.close();
  }
  return save(target, aside, `data/${relative(data, file)}`, undefined);
}
