import {randomBytes} from 'node:crypto';
import {existsSync} from 'node:fs';
import {mkdir, readdir, rm, stat} from 'node:fs/promises';
import {totalmem} from 'node:os';
import {join} from 'node:path';
import {explained} from '../company/problem.ts';
import {linkOrCopy, renameDurably, sync, writeDurably} from '../pipelines/durable.ts';
import {copyLarge} from './copy_file.ts';
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

/** A way to fill the folder of a new snapshot; returns what it says about itself. */
export type Way = (folder: string) => Promise<SnapshotManifest>;

/** Lets `work` fill new files, or changed copies of those of the base, with so many threads. */
export const builtOn =
  (
    data: string,
    base: Base,
    work: (db: Connection) => Promise<SnapshotManifest>,
    threads?: number,
  ): Way =>
  async folder => {
    await mkdir(join(folder, 'spill'));
    const copied = (base ? [mainFile, stagedFile] : []).map(file => {
      const from = join(snapshotFolder(data, base!.id), file);
      return copyLarge(from, join(folder, file));
    });
    await Promise.all(copied);
    const manifest = await inFiles(folder, threads, work);
    await rm(join(folder, 'spill'), {recursive: true, force: true});
    for (const file of [mainFile, stagedFile, personalFile]) await sync(join(folder, file));
    return manifest;
  };

/** Takes the same files again, when nothing that they are made from has changed. */
export const sharing =
  (data: string, base: SnapshotManifest, manifest: SnapshotManifest): Way =>
  async folder => {
    for (const file of [mainFile, stagedFile, personalFile]) {
      await linkOrCopy(join(snapshotFolder(data, base.id), file), join(folder, file));
      await requireReadable(join(folder, file));
    }
    return manifest;
  };

interface Publication {
  /** Each is tried when the one before it has failed. */
  ways: readonly [Way, ...Way[]];
  /** Told when another way is tried. */
  onAgain?(error: unknown): void;
  /** Told what is odd, though the snapshot is published. */
  onNoticed?(text: string): void;
}

/**
 * Fills a new snapshot aside, and publishes it. When anything fails, or the process dies, the
 * snapshot that was published before stays as it was.
 */
export async function publish(
  data: string,
  id: string,
  {ways: [way, ...others], onAgain, onNoticed}: Publication,
): Promise<SnapshotManifest> {
  await removeUnfinished(data);
  const folder = join(data, `building-${id}`);
  try {
    let filling = fill(folder, way);
    for (const other of others) {
      filling = filling.catch(error => {
        onAgain?.(error);
        return fill(folder, other);
      });
    }
    const manifest = await filling;
    await reveal(data, id, folder, onNoticed);
    return manifest;
  } catch (error) {
    throw explained(error, data);
  } finally {
    await rm(folder, {recursive: true, force: true}).catch(() => {});
  }
}

async function fill(folder: string, way: Way): Promise<SnapshotManifest> {
  await rm(folder, {recursive: true, force: true});
  await mkdir(folder, {recursive: true});
  const manifest = await way(folder);
  await writeDurably(join(folder, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`);
  await sync(folder);
  return manifest;
}

/** Renames it into its place and lets readers have it; when that fails, it is as if never made. */
async function reveal(
  data: string,
  id: string,
  folder: string,
  onNoticed: Publication['onNoticed'],
): Promise<void> {
  const place = snapshotFolder(data, id);
  try {
    await mkdir(join(place, '..'), {recursive: true});
    await renameDurably(folder, place);
    await setPublished(data, id);
  } catch (error) {
    if ((await publishedId(data).catch(() => undefined)) === id) {
      onNoticed?.(`it is published, but may not outlast a power cut: ${String(error)}`);
      return;
    }
    await rm(place, {recursive: true, force: true});
    throw error;
  }
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

/** A night keeps to this much memory, and spills the rest. */
const memory = `${Math.floor(Math.min(3e9, totalmem() * 0.6) / 1e6)}MB`;

/** The files of a snapshot, by the names that SQL has for them. */
const attached = {warehouse: mainFile, personal: personalFile, staged: stagedFile};

/**
 * Bytes that a new file is written in. There are hundreds of tables, most of them small: with a quarter of
 * DuckDB's usual size the snapshot of a small company takes a third of the disk, and that of a large one
 * is written as fast.
 */
const blockSize = 65_536;

async function inFiles<T>(
  folder: string,
  threads: number | undefined,
  work: (db: Connection) => Promise<T>,
): Promise<T> {
  const spill = join(folder, 'spill');
  const database = await openDatabase(':memory:', {spill, memory, threads});
  try {
    const db = await database.connect();
    /* Tables are sets here, and large ones are written in half the time. */
    await db.run('set preserve_insertion_order = false');
    /* Nothing counts before all is written, so no statement has to outlast a power cut. */
    for (const [name, file] of Object.entries(attached)) {
      const place = join(folder, file);
      const options = existsSync(place) ? '' : `, block_size ${blockSize}`;
      await db.run(`attach ${literal(place)} as ${name} (recovery_mode no_wal_writes${options})`);
    }
    await db.run('use warehouse');
    const result = await work(db);
    db.close();
    await Promise.all(
      Object.keys(attached).map(async name => {
        const own = await database.connect();
        await own.run(`checkpoint ${name}`);
        own.close();
      }),
    );
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
