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
import type {StagedStream} from '../warehouse/staging/relations.ts';
import {type Staged, stage, wasStaged} from '../warehouse/staging/stage.ts';

interface StagingOptions {
  company: Company;
  landing: string;
  signal: AbortSignal;
  /** Whether deliveries with rows in quarantine are staged again, though no rule has changed. */
  again: boolean;
  onDelivery(stream: string, done: number, total: number): void;
  onStaged(staged: Staged): void;
  onFailed(stream: string, problem: Problem): void;
}

interface Job {
  declaration: StreamDeclaration;
  /** The delivery that is in effect, and behind it those that it replaced, newest first. */
  candidates: Manifest[];
}

/**
 * Stages what is in effect of every stream, as many deliveries at once as there are cores. In the
 * place of a delivery that can't be staged comes the one that it replaced: the last good data.
 */
export async function stageStreams(options: StagingOptions): Promise<StagedStream[]> {
  const {company, landing} = options;
  const database = await openDatabase(':memory:', {
    memory: '2GB',
    spill: join(landing, '.spill'),
  });
  try {
    const jobs = await jobsOf(company, landing);
    const staged = await inParallel(jobs, availableParallelism(), async queue => {
      const db = await database.connect();
      interruptOn(options.signal, db);
      return stageJobs(db, queue, jobs.length, options);
    });
    return company.streams.map(({source, stream, entity}) => ({
      source,
      stream,
      entity,
      deliveries: staged
        .flat()
        .filter(({manifest}) => manifest.source === source && manifest.stream === stream)
        .sort((a, b) => a.manifest.sequence - b.manifest.sequence),
    }));
  } finally {
    database.close();
  }
}

async function jobsOf({streams}: Company, landing: string): Promise<Job[]> {
  const jobs: Job[] = [];
  for (const declaration of streams) {
    const landed = await landedDeliveries(landing, declaration.source, declaration.stream);
    for (const manifest of inEffect(landed)) {
      jobs.push({declaration, candidates: [manifest, ...replacedBy(manifest, landed)]});
    }
  }
  return jobs;
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
): Promise<Staged[]> {
  const done: Staged[] = [];
  for (let next = queue.next(); !next.done; next = queue.next()) {
    const [index, job] = next.value;
    options.signal.throwIfAborted();
    options.onDelivery(nameOf(job), index, total);
    const staged = await stageFirstGood(db, job, options);
    if (!staged) continue;
    done.push(staged);
    options.onStaged(staged);
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
