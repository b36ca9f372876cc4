import {randomBytes} from 'node:crypto';
import {constants, copyFile, link, mkdir, readdir, rm, stat} from 'node:fs/promises';
import {totalmem} from 'node:os';
import {join} from 'node:path';
import {explained} from '../company/problem.ts';
import {renameDurably, sync, writeDurably} from '../pipelines/durable.ts';
import {type Connection, openDatabase} from './database.ts';
import {foundation} from './fingerprint.ts';
import {
  mainFile,
  manifestFile,
  personalFile,
  publishedId,
  type SnapshotManifest,
  setPublished,
  snapshotFolder,
  snapshotManifest,
  stagedFile,
} from './snapshot.ts';
import {literal} from './sql.ts';

/** Sortable by time, and different for two runs in the same second. */
export const newId = (now: Date): string =>
  `${now.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z-${randomBytes(2).toString('hex')}`;

/** What a new snapshot is made from: a copy of the published one, or nothing. */
export type Base = SnapshotManifest | undefined;

/**
 * The published snapshot, where the next one can be built on a copy of it: it was built by the same
 * rules, and its files are all there.
 */
export async function usableBase(data: string): Promise<Base> {
  const id = await publishedId(data);
  const manifest = id && (await snapshotManifest(data, id).catch(() => undefined));
  if (!manifest || manifest.foundation !== foundation()) return undefined;
  for (const file of [mainFile, personalFile, stagedFile]) {
    const found = await stat(join(snapshotFolder(data, manifest.id), file)).catch(() => undefined);
    if (!found?.isFile()) return undefined;
  }
  return manifest;
}

/**
 * Lets `work` fill a new snapshot aside, and publishes it. When anything fails, or the process
 * dies, the snapshot that was published before stays as it was.
 */
export async function publish(
  data: string,
  id: string,
  base: Base,
  work: (db: Connection) => Promise<SnapshotManifest>,
): Promise<SnapshotManifest> {
  return aside(data, id, async folder => {
    await mkdir(join(folder, 'spill'));
    for (const file of base ? [mainFile, stagedFile] : []) {
      const from = join(snapshotFolder(data, base!.id), file);
      await copyFile(from, join(folder, file), constants.COPYFILE_FICLONE);
    }
    const manifest = await inFiles(folder, work);
    await rm(join(folder, 'spill'), {recursive: true, force: true});
    for (const file of [mainFile, stagedFile, personalFile]) await sync(join(folder, file));
    return manifest;
  });
}

/** Publishes the same rows under a new id: nothing that they are made from has changed. */
export async function publishAgain(
  data: string,
  manifest: SnapshotManifest,
  base: SnapshotManifest,
): Promise<SnapshotManifest> {
  return aside(data, manifest.id, async folder => {
    for (const file of [mainFile, stagedFile, personalFile]) {
      await link(join(snapshotFolder(data, base.id), file), join(folder, file));
      await requireReadable(join(folder, file));
    }
    return manifest;
  });
}

/** A file that the disk has spoiled is not passed on from night to night. */
async function requireReadable(file: string): Promise<void> {
  const database = await openDatabase();
  try {
    const db = await database.connect();
    await db.run(`attach ${literal(file)} as linked (read_only)`);
    await db.rows('select count(*) from duckdb_tables()');
  } finally {
    database.close();
  }
}

async function aside(
  data: string,
  id: string,
  fill: (folder: string) => Promise<SnapshotManifest>,
): Promise<SnapshotManifest> {
  await removeUnfinished(data);
  const folder = join(data, `building-${id}`);
  const place = snapshotFolder(data, id);
  try {
    await mkdir(folder, {recursive: true});
    const manifest = await fill(folder);
    await writeDurably(join(folder, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`);
    await sync(folder);
    await mkdir(join(place, '..'), {recursive: true});
    await renameDurably(folder, place);
    await setPublished(data, id);
    return manifest;
  } catch (error) {
    throw explained(error, data);
  } finally {
    await rm(folder, {recursive: true, force: true}).catch(() => {});
  }
}

/** A night keeps to this much memory, and spills the rest. */
const memory = `${Math.floor(Math.min(3e9, totalmem() * 0.6) / 1e6)}MB`;

async function inFiles<T>(folder: string, work: (db: Connection) => Promise<T>): Promise<T> {
  const database = await openDatabase(join(folder, mainFile), {
    spill: join(folder, 'spill'),
    memory,
  });
  try {
    const db = await database.connect();
    await db.run(`attach ${literal(join(folder, personalFile))} as personal`);
    await db.run(`attach ${literal(join(folder, stagedFile))} as staged`);
    const result = await work(db);
    for (const name of ['personal', 'staged', 'warehouse']) await db.run(`checkpoint ${name}`);
    db.close();
    return result;
  } finally {
    database.close();
  }
}

/** What a killed refresh left behind. */
async function removeUnfinished(data: string): Promise<void> {
  const names = await readdir(data).catch(() => []);
  for (const name of names.filter(each => each.startsWith('building-'))) {
    await rm(join(data, name), {recursive: true, force: true});
  }
}
