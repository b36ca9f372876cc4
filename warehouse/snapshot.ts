import {readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {z} from 'zod';
import {Problem} from '../company/problem.ts';
import {writeDurably} from '../pipelines/durable.ts';
import {type Connection, type Database, openDatabase} from './database.ts';
import {identifier, literal} from './sql.ts';

/** What a snapshot says about itself without being opened. */
const SnapshotManifest = z.object({
  id: z.string(),
  company: z.string(),
  built_at: z.string(),
  business_date: z.string(),
  seconds: z.number(),
  /** Every table, and whether it was built this night. */
  tables: z.array(
    z.object({
      name: z.string(),
      rows: z.number(),
      seconds: z.number().default(0),
      check_seconds: z.number().default(0),
      how: z.enum(['kept', 'in part', 'whole']).default('whole'),
      because: z.string().default(''),
    }),
  ),
  warnings: z.array(z.object({model: z.string(), text: z.string(), failures: z.number()})),
  /** How many promises the tables were held to. */
  checks: z.number().default(0),
  rows_quarantined: z.number(),
  /** Complete months in which customers carry planned rates, because the ledger has no cost of them yet. */
  provisional: z.array(z.string()).optional(),
  /** Streams that failed; their last good data is used. */
  failed_streams: z.array(z.string()),
  /** What it was built by; only by the same a next one can be built on it. */
  foundation: z.string().optional(),
  /** What it was built from; from the same comes the same. */
  inputs: z.string().optional(),
  /** The day on which the same inputs give the same; any day where there is none. */
  only_on: z.string().optional(),
  /** The snapshot that it was built on; none where everything was built anew. */
  built_on: z.string().optional(),
});
export type SnapshotManifest = z.output<typeof SnapshotManifest>;

export const mainFile = 'warehouse.duckdb';
export const personalFile = 'personal.duckdb';
/** What the next night is built on; it can be made again from landing. */
export const stagedFile = 'staged.duckdb';
export const manifestFile = 'manifest.json';
const snapshots = (data: string) => join(data, 'snapshots');
const pointer = (data: string) => join(data, 'current');

/** Where a snapshot that has been published lies. */
export const snapshotFolder = (data: string, id: string) => join(snapshots(data), id);

/** The id of the published snapshot, if there is one. */
export async function publishedId(data: string): Promise<string | undefined> {
  const text = await readFile(pointer(data), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  return text?.trim() || undefined;
}

/** Lets readers have this snapshot from now on. */
export const setPublished = (data: string, id: string) => writeDurably(pointer(data), `${id}\n`);

/** The id of the published snapshot; throws a Problem when nothing has been published. */
export async function requirePublished(data: string): Promise<string> {
  const id = await publishedId(data);
  if (!id) {
    throw new Problem({
      where: data,
      what: 'nothing has been published here yet',
      next: 'Run: kundenwert refresh',
    });
  }
  return id;
}

/** What a snapshot says about itself; throws a Problem when it cannot be read. */
export async function snapshotManifest(data: string, id: string): Promise<SnapshotManifest> {
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
export async function openPublished(data: string, options: {personal: boolean}): Promise<Snapshot> {
  return openSnapshot(data, await requirePublished(data), options);
}

/** Opens any snapshot that is kept in the same way. */
export async function openSnapshot(
  data: string,
  id: string,
  {personal}: {personal: boolean},
): Promise<Snapshot> {
  const manifest = await snapshotManifest(data, id);
  const folder = join(snapshots(data), manifest.id);
  const database = await openDatabase();
  try {
    const db = await database.connect();
    await attach(db, folder, mainFile, 'snapshot');
    if (personal) await attach(db, folder, personalFile, 'personal');
    await confine(db);
    db.close();
  } catch (error) {
    database.close();
    throw corrupt(folder, error);
  }
  return {manifest, connect: () => connectTo(database, personal), close: () => database.close()};
}

/** Two open snapshots, read-only, in the databases `before` and `after`. */
export interface TwoSnapshots {
  before: SnapshotManifest;
  after: SnapshotManifest;
  connect(): Promise<Connection>;
  close(): void;
}

/** Opens the main files of two different snapshots side by side, with little memory. */
export async function openTwoSnapshots(
  data: string,
  before: string,
  after: string,
): Promise<TwoSnapshots> {
  const database = await openDatabase(':memory:', {memory: '1GB'});
  try {
    const db = await database.connect();
    const opened = async (id: string, alias: string) => {
      try {
        const manifest = await snapshotManifest(data, id);
        await attach(db, snapshotFolder(data, id), mainFile, alias);
        return manifest;
      } catch (error) {
        throw incomparable(id, error instanceof Problem ? error.cause : error);
      }
    };
    const manifests = {before: await opened(before, 'before'), after: await opened(after, 'after')};
    await confine(db);
    db.close();
    return {...manifests, connect: () => database.connect(), close: () => database.close()};
  } catch (error) {
    database.close();
    throw error;
  }
}

/** What asks it from now on reaches no other file. */
async function confine(db: Connection): Promise<void> {
  await db.run(`set temp_directory = ''`);
  await db.run('set enable_external_access = false');
  await db.run('set lock_configuration = true');
}

async function attach(db: Connection, folder: string, file: string, alias: string): Promise<void> {
  await stat(join(folder, file));
  await db.run(`attach ${literal(join(folder, file))} as ${identifier(alias)} (read_only)`);
}

/** Who may see personal data finds in the quarantine what was in the rejected rows, too. */
async function connectTo(database: Database, personal: boolean): Promise<Connection> {
  const db = await database.connect();
  await db.run('use snapshot');
  if (personal && (await hasPersonalQuarantine(db))) {
    await db.run('create temp view quarantine as from personal.main.quarantine');
  }
  return db;
}

/** Snapshots of earlier versions have none. */
async function hasPersonalQuarantine(db: Connection): Promise<boolean> {
  const [found] = await db.rows(
    `select 1 from duckdb_tables() where database_name = 'personal' and table_name = 'quarantine'`,
  );
  return found !== undefined;
}

const corrupt = (folder: string, cause: unknown) =>
  new Problem({
    where: folder,
    what: `the published snapshot cannot be opened (${cause instanceof Error ? cause.message.split('\n')[0] : cause})`,
    next: 'Run: kundenwert refresh. It builds a new one from everything that has been landed.',
    cause,
  });

const incomparable = (id: string, cause: unknown) =>
  new Problem({
    where: id,
    what: `this snapshot cannot be opened (${cause instanceof Error ? cause.message.split('\n')[0] : cause})`,
    next: 'Name another one: kundenwert diff A B (kundenwert status lists them)',
    cause,
  });
