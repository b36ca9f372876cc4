import {join} from 'node:path';
import {Problem} from '../../../company/problem.ts';
import {allHeld} from '../../../pipelines/held.ts';
import type {Manifest} from '../../../pipelines/manifest.ts';
import type {RunLine} from '../../../pipelines/runs/event.ts';
import {logFile, runIds} from '../../../pipelines/runs/folder.ts';
import {itemsOf, type RunItem} from '../../../pipelines/runs/items.ts';
import {readLog} from '../../../pipelines/runs/read_log.ts';
import {readRun, readRuns, runningId} from '../../../pipelines/runs/runs.ts';
import type {RunSummary} from '../../../pipelines/runs/summary.ts';
import {publishedId} from '../../../warehouse/snapshot.ts';
import {pageOf, type RowPage} from '../../paging.ts';
import {WrongQuestion} from '../../wrong_question.ts';
import {withoutStack} from './problem_text.ts';

const pageSize = 50;

export interface RunsAnswer extends RowPage<RunSummary> {
  /** How many there are in all. */
  all: number;
  running: string | undefined;
}

/** A page of the list of runs, newest first. */
export async function readList(data: string, page: number): Promise<RunsAnswer> {
  const ids = await runIds(data);
  const all = ids.length;
  const listed = await pageOf(page, {all, size: pageSize}, async (limit, offset) =>
    (await readRuns(data, ids.slice(offset, offset + limit))).map(shown),
  );
  return {...listed, all, running: await runningId(data)};
}

/** Every run of which there is a log, newest first. */
export async function* allRuns(data: string): AsyncIterable<RunSummary> {
  for (const id of await runIds(data)) {
    const run = await readRun(data, id);
    if (run) yield shown(run);
  }
}

export interface RunAnswer {
  run: RunSummary;
  items: RunItem[];
  log: RunLine[];
}

/** One run with everything that its log tells. */
export async function readOne(data: string, id: string): Promise<RunAnswer> {
  const run = await readRun(data, id);
  if (!run) throw noSuchRun(id);
  const log = (await readLog(logFile(data, id))).map(line =>
    'problem' in line ? {...line, problem: withoutStack(line.problem)} : line,
  );
  return {run: shown(run), items: itemsOf(log), log};
}

const shown = (run: RunSummary): RunSummary => ({
  ...run,
  problem: run.problem && withoutStack(run.problem),
});

/** What is held back, or why nobody can tell. */
export interface Held {
  deliveries: Manifest[];
  problem: string | undefined;
}

/** The deliveries that wait for somebody to answer for them. */
export async function readHeld(data: string): Promise<Held> {
  try {
    return {deliveries: await allHeld(join(data, 'landing')), problem: undefined};
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return {deliveries: [], problem: error.message};
  }
}

/** The snapshot that is shown, which has the id of the run that made it. */
export const readPublished = (data: string): Promise<string | undefined> => publishedId(data);

const noSuchRun = (id: string) =>
  new WrongQuestion([
    {
      parameter: 'run',
      value: id,
      possible: ({allowed, error}) => error.expected(allowed.run),
    },
  ]);
