import {createHash} from 'node:crypto';
import {pipeline} from 'node:stream/promises';
import {heldDeliveries, sameHeld} from './held.ts';
import {landedDeliveries} from './manifest.ts';
import type {Offer, Stream} from './stream.ts';

/** What the files of a stream would bring now, by their names. */
interface Waiting {
  /** They would land, if nothing is wrong with them. */
  fresh: string[];
  /** They would be held back again until somebody accepts them. */
  held: string[];
}

/** Looks at what a stream of files offers as landing would, and lands nothing. */
export async function waitingFiles(landing: string, stream: Stream): Promise<Waiting> {
  const {source, name, declaration} = stream;
  const landed = await landedDeliveries(landing, source, name);
  const known = await heldDeliveries(landing, source, name);
  const waiting: Waiting = {fresh: [], held: []};
  for await (const offer of stream.offers(landed)) {
    if (sameHeld(known, offer.origin, declaration.file)) waiting.held.push(offer.origin.name);
    else if (await isNews(offer)) waiting.fresh.push(offer.origin.name);
  }
  return waiting;
}

async function isNews({known, read}: Offer): Promise<boolean> {
  if (known === undefined) return true;
  const hash = createHash('sha256');
  await pipeline(read(), hash);
  return hash.digest('hex') !== known;
}
