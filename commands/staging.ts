import {availableParallelism} from 'node:os';
import {join} from 'node:path';
import type {Company} from '../company/company.ts';
import {Problem} from '../company/problem.ts';
import type {StreamDeclaration} from '../company/sources.ts';
import {deliveryFolder, inEffect, landedDeliveries, type Manifest} from '../pipelines/manifest.ts';
import {type Connection, openDatabase} from '../warehouse/database.ts';
import type {StagedStream} from '../warehouse/relations.ts';
import {type Staged, stage} from '../warehouse/stage.ts';

interface StagingOptions {
  company: Company;
  landing: string;
  signal: AbortSignal;
  onDelivery(stream: string, done: number, total: number): void;
  onStaged(staged: Staged): void;
  onFailed(stream: string, problem: Problem): void;
}

interface Job {
  declaration: StreamDeclaration;
  manifest: Manifest;
}

/**
 * Stages what is in effect of every stream, as many deliveries at once as there are cores. A
 * delivery that can't be staged fails its stream, not the others.
 */
export async function stageStreams(options: StagingOptions): Promise<StagedStream[]> {
  const {company, landing} = options;
  const database = await openDatabase(':memory:', {spill: join(landing, '.spill')});
  try {
    const jobs = await jobsOf(company, landing);
    const staged = await inParallel(jobs, availableParallelism(), async queue => {
      const db = await database.connect();
      interruptOn(options.signal, db);
      return stageJobs(db, queue, jobs.length, options);
    });
    const failed = new Set(staged.flatMap(each => each.failed));
    return company.streams.map(({source, stream, entity}) => ({
      source,
      stream,
      entity,
      deliveries: failed.has(`${source}/${stream}`)
        ? []
        : staged
            .flatMap(each => each.done)
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
    for (const manifest of inEffect(landed)) jobs.push({declaration, manifest});
  }
  return jobs;
}

/** Workers that take from one queue; each returns what it did. */
async function inParallel<Item, Result>(
  items: readonly Item[],
  workers: number,
  work: (queue: Iterator<[number, Item]>) => Promise<Result>,
): Promise<Result[]> {
  const queue = items.entries();
  return Promise.all(Array.from({length: workers}, () => work(queue)));
}

async function stageJobs(
  db: Connection,
  queue: Iterator<[number, Job]>,
  total: number,
  {landing, signal, onDelivery, onStaged, onFailed}: StagingOptions,
): Promise<{done: Staged[]; failed: string[]}> {
  const done: Staged[] = [];
  const failed: string[] = [];
  for (let next = queue.next(); !next.done; next = queue.next()) {
    const [index, {declaration, manifest}] = next.value;
    const name = `${declaration.source}/${declaration.stream}`;
    signal.throwIfAborted();
    onDelivery(name, index, total);
    try {
      const staged = await stage(db, deliveryFolder(landing, manifest), manifest, declaration);
      done.push(staged);
      onStaged(staged);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      failed.push(name);
      onFailed(name, error);
    }
  }
  return {done, failed};
}

/** Ends a running query when the night is interrupted. */
export function interruptOn(signal: AbortSignal, db: Connection): void {
  signal.addEventListener('abort', () => db.interrupt(), {once: true});
}
