import {mkdir, readdir, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import {Problem} from '../company/problem.ts';
import {renameDurably, writeDurably} from './durable.ts';
import {
  deliveryFolder,
  landedDeliveries,
  type Manifest,
  readManifest,
  streamFolder,
} from './manifest.ts';

const heldFolder = (landing: string, source: string, stream: string) =>
  join(streamFolder(landing, source, stream), 'held');

/** Deliveries of a stream that wait for a person's decision, oldest first. */
export async function heldDeliveries(
  landing: string,
  source: string,
  stream: string,
): Promise<Manifest[]> {
  const folder = heldFolder(landing, source, stream);
  const names = (await readdir(folder).catch(() => [])).filter(name => !name.startsWith('.'));
  const manifests = await Promise.all(
    names.map(name => readManifest(join(folder, name, 'manifest.json'))),
  );
  return manifests.sort((a, b) => a.received_at.localeCompare(b.received_at));
}

/** Everything that is held back in a landing, whatever stream it belongs to. */
export async function allHeld(landing: string): Promise<Manifest[]> {
  const found: Manifest[] = [];
  for (const source of await foldersIn(landing)) {
    for (const stream of await foldersIn(join(landing, source))) {
      found.push(...(await heldDeliveries(landing, source, stream)));
    }
  }
  return found;
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, {withFileTypes: true}).catch(() => []);
  return entries.filter(each => each.isDirectory()).map(({name}) => name);
}

const keyOf = ({sha256}: Manifest) => sha256.slice(0, 16);

/** Puts a delivery that lies aside where it waits; what it replaces gives way. */
export async function hold(landing: string, aside: string, manifest: Manifest): Promise<void> {
  const {source, stream} = manifest;
  const folder = heldFolder(landing, source, stream);
  await mkdir(folder, {recursive: true});
  await release(landing, manifest);
  await writeDurably(join(aside, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  await renameDurably(aside, join(folder, keyOf(manifest)));
}

/** Forgets what was held and has been replaced: to accept it later would bring old data back. */
export async function release(landing: string, newer: Manifest): Promise<void> {
  const {source, stream} = newer;
  const folder = heldFolder(landing, source, stream);
  for (const each of await heldDeliveries(landing, source, stream)) {
    if (isReplacedBy(each, newer)) {
      await rm(join(folder, keyOf(each)), {recursive: true, force: true});
    }
  }
}

/** A full delivery is all there is; one with a watermark brings again what the held one brought. */
const isReplacedBy = (held: Manifest, newer: Manifest) =>
  newer.delivery === 'full' ||
  newer.watermark !== undefined ||
  held.origin.name === newer.origin.name;

/** Why a delivery is held back, and what can be done. */
export const heldProblem = ({source, stream, origin, doubts}: Manifest) =>
  new Problem({
    where: `${source}/${stream}, ${origin.name}`,
    what: `held back: ${doubts.join('; ')}`,
    next: `Ask the system for it again; the last good delivery stays in use. If it is right as it is: kundenwert accept ${source}/${stream} --by "Your name"`,
  });

/** The delivery that waits, if what is offered is the same, read in the same way. */
export const sameHeld = (
  held: readonly Manifest[],
  origin: Manifest['origin'],
  format: Manifest['format'],
): Manifest | undefined =>
  held.find(each => isDeepStrictEqual([each.origin, each.format], [origin, format]));

/** Lands what was held back, in the name of the person who answers for it. */
export async function accept(
  landing: string,
  source: string,
  stream: string,
  person: string,
): Promise<Manifest[]> {
  const accepted: Manifest[] = [];
  for (const held of await heldDeliveries(landing, source, stream)) {
    const landed = await landedDeliveries(landing, source, stream);
    const manifest: Manifest = {
      ...held,
      sequence: (landed.at(-1)?.sequence ?? 0) + 1,
      accepted_by: person,
      accepted_at: new Date().toISOString(),
    };
    const folder = join(heldFolder(landing, source, stream), keyOf(held));
    await writeDurably(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    await renameDurably(folder, deliveryFolder(landing, manifest));
    accepted.push(manifest);
  }
  return accepted;
}
