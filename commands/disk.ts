import {stat, statfs} from 'node:fs/promises';
import {join, relative} from 'node:path';
import {Problem} from '../company/problem.ts';
import {bytesBelow} from '../pipelines/bytes_below.ts';
import {entriesOf, keptSnapshots, snapshotBytes} from '../warehouse/kept_snapshots.ts';
import {publishedId} from '../warehouse/snapshot.ts';
import {bytesText} from './bytes_text.ts';

/** What the bytes of a data folder are for. */
const kinds = ['landed', 'staged', 'snapshots', 'runs', 'passing', 'other'] as const;
type Kind = (typeof kinds)[number];

/** Bytes of a data folder by what they are for; a file with several names counts once. */
export async function diskUse(data: string): Promise<Record<Kind, number>> {
  const use = {landed: 0, staged: 0, snapshots: 0, runs: 0, passing: 0, other: 0};
  const counted = new Set<number>();
  const add = async (folder: string) => {
    for (const entry of await entriesOf(folder)) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) await add(path);
      if (!entry.isFile()) continue;
      const found = await stat(path).catch(() => undefined);
      if (!found || counted.has(found.ino)) continue;
      if (found.nlink > 1) counted.add(found.ino);
      use[kindOf(relative(data, path))] += found.size;
    }
  };
  await add(data);
  return use;
}

function kindOf(path: string): Kind {
  if (/^building-|^landing\/\.spill\/|^landing\/[^/]+\/[^/]+\/incoming\//.test(path)) {
    return 'passing';
  }
  if (/^landing\/.*\/(rows|quarantine|staged)-[0-9a-f]{12}\./.test(path)) return 'staged';
  if (path.startsWith('landing/')) return 'landed';
  if (path.startsWith('snapshots/')) return 'snapshots';
  return path.startsWith('runs/') ? 'runs' : 'other';
}

/** Space on the disk, and what a night takes of it. */
export interface Space {
  free: number;
  /** Without so much it cannot end well: the published snapshot is copied, and then changed. */
  needed: number;
  /** With so much it does: the copy grows, and what comes is about as much as came last. */
  comfortable: number;
}

/** How much space is free for a night, and how much it will want. */
export async function spaceFor(data: string): Promise<Space> {
  const {bavail, bsize} = await statfs(data);
  const id = await publishedId(data);
  const needed = id ? await snapshotBytes(data, id) : 0;
  const comfortable = Math.ceil(needed * 1.5) + 2 * (await lastDeliveries(join(data, 'landing')));
  return {free: bavail * bsize, needed, comfortable};
}

async function lastDeliveries(landing: string): Promise<number> {
  let bytes = 0;
  for (const source of await foldersIn(landing)) {
    for (const stream of await foldersIn(source)) {
      const deliveries = (await foldersIn(stream)).filter(folder => /\/\d{6,}$/.test(folder));
      const newest = deliveries.sort().at(-1);
      if (newest) bytes += await bytesBelow(newest);
    }
  }
  return bytes;
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await entriesOf(folder);
  return entries.filter(entry => entry.isDirectory()).map(({name}) => join(folder, name));
}

/** Why a night should not begin, if there is a reason. */
export function tooLittle({free, needed}: Space, data: string): Problem | undefined {
  if (free >= needed) return undefined;
  return new Problem({
    where: data,
    what: `the disk is too full for a night: ${bytesText(free)} are free, and it needs ${bytesText(needed)} at the least`,
    next: 'Free some space, or keep fewer snapshots ("keep" in company.yaml); what is published stays.',
  });
}

/** What to say of a disk that gets full, if anything. */
export const gettingFull = ({free, comfortable}: Space): string | undefined =>
  free < comfortable
    ? `the disk gets full: ${bytesText(free)} are free, and a night takes up to ${bytesText(comfortable)}`
    : undefined;

/** The snapshots that are kept, newest first, with their sizes. */
export async function snapshotList(data: string) {
  const all = await keptSnapshots(data);
  return Promise.all(
    all.map(async ({id, business_date}) => ({
      id,
      business_date: business_date ?? null,
      bytes: await snapshotBytes(data, id),
    })),
  );
}

const shown = 8;

/** The newest of them as lines, and how many are older. */
export function snapshotLines(
  all: Awaited<ReturnType<typeof snapshotList>>,
  published: string,
): string[] {
  const lines = all
    .slice(0, shown)
    .map(
      ({id, business_date, bytes}) =>
        `  ${id}, as of ${business_date ?? 'an unknown day'}, ${bytesText(bytes)}${id === published ? ', published' : ''}`,
    );
  const older = all.length - lines.length;
  return [
    `Snapshots     ${all.length} kept`,
    ...lines,
    ...(older > 0 ? [`  and ${older} older ones (--json lists them)`] : []),
  ];
}

/** What the disk is used for, and whether a night has room on it. */
export function diskLines(use: Record<Kind, number>, space: Space, data: string): string[] {
  const total = kinds.reduce((sum, kind) => sum + use[kind], 0);
  const parts = kinds.filter(kind => use[kind] > 0).map(kind => `${kind} ${bytesText(use[kind])}`);
  const worry = tooLittle(space, data)?.what ?? gettingFull(space);
  return [
    `Disk          ${bytesText(total)} in ${data}: ${parts.join(', ')}`,
    `Free          ${bytesText(space.free)}${worry ? `; ${worry}` : ''}`,
  ];
}
