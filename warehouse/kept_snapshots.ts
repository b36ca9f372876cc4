import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {z} from 'zod';
import {bytesBelow} from '../pipelines/bytes_below.ts';
import {newId} from './publish.ts';
import {snapshotFolder} from './snapshot.ts';

/* Less than all that a manifest has: older ones, which lack newer parts, are snapshots, too. */
const Days = z.object({built_at: z.iso.datetime(), business_date: z.iso.date()});

/** A snapshot that is kept; without days where its manifest cannot be read. */
export interface KeptSnapshot {
  id: string;
  built_at: string | undefined;
  business_date: string | undefined;
}

/** All snapshots that are kept, newest first. Ids sort by time. */
export async function keptSnapshots(data: string): Promise<KeptSnapshot[]> {
  const entries = await entriesOf(snapshotFolder(data, ''));
  const ids = entries
    .filter(entry => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({name}) => name)
    .sort()
    .reverse();
  return Promise.all(ids.map(async id => ({id, ...(await daysOf(data, id))})));
}

/** Bytes of a snapshot with everything that belongs to it. */
export const snapshotBytes = (data: string, id: string) => bytesBelow(snapshotFolder(data, id));

/** The entries of a folder; none where there is no folder. */
export async function entriesOf(folder: string) {
  return readdir(folder, {withFileTypes: true}).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
}

/** A damaged manifest hides its days only; a disk that fails is no reason to think it damaged. */
async function daysOf(data: string, id: string): Promise<Omit<KeptSnapshot, 'id'>> {
  const unknown = {built_at: undefined, business_date: undefined};
  const file = join(snapshotFolder(data, id), 'manifest.json');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  try {
    return Days.parse(JSON.parse(text));
  } catch {
    return unknown;
  }
}

/** An id that sorts behind the newest known one, even when the clock has been set back. */
export function idAfter(newest: string | undefined, now: Date): string {
  const id = newId(now);
  if (newest === undefined || id > newest) return id;
  const [, day, time] = /^(\d{8}T)(\d{6}Z)/.exec(newest) ?? [];
  if (day === undefined) return id;
  const moment = Temporal.Instant.from(`${day}${time}`);
  return newId(new Date(moment.epochMilliseconds + 1000));
}
