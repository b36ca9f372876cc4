import type {Company} from '../company/company.ts';
import {explained, Problem} from '../company/problem.ts';
import {runIds} from '../pipelines/runs/folder.ts';
import {idAfter, keptSnapshots} from '../warehouse/kept_snapshots.ts';
import {removeLeftovers} from '../warehouse/leftovers.ts';
import {prune} from '../warehouse/retention.ts';
import {gettingFull, spaceFor, tooLittle} from './disk.ts';

/** The id of a new run, behind those of all earlier ones, even when the clock has been set back. */
export async function nextId(data: string, now: Date): Promise<string> {
  const [snapshot] = await keptSnapshots(data);
  const [run] = await runIds(data);
  const newest = [snapshot?.id, run].filter(id => id !== undefined).sort();
  return idAfter(newest.at(-1), now);
}

/**
 * Before a night: removes what a killed one has left, and snapshots that need not be kept. Throws
 * when the disk is too full for a night all the same, and returns what is to be noticed.
 */
export async function makeRoom(data: string, company: Company): Promise<string[]> {
  await removeLeftovers(data);
  await pruneSnapshots(data, company);
  const space = await spaceFor(data);
  const problem = tooLittle(space, data);
  if (problem) throw problem;
  const warning = gettingFull(space);
  return warning ? [warning] : [];
}

/** After a night, which is good whether there is room for the next one or not. */
export async function tidyUp(data: string, company: Company): Promise<string[]> {
  try {
    await pruneSnapshots(data, company);
    return [];
  } catch (error) {
    const problem = explained(error, data);
    if (!(problem instanceof Problem)) throw error;
    return [`old snapshots could not be removed: ${problem.message}`];
  }
}

function pruneSnapshots(data: string, {settings}: Company): Promise<string[]> {
  const timeZone = settings.time_zone;
  const now = new Date().toTemporalInstant().toZonedDateTimeISO(timeZone);
  const today = now.toPlainDate().toString();
  return prune(data, {keep: settings.keep, today, timeZone});
}
