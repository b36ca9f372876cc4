import {stat} from 'node:fs/promises';
import {isLocked} from '../lock.ts';
import type {RunLine} from './event.ts';
import {logFile, runIds} from './folder.ts';
import {readLog, summaryAtEnd} from './read_log.ts';
import type {RunSummary} from './summary.ts';
import {tallyOf} from './tally.ts';

/** What was read of a log, as long as the log is as it was then. */
const known = new Map<string, {mark: string; summary: RunSummary}>();
const mostKnown = 2_000;

/** What a run did or does; undefined where there is no log of it (any more). */
export async function readRun(data: string, id: string): Promise<RunSummary | undefined> {
  const file = logFile(data, id);
  try {
    const {size, mtimeMs} = await stat(file);
    const mark = `${size} ${mtimeMs}`;
    const old = known.get(file);
    const summary = old?.mark === mark ? old.summary : await readSummary(id, file);
    remember(file, {mark, summary});
    if (summary.status !== 'running' || (await isGoingOn(data, id))) return summary;
    return {...summary, status: 'died'};
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

const readSummary = async (id: string, file: string) =>
  (await summaryAtEnd(file)) ?? summaryOf(id, await readLog(file));

function remember(file: string, read: {mark: string; summary: RunSummary}): void {
  known.delete(file);
  known.set(file, read);
  if (known.size > mostKnown) known.delete(known.keys().next().value!);
}

/** Whether a run goes on: it is the newest, has not ended, and somebody holds the lock. */
export async function isGoingOn(data: string, id: string): Promise<boolean> {
  const [newest] = await runIds(data);
  if (id !== newest || (await summaryAtEnd(logFile(data, id)))) return false;
  return isLocked(data);
}

/** Adds up the lines of a run. */
function summaryOf(id: string, lines: readonly RunLine[]): RunSummary {
  const tally = tallyOf(id);
  for (const line of lines) tally.add(line);
  return tally.summary();
}

/** Runs by their ids, in that order; those whose log has gone meanwhile are left out. */
export async function readRuns(data: string, ids: readonly string[]): Promise<RunSummary[]> {
  const runs: RunSummary[] = [];
  for (const id of ids) {
    const run = await readRun(data, id);
    if (run) runs.push(run);
  }
  return runs;
}

/** The id of the run that goes on, if there is one. */
export async function runningId(data: string): Promise<string | undefined> {
  const [newest] = await runIds(data);
  return newest && (await isGoingOn(data, newest)) ? newest : undefined;
}

/** The newest run that does not go on any more. */
export async function lastRun(data: string): Promise<RunSummary | undefined> {
  const [newest, before] = await runIds(data);
  if (!newest) return undefined;
  const id = (await isGoingOn(data, newest)) ? before : newest;
  return id === undefined ? undefined : readRun(data, id);
}
