import {constants} from 'node:fs';
import {access, copyFile, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {exitStatus, explained, Problem} from '../company/problem.ts';
import {renameDurably, sync} from '../pipelines/durable.ts';
import {locked} from '../pipelines/lock.ts';
import {type KeptSnapshot, keptSnapshots} from '../warehouse/kept_snapshots.ts';
import {
  openSnapshot,
  personalFile,
  requirePublished,
  setPublished,
  snapshotFolder,
} from '../warehouse/snapshot.ts';
import {identifier} from '../warehouse/sql.ts';
import type {Places} from './places.ts';

/** Where the persons' names that go with the numbers come from. */
type Names = 'its own' | 'the newest snapshot';

/** Lets readers have an older snapshot, until the next refresh publishes a new one. */
export async function rollback(
  {data}: Places,
  id: string | undefined,
  {json}: {json?: boolean},
): Promise<void> {
  await requirePublished(data);
  const done = await locked(data, () => rolledBack(data, id)).catch((error: unknown) => {
    throw explained(error, data);
  });
  if (json) {
    console.log(JSON.stringify({status: exitStatus.fine, ...done}, null, 2));
    return;
  }
  console.log(
    [
      `Published     ${done.published}, as of ${done.business_date}`,
      done.before === done.published
        ? 'Before        the same; nothing has changed'
        : `Before        ${done.before}`,
      `Names         from ${done.names}`,
      'The next refresh goes on from everything that has landed, and publishes a new snapshot.',
    ].join('\n'),
  );
}

async function rolledBack(data: string, wanted: string | undefined) {
  const all = await keptSnapshots(data);
  const before = await requirePublished(data);
  const target = wanted === undefined ? oneBefore(all, before) : named(all, wanted, before);
  const names = await completed(data, target.id, all);
  const snapshot = await openSnapshot(data, target.id, {personal: true}).catch((cause: unknown) => {
    throw unusable(target.id, before, cause);
  });
  const {manifest} = snapshot;
  try {
    const db = await snapshot.connect();
    for (const {name} of manifest.tables)
      await db.rows(`select 1 from ${identifier(name)} limit 1`);
  } catch (cause) {
    throw unusable(target.id, before, cause);
  } finally {
    snapshot.close();
  }
  if (target.id !== before) await setPublished(data, target.id);
  return {published: target.id, before, business_date: manifest.business_date, names};
}

function oneBefore(all: readonly KeptSnapshot[], published: string): KeptSnapshot {
  const older = all.find(({id}) => id < published);
  if (older) return older;
  throw new Problem({
    where: 'rollback',
    what: `there is nothing to roll back to: no snapshot that is kept is older than ${published}`,
    next: lines(all, published),
  });
}

function named(all: readonly KeptSnapshot[], wanted: string, published: string): KeptSnapshot {
  const found = all.find(({id}) => id === wanted);
  if (found) return found;
  throw new Problem({
    where: wanted,
    what: 'no snapshot of this name is kept',
    next: lines(all, published),
    status: exitStatus.wrongUse,
  });
}

const lines = (all: readonly KeptSnapshot[], published: string) =>
  [
    all.length > 0 ? 'Those that are kept:' : 'None is kept. Run: kundenwert refresh',
    ...all.map(
      ({id, business_date}) =>
        `  ${id}, as of ${business_date ?? 'an unknown day'}${id === published ? ', published' : ''}`,
    ),
  ].join('\n');

/**
 * Older snapshots have no names of persons any more. They get those of the newest snapshot: names
 * are keyed by the customer, and whoever has been forgotten since stays so.
 */
async function completed(data: string, id: string, all: readonly KeptSnapshot[]): Promise<Names> {
  const own = join(snapshotFolder(data, id), personalFile);
  if (await isThere(own)) return 'its own';
  for (const newer of all) {
    const file = join(snapshotFolder(data, newer.id), personalFile);
    if (!(await isThere(file))) continue;
    await copyDurably(file, own);
    return 'the newest snapshot';
  }
  throw new Problem({
    where: id,
    what: 'the file with the names of persons is gone from every snapshot',
    next: 'Run: kundenwert refresh. It writes the names anew from everything that has landed.',
  });
}

const isThere = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );

async function copyDurably(from: string, to: string): Promise<void> {
  const aside = `${to}.new`;
  try {
    await copyFile(from, aside, constants.COPYFILE_FICLONE);
    await sync(aside);
    await renameDurably(aside, to);
  } finally {
    await rm(aside, {force: true});
  }
}

const unusable = (id: string, published: string, cause: unknown) =>
  new Problem({
    where: id,
    what: `this snapshot cannot be used (${cause instanceof Error ? cause.message.split('\n')[0] : cause})`,
    next: `${published} stays published. Name another one: kundenwert rollback ID (kundenwert status lists them)`,
    cause,
  });
