import {randomBytes} from 'node:crypto';
import {mkdir, readdir, readFile, rm, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {z} from 'zod';
import {explained, Problem} from '../company/problem.ts';
import {renameDurably, sync, writeDurably} from '../pipelines/durable.ts';
import {type Connection, type Database, openDatabase} from './database.ts';
import {identifier, literal} from './sql.ts';

/** What a snapshot says about itself without being opened. */
const SnapshotManifest = z.object({
  id: z.string(),
  company: z.string(),
  built_at: z.string(),
  business_date: z.string(),
  seconds: z.number(),
  tables: z.array(z.object({name: z.string(), rows: z.number()})),
  warnings: z.array(z.object({model: z.string(), text: z.string(), failures: z.number()})),
  rows_quarantined: z.number(),
  /** Streams that failed; their last good data is used. */
  failed_streams: z.array(z.string()),
});
export type SnapshotManifest = z.output<typeof SnapshotManifest>;

const mainFile = 'warehouse.duckdb';
const personalFile = 'personal.duckdb';
const manifestFile = 'manifest.json';
const snapshots = (data: string) => join(data, 'snapshots');
const pointer = (data: string) => join(data, 'current');
const building = (data: string, id: string) => join(data, `building-${id}`);

/** Sortable by time, and different for two runs in the same second. */
export const newId = (now: Date): string =>
  `${now.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z-${randomBytes(2).toString('hex')}`;

/**
 * Lets `work` fill a new snapshot aside, and publishes it. When anything fails, or the process
 * dies, the snapshot that was published before stays as it was.
 */
export async function publish(
  data: string,
  id: string,
  work: (db: Connection, folder: string) => Promise<SnapshotManifest>,
): Promise<SnapshotManifest> {
  await removeUnfinished(data);
  const aside = building(data, id);
  await mkdir(join(aside, 'spill'), {recursive: true});
  try {
    const manifest = await inNewFiles(aside, db => work(db, aside));
    await rm(join(aside, 'spill'), {recursive: true, force: true});
    await writeDurably(join(aside, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`);
    for (const file of [mainFile, personalFile]) await sync(join(aside, file));
    await sync(aside);
    await mkdir(snapshots(data), {recursive: true});
    await renameDurably(aside, join(snapshots(data), id));
    await writeDurably(pointer(data), `${id}\n`);
    return manifest;
  } catch (error) {
    throw explained(error, data);
  } finally {
    await rm(aside, {recursive: true, force: true}).catch(() => {});
  }
}

async function inNewFiles<T>(folder: string, work: (db: Connection) => Promise<T>): Promise<T> {
  const database = await openDatabase(join(folder, mainFile), {spill: join(folder, 'spill')});
  try {
    const db = await database.connect();
    await db.run(`attach ${literal(join(folder, personalFile))} as personal`);
    const result = await work(db);
    await db.run('checkpoint personal');
    await db.run('checkpoint warehouse');
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

/** The id of the published snapshot, if there is one. */
export async function publishedId(data: string): Promise<string | undefined> {
  const text = await readFile(pointer(data), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  return text?.trim() || undefined;
}

/** The manifest of the published snapshot; throws a Problem when there is none. */
async function publishedManifest(data: string): Promise<SnapshotManifest> {
  const id = await publishedId(data);
  if (!id) {
    throw new Problem({
      where: data,
      what: 'nothing has been published here yet',
      next: 'Run: kundenwert refresh',
    });
  }
  const file = join(snapshots(data), id, manifestFile);
  try {
    return SnapshotManifest.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw corrupt(join(snapshots(data), id), cause);
  }
}

/** An open snapshot, read-only. */
export interface Snapshot {
  manifest: SnapshotManifest;
  connect(): Promise<Connection>;
  close(): void;
}

/**
 * Opens the published snapshot read-only, in an instance of its own that can reach no other file.
 * The personal file is attached as `personal` only for those who may see it.
 */
export async function openPublished(
  data: string,
  {personal}: {personal: boolean},
): Promise<Snapshot> {
  const manifest = await publishedManifest(data);
  const folder = join(snapshots(data), manifest.id);
  const database = await openDatabase();
  try {
    const db = await database.connect();
    await attach(db, folder, mainFile, 'snapshot');
    if (personal) await attach(db, folder, personalFile, 'personal');
    await db.run(`set temp_directory = ''`);
    await db.run('set enable_external_access = false');
    await db.run('set lock_configuration = true');
    db.close();
  } catch (error) {
    database.close();
    throw corrupt(folder, error);
  }
  return {manifest, connect: () => connectTo(database), close: () => database.close()};
}

async function attach(db: Connection, folder: string, file: string, alias: string): Promise<void> {
  await stat(join(folder, file));
  await db.run(`attach ${literal(join(folder, file))} as ${identifier(alias)} (read_only)`);
}

async function connectTo(database: Database): Promise<Connection> {
  const db = await database.connect();
  await db.run('use snapshot');
  return db;
}

const corrupt = (folder: string, cause: unknown) =>
  new Problem({
    where: folder,
    what: `the published snapshot cannot be opened (${cause instanceof Error ? cause.message.split('\n')[0] : cause})`,
    next: 'Run: kundenwert refresh. It builds a new one from everything that has been landed.',
    cause,
  });
