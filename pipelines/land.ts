import {createHash} from 'node:crypto';
import {createWriteStream} from 'node:fs';
import {mkdir, rm} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {Transform} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {renameDurably, sync, writeDurably} from './durable.ts';
import {deliveryFolder, landedDeliveries, type Manifest, streamFolder} from './manifest.ts';
import type {Offer, Stream} from './stream.ts';
import {verify} from './verify.ts';

/**
 * Lands everything new that a stream offers, byte for byte, and yields a manifest for each
 * delivery. A delivery is written aside, verified, and only then renamed to where it counts.
 */
export async function* land(
  landing: string,
  stream: Stream,
  signal: AbortSignal,
): AsyncGenerator<Manifest> {
  const landed = await landedDeliveries(landing, stream.source, stream.name);
  let sequence = landed.at(-1)?.sequence ?? 0;
  for await (const offer of stream.offers(landed)) {
    signal.throwIfAborted();
    sequence += 1;
    yield await landOffer(landing, stream, offer, sequence, signal);
  }
}

async function landOffer(
  landing: string,
  stream: Stream,
  offer: Offer,
  sequence: number,
  signal: AbortSignal,
): Promise<Manifest> {
  const home = streamFolder(landing, stream.source, stream.name);
  const aside = join(home, 'incoming');
  await rm(aside, {recursive: true, force: true});
  await mkdir(aside, {recursive: true});
  try {
    const name = basename(offer.origin.name);
    const raw = join(aside, name);
    const sha256 = await copy(offer, raw, signal);
    const {header, records} = await verify(raw, stream);
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
