import {availableParallelism} from 'node:os';
import {join} from 'node:path';
import type {Company} from '../company/company.ts';
import {Problem} from '../company/problem.ts';
import type {StreamDeclaration} from '../company/sources/declared.ts';
import {
  deliveryFolder,
  inEffect,
  landedDeliveries,
  type Manifest,
  replacedBy,
} from '../pipelines/manifest.ts';
import {type Connection, openDatabase} from '../warehouse/database.ts';
import {entityNamed} from '../warehouse/entities/index.ts';
import type {StagedStream} from '../warehouse/staging/relations.ts';
import {type Staged, stage, wasStaged} from '../warehouse/staging/stage.ts';
import {threadsFor} from '../warehouse/threads.ts';

interface StagingOptions {
  company: Company;
  landing: string;
  signal: AbortSignal;
  /** Whether deliveries with rows in quarantine are staged again, though no rule has changed. */
  again: boolean;
  onDelivery(stream: string, done: number, total: number): void;
  onStaged(staged: Staged, seconds: number): void;
  onFailed(stream: string, problem: Problem): void;
}

interface Job {
  declaration: StreamDeclaration;
  /** The delivery that is in effect, and behind it those that it replaced, newest first. */
  candidates: Manifest[];
  /** A full delivery that was replaced, of a thing whose history is in its deliveries. */
  isEarlier: boolean;
}

interface Done {
  job: Job;
  staged: Staged;
}

/**
 * Stages what is in effect of every stream, as many deliveries at once as there are cores. In the
 * place of a delivery that can't be staged comes the one that it replaced: the last good data.
 */
export async function stageStreams(options: StagingOptions): Promise<StagedStream[]> {
  const {company, landing} = options;
  const jobs = await jobsOf(company, landing);
  const rows = jobs.reduce((sum, {candidates: [newest]}) => sum + (newest?.records ?? 0), 0);
  const database = await openDatabase(':memory:', {
    memory: '2GB',
    spill: join(landing, '.spill'),
    threads: threadsFor(rows),
  });
  try {
    const staged = await inParallel(jobs, availableParallelism(), async queue => {
      const db = await database.connect();
      interruptOn(options.signal, db);
      return stageJobs(db, queue, jobs.length, options);
    });
    return company.streams.map(declaration => stagedStream(declaration, staged.flat()));
  } finally {
    database.close();
  }
}

function stagedStream(declaration: StreamDeclaration, all: readonly Done[]): StagedStream {
  const {source, stream, entity, delivery, history} = declaration;
  const own = all
    .filter(({job}) => job.declaration === declaration)
    .sort((a, b) => a.staged.manifest.sequence - b.staged.manifest.sequence);
  const deliveries = own.filter(({job}) => !job.isEarlier).map(({staged}) => staged);
  const first = deliveries[0]?.manifest.sequence ?? 0;
  const earlier = own
    .filter(({job, staged}) => job.isEarlier && staged.manifest.sequence < first)
    .map(({staged}) => staged);
  return {source, stream, entity, delivery, history, deliveries, earlier};
}

async function jobsOf({streams}: Company, landing: string): Promise<Job[]> {
  const jobs: Job[] = [];
  for (const declaration of streams) {
    const landed = await landedDeliveries(landing, declaration.source, declaration.stream);
    for (const manifest of inEffect(landed)) {
      const replaced = replacedBy(manifest, landed);
      jobs.push({declaration, candidates: [manifest, ...replaced], isEarlier: false});
      if (!hasHistoryInDeliveries(declaration)) continue;
      for (const earlier of replaced) {
        if (!(await wasStaged(deliveryFolder(landing, earlier)))) continue;
        jobs.push({declaration, candidates: [earlier], isEarlier: true});
      }
    }
  }
  return jobs;
}

/** Whether what full deliveries said before is the only history that there is. */
function hasHistoryInDeliveries({entity, delivery, columns, history}: StreamDeclaration): boolean {
  const version = entity && entityNamed(entity)?.version;
  return history && delivery === 'full' && version !== undefined && !columns[version];
}

/**
 * Workers that take from one queue; each returns what it did. When one fails, the others finish
 * what they have in hand and take no more, so that nobody works on when the failure is told.
 */
async function inParallel<Item, Result>(
  items: readonly Item[],
  workers: number,
  work: (queue: Iterator<[number, Item]>) => Promise<Result>,
): Promise<Result[]> {
  const queue = items.entries();
  const outcomes = await Promise.allSettled(
    Array.from({length: workers}, () =>
      work(queue).catch((error: unknown) => {
        while (!queue.next().done);
        throw error;
      }),
    ),
  );
  return outcomes.map(outcome => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  });
}

async function stageJobs(
  db: Connection,
  queue: Iterator<[number, Job]>,
  total: number,
  options: StagingOptions,
): Promise<Done[]> {
  const done: Done[] = [];
  for (let next = queue.next(); !next.done; next = queue.next()) {
    const [index, job] = next.value;
    options.signal.throwIfAborted();
    options.onDelivery(nameOf(job), index, total);
    const began = performance.now();
    const staged = await stageFirstGood(db, job, options);
    if (!staged) continue;
    done.push({job, staged});
    if (!job.isEarlier) options.onStaged(staged, Math.round(performance.now() - began) / 1000);
  }
  return done;
}

/**
 * The first candidate that can be staged. Where none can, but one could before, the rules have
 * changed for the worse: to publish without these rows would empty what was good yesterday.
 */
async function stageFirstGood(
  db: Connection,
  job: Job,
  {landing, again, onFailed}: StagingOptions,
): Promise<Staged | undefined> {
  let failure: Problem | undefined;
  for (const manifest of job.candidates) {
    try {
      return await stage(db, deliveryFolder(landing, manifest), manifest, job.declaration, again);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (job.isEarlier) return undefined;
      failure ??= error;
      onFailed(nameOf(job), error);
    }
  }
  for (const manifest of job.candidates) {
    if (await wasStaged(deliveryFolder(landing, manifest))) throw failure;
  }
  return undefined;
}

const nameOf = ({declaration: {source, stream}}: Job) => `${source}/${stream}`;

/** Ends a running query when the night is interrupted. */
export function interruptOn(signal: AbortSignal, db: Connection): void {
  signal.addEventListener('abort', () => db.interrupt(), {once: true});
}
