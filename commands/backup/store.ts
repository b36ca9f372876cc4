import {createHash} from 'node:crypto';
import {createReadStream, createWriteStream, type Stats} from 'node:fs';
import {mkdir, rename, rm, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {Transform} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {sync} from '../../pipelines/durable.ts';
import {entriesOf} from '../../warehouse/kept_snapshots.ts';
import type {SavedFile} from './manifest.ts';

const objects = (target: string) => join(target, 'objects');
const incoming = (target: string) => join(target, 'incoming');

/** A place for what is not saved yet. */
export const scratchFile = (target: string, name: string) => join(incoming(target), name);

/** A file is not any more what it was when its copy began. */
export class Changed extends Error {}

/** Where the content with a hash lies, whatever files have it. */
export const objectFile = (target: string, sha256: string) =>
  join(objects(target), sha256.slice(0, 2), sha256);

const chunk = {highWaterMark: 1 << 20};

/** Copies a file and returns its SHA-256; the copy is on the disk, and nobody else can read it. */
async function copyHashed(from: string, to: string): Promise<string> {
  const hash = createHash('sha256');
  const hashing = new Transform({
    ...chunk,
    transform(bytes: Buffer, _encoding, done) {
      hash.update(bytes);
      done(null, bytes);
    },
  });
  const written = createWriteStream(to, {...chunk, mode: 0o600, flush: true});
  await pipeline(createReadStream(from, chunk), hashing, written);
  return hash.digest('hex');
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, chunk), hash);
  return hash.digest('hex');
}

/** Makes the folders of a store, and removes what a killed backup has left in them. */
export async function openStore(target: string): Promise<void> {
  await closeStore(target);
  for (const folder of ['objects', 'incoming', 'backups']) {
    await mkdir(join(target, folder), {recursive: true, mode: 0o700});
  }
}

/** Removes what was put aside. */
export const closeStore = (target: string) => rm(incoming(target), {recursive: true, force: true});

export interface Saved {
  file: SavedFile;
  /** Bytes that were not in the store before. */
  copied: number;
}

/**
 * Saves a file. One that is `known` from an earlier backup, and has the same size and time since,
 * is not read again: what has landed never changes.
 */
export async function save(
  target: string,
  file: string,
  path: string,
  known: SavedFile | undefined,
): Promise<Saved> {
  const before = await stat(file);
  const marks = {path, bytes: before.size, modified: before.mtimeMs};
  if (
    known &&
    known.bytes === marks.bytes &&
    known.modified === marks.modified &&
    (await hasObject(target, known))
  ) {
    return {file: {...marks, sha256: known.sha256}, copied: 0};
  }
  const aside = scratchFile(target, 'file');
  const sha256 = await copyHashed(file, aside);
  if (!isSame(before, await stat(file))) throw new Changed(file);
  const saved = {...marks, sha256};
  if (await hasObject(target, saved)) return {file: saved, copied: 0};
  const object = objectFile(target, sha256);
  await mkdir(join(object, '..'), {recursive: true, mode: 0o700});
  await rename(aside, object);
  return {file: saved, copied: saved.bytes};
}

const isSame = (a: Stats, b: Stats) =>
  a.size === b.size && a.mtimeMs === b.mtimeMs && a.ino === b.ino;

async function hasObject(target: string, {sha256, bytes}: SavedFile): Promise<boolean> {
  const found = await stat(objectFile(target, sha256)).catch(() => undefined);
  return found?.size === bytes;
}

/** Makes sure that everything that was saved is on the disk, by its name, too. */
export async function syncStore(target: string): Promise<void> {
  for (const {name} of await entriesOf(objects(target))) await sync(join(objects(target), name));
  await sync(objects(target));
  await sync(target);
}

/** Removes contents that no backup has any more; returns their bytes. */
export async function removeUnused(target: string, used: ReadonlySet<string>): Promise<number> {
  let bytes = 0;
  for (const {name: folder} of await entriesOf(objects(target))) {
    for (const {name} of await entriesOf(join(objects(target), folder))) {
      if (used.has(name)) continue;
      const object = join(objects(target), folder, name);
      bytes += (await stat(object)).size;
      await rm(object);
    }
  }
  return bytes;
}

/**
 * Reads a saved file back, into `copy` if there is one, and holds it to its hash; returns what is
 * wrong with it, if anything is.
 */
export async function readBack(
  target: string,
  saved: SavedFile,
  copy?: string,
): Promise<string | undefined> {
  const object = objectFile(target, saved.sha256);
  try {
    const sha256 = await (copy === undefined ? hashOf(object) : copyHashed(object, copy));
    return sha256 === saved.sha256 ? undefined : 'its content is not what was saved';
  } catch (error) {
    const {code, path} = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && path === object) return 'it is missing';
    throw error;
  }
}
