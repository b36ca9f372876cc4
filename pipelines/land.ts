import {createHash} from 'node:crypto';
import {createWriteStream} from 'node:fs';
import {mkdir, rm} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {Transform} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {explained, Problem} from '../company/problem.ts';
import {confirmControl} from './control.ts';
import {doubtsOf, driftOf} from './doubts.ts';
import {naming, renameDurably, sync, writeDurably} from './durable.ts';
import {heldDeliveries, heldProblem, hold, release, sameHeld} from './held.ts';
import {deliveryFolder, landedDeliveries, type Manifest, streamFolder} from './manifest.ts';
import type {Offer, Stream} from './stream.ts';
import {verify} from './verify.ts';

/**
 * Lands everything new that a stream offers, byte for byte, and yields a manifest for each
 * delivery. A delivery is written aside, verified, and only then renamed to where it counts. One
 * that is rejected does not keep those behind it waiting; at the end it is thrown as a Problem.
 */
export async function* land(
  landing: string,
  stream: Stream,
  signal: AbortSignal,
): AsyncGenerator<Manifest> {
  const landed = await landedDeliveries(landing, stream.source, stream.name);
  const rejected: Problem[] = [];
  let last = landed.at(-1);
  for await (const offer of stream.offers(landed)) {
    signal.throwIfAborted();
    try {
      const manifest = await landOffer(landing, stream, offer, last, signal);
      if (!manifest) continue;
      last = manifest;
      yield manifest;
    } catch (error) {
      const problem = explained(error, `${stream.source}/${stream.name}`);
      if (!(problem instanceof Problem) || isOurs(error, landing)) throw error;
      rejected.push(problem);
    }
  }
  if (rejected.length > 0) throw together(stream, rejected);
}

/** Whether the place where deliveries land is what failed, and not the delivery. */
export function isOurs(error: unknown, landing: string): boolean {
  const {code, path} = error as NodeJS.ErrnoException;
  return code === 'ENOSPC' || code === 'EDQUOT' || path?.startsWith(landing) === true;
}

function together({source, name}: Stream, problems: readonly Problem[]): Problem {
  const [first, ...others] = problems;
  if (first && others.length === 0) return first;
  return new Problem({
    where: `${source}/${name}`,
    what: `${problems.length} deliveries were rejected:\n${problems.map(each => each.message).join('\n')}`,
  });
}

/** Lands one offer; nothing comes back where it brings no news. */
async function landOffer(
  landing: string,
  stream: Stream,
  offer: Offer,
  last: Manifest | undefined,
  signal: AbortSignal,
): Promise<Manifest | undefined> {
  const {source, name, declaration} = stream;
  const held = sameHeld(
    await heldDeliveries(landing, source, name),
    offer.origin,
    declaration.file,
  );
  if (held) throw heldProblem(held);
  const home = streamFolder(landing, source, name);
  const aside = join(home, 'incoming');
  await rm(aside, {recursive: true, force: true});
  await mkdir(aside, {recursive: true});
  try {
    const file = nameInLanding(offer.origin.name);
    const raw = join(aside, file);
    const control = await offer.control?.();
    const sha256 = await copy(offer, raw, signal);
    await offer.confirm?.();
    if (offer.known === sha256) return undefined;
    const summed = declaration.control?.sums.map(({column}) => column) ?? [];
    const verified = await verify(raw, stream, summed);
    if (control !== undefined) confirmControl(control, file, stream, sha256, verified);
    const manifest: Manifest = {
      source,
      stream: name,
      sequence: (last?.sequence ?? 0) + 1,
      delivery: declaration.delivery,
      received_at: new Date().toISOString(),
      origin: offer.origin,
      file,
      sha256,
      format: declaration.file,
      has_header_line: !declaration.header,
      header: verified.header,
      records: verified.records,
      skipped: verified.skipped,
      longest: verified.longest,
      unseen: verified.unseen,
      warnings: [...verified.warnings, ...driftOf(verified, stream, file, last)],
      watermark: offer.watermark?.(),
      doubts: doubtsOf(verified, stream, last),
    };
    await sync(raw);
    if (manifest.doubts.length > 0) {
      await hold(landing, aside, manifest);
      throw heldProblem(manifest);
    }
    await writeDurably(join(aside, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    await renameDurably(aside, deliveryFolder(landing, manifest));
    await release(landing, manifest);
    return manifest;
  } finally {
    await rm(aside, {recursive: true, force: true});
  }
}

/** A delivered file keeps its name, unless it is that of our own manifest. */
function nameInLanding(name: string): string {
  const own = basename(name);
  return own === 'manifest.json' ? 'delivered-manifest.json' : own;
}

/** Copies an offer byte for byte and returns its SHA-256. */
async function copy(offer: Offer, target: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const read = offer.read();
  const written = createWriteStream(target).on('error', error => {
    if (error !== read.errored) naming(target, error);
  });
  await pipeline(read, hashing, written, {signal});
  return hash.digest('hex');
}
