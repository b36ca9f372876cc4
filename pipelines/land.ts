import {createHash} from 'node:crypto';
import {createWriteStream} from 'node:fs';
import {mkdir, rm} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {Transform} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {explained, Problem} from '../company/problem.ts';
import {renameDurably, sync, writeDurably} from './durable.ts';
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
      last = await landOffer(landing, stream, offer, last, signal);
      yield last;
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

async function landOffer(
  landing: string,
  stream: Stream,
  offer: Offer,
  last: Manifest | undefined,
  signal: AbortSignal,
): Promise<Manifest> {
  const sequence = (last?.sequence ?? 0) + 1;
  const home = streamFolder(landing, stream.source, stream.name);
  const aside = join(home, 'incoming');
  await rm(aside, {recursive: true, force: true});
  await mkdir(aside, {recursive: true});
  try {
    const name = basename(offer.origin.name);
    const raw = join(aside, name);
    const sha256 = await copy(offer, raw, signal);
    const {header, records} = await verify(raw, stream);
    if (records === 0 && last && last.records > 0) throw emptied(stream, name, last);
    const manifest: Manifest = {
      source: stream.source,
      stream: stream.name,
      sequence,
      delivery: stream.delivery,
      received_at: new Date().toISOString(),
      origin: offer.origin,
      file: name,
      sha256,
      format: stream.format,
      has_header_line: !stream.header,
      header,
      records,
    };
    await sync(raw);
    await writeDurably(join(aside, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    await renameDurably(aside, deliveryFolder(landing, manifest));
    return manifest;
  } catch (error) {
    await rm(aside, {recursive: true, force: true});
    throw error;
  }
}

const emptied = ({source, name}: Stream, file: string, {records}: Manifest) =>
  new Problem({
    where: `${source}/${name}, ${file}`,
    what: `the delivery has a header and no rows; the one before had ${records}`,
    next: 'Ask the system for the delivery again; the last good delivery stays in use.',
  });

/** Copies an offer byte for byte and returns its SHA-256. */
async function copy(offer: Offer, target: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(offer.read(), hashing, createWriteStream(target), {signal});
  return hash.digest('hex');
}
