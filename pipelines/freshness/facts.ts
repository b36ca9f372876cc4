import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import type {Company} from '../../company/company.ts';
import type {StreamDeclaration} from '../../company/sources/declared.ts';
import {heldDeliveries} from '../held.ts';
import {type Manifest, readManifest, streamFolder} from '../manifest.ts';
import {type Contact, contacts} from './contact.ts';
import {freshnessOf, type StreamFacts, type StreamFreshness} from './freshness.ts';
import {remembered} from './volume.ts';

/** More than what teaches, for a night in which several deliveries came. */
const read = remembered + 10;

/** How fresh every stream of a company is, from what lies in its data folder. */
export async function freshness(
  {streams, settings}: Pick<Company, 'streams' | 'settings'>,
  data: string,
  now: Temporal.Instant = Temporal.Now.instant(),
): Promise<StreamFreshness[]> {
  const known = contacts(data);
  const facts: StreamFacts[] = [];
  for (const each of streams) facts.push(await factsOf(each, join(data, 'landing'), known));
  return freshnessOf(facts, settings, now);
}

async function factsOf(
  declaration: StreamDeclaration,
  landing: string,
  known: ReadonlyMap<string, Contact>,
): Promise<StreamFacts> {
  const {source, stream} = declaration;
  return {
    declaration,
    landed: await newestDeliveries(streamFolder(landing, source, stream)),
    held: await heldDeliveries(landing, source, stream).catch(() => []),
    contact: known.get(`${source}/${stream}`),
  };
}

/** A stream has thousands of deliveries after years; this is asked every minute. */
async function newestDeliveries(folder: string): Promise<Manifest[]> {
  const names = await readdir(folder).catch(() => []);
  const newest = names
    .filter(name => /^\d{6,}$/.test(name))
    .sort()
    .slice(-read);
  const found = await Promise.all(
    newest.map(name => readManifest(join(folder, name, 'manifest.json')).catch(() => undefined)),
  );
  return found.filter(each => each !== undefined);
}
