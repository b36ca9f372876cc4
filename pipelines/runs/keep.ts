import {rm} from 'node:fs/promises';
import {logFile, runIds} from './folder.ts';
import {readRun} from './runs.ts';

/** More than a year of nights, so that this month can be compared with the same one before. */
const mostRuns = 400;
const mostMonths = 13;

/** Removes the logs of old runs; never that of this run, nor that of the newest failed one. */
export async function forgetOldRuns(data: string, current: string, now: Date): Promise<void> {
  const ids = await runIds(data);
  const oldest = idAt(now);
  const old = ids.filter((id, place) => id !== current && (place >= mostRuns || id < oldest));
  if (old.length === 0) return;
  const spared = await newestFailed(data, ids);
  for (const id of old) {
    if (id !== spared) await rm(logFile(data, id), {force: true});
  }
}

function idAt(now: Date): string {
  const day = now.toTemporalInstant().toZonedDateTimeISO('UTC').subtract({months: mostMonths});
  return day.toInstant().toString().replace(/[-:]/g, '').slice(0, 15);
}

async function newestFailed(data: string, ids: readonly string[]): Promise<string | undefined> {
  for (const id of ids) {
    const status = (await readRun(data, id))?.status;
    if (status === 'failed' || status === 'died') return id;
  }
  return undefined;
}
