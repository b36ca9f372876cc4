import {rename, rm} from 'node:fs/promises';
import {join} from 'node:path';
import type {KeepSettings} from '../company/keep.ts';
import {sync} from '../pipelines/durable.ts';
import {entriesOf, type KeptSnapshot, keptSnapshots} from './kept_snapshots.ts';
import {personalFile, publishedId, snapshotFolder, stagedFile} from './snapshot.ts';

/** Of so many of the newest snapshots the persons' names, and the memory of the build, are kept. */
const whole = 2;
const partsOfTheNewest = [personalFile, stagedFile];

const removing = '.removing-';

export interface Retention {
  keep: KeepSettings;
  published: string | undefined;
  /** The clock's day in the company's time zone. */
  today: string;
  timeZone: string;
}

/**
 * The snapshots that stay: the newest ones, the last of each of the newest months, every one of
 * today, the newest of before today, and the published one with those that a step back could
 * lead to. `all` has the newest first.
 */
export function staying(all: readonly KeptSnapshot[], retention: Retention): Set<string> {
  const {keep, published, today, timeZone} = retention;
  const isOfToday = ({built_at}: KeptSnapshot) =>
    built_at !== undefined && dayOf(built_at, timeZone) === today;
  const place = all.findIndex(({id}) => id === published);
  const stay = [
    ...all.slice(0, keep.snapshots),
    ...(place >= 0 ? all.slice(place, place + keep.snapshots) : []),
    ...all.filter(isOfToday),
    ...all.filter(each => !isOfToday(each)).slice(0, 1),
    ...monthEnds(all).slice(0, keep.month_ends),
  ];
  return new Set(stay.map(({id}) => id));
}

const dayOf = (moment: string, timeZone: string) =>
  Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** Of each month the snapshot with the last business date in it, newest month first. */
function monthEnds(all: readonly KeptSnapshot[]): KeptSnapshot[] {
  const last = new Map<string, KeptSnapshot>();
  for (const each of all) {
    if (each.business_date === undefined) continue;
    const month = each.business_date.slice(0, 7);
    const known = last.get(month)?.business_date;
    if (known === undefined || known < each.business_date) last.set(month, each);
  }
  return [...last].sort(([a], [b]) => b.localeCompare(a)).map(([, snapshot]) => snapshot);
}

/**
 * Removes the snapshots that need not stay, and from the older ones everything but their main
 * file. Call it under the lock of the refresh. Readers that have one open keep it until they close.
 */
export async function prune(
  data: string,
  options: Omit<Retention, 'published'>,
): Promise<string[]> {
  const published = await publishedId(data);
  const all = await keptSnapshots(data);
  const stay = staying(all, {...options, published});
  const removed = all.map(({id}) => id).filter(id => !stay.has(id));
  for (const id of removed) await removeSnapshot(data, id);
  const left = all.map(({id}) => id).filter(id => stay.has(id));
  for (const id of left.slice(whole)) {
    if (id !== published) await removeParts(snapshotFolder(data, id));
  }
  return removed;
}

/** It is renamed first, so that a snapshot is there whole or not at all, whenever we die. */
async function removeSnapshot(data: string, id: string): Promise<void> {
  const aside = snapshotFolder(data, `${removing}${id}`);
  await rm(aside, {recursive: true, force: true});
  await rename(snapshotFolder(data, id), aside);
  await sync(snapshotFolder(data, ''));
  await rm(aside, {recursive: true, force: true});
}

async function removeParts(folder: string): Promise<void> {
  const names = (await entriesOf(folder)).map(({name}) => name);
  const parts = names.filter(name => partsOfTheNewest.some(part => name.startsWith(part)));
  for (const part of parts) await rm(join(folder, part), {force: true});
  if (parts.length > 0) await sync(folder);
}

/** Removes what a snapshot that was being removed has left when its process was killed. */
export async function finishRemoving(data: string): Promise<void> {
  for (const {name} of await entriesOf(snapshotFolder(data, ''))) {
    if (!name.startsWith(removing)) continue;
    await rm(snapshotFolder(data, name), {recursive: true, force: true});
  }
}
