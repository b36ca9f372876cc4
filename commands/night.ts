import {mkdir, readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {type Company, closedUntilNow} from '../company/company.ts';
import {type ExitStatus, exitStatus, explained, Problem} from '../company/problem.ts';
import {bytesBelow} from '../pipelines/bytes_below.ts';
import {closingsOf} from '../pipelines/closings.ts';
import {type ExtractionListener, extract} from '../pipelines/extract.ts';
import {decisionsOf} from '../pipelines/identity.ts';
import {isBusy, locked} from '../pipelines/lock.ts';
import type {RunEvent} from '../pipelines/runs/event.ts';
import {runLog} from '../pipelines/runs/run_log.ts';
import {openStreams} from '../pipelines/streams.ts';
import {whatChanged} from '../scorecard/differences/difference.ts';
import {companyModels} from '../scorecard/model_files.ts';
import type {Built} from '../warehouse/built.ts';
import type {CheckResult} from '../warehouse/checks.ts';
import {publishedId, type SnapshotManifest} from '../warehouse/snapshot.ts';
import type {StagedStream} from '../warehouse/staging/relations.ts';
import {requireWhole} from './backup/place.ts';
import {buildAndPublish, todayIn} from './build_night.ts';
import {noteEarlyWarnings} from './early_warnings.ts';
import {ended} from './ended.ts';
import {makeRoom, nextId, tidyUp} from './housekeeping.ts';
import type {Mistaken} from './places.ts';
import {interruptOn, stageStreams} from './staging.ts';

export interface NightOptions {
  /** One with a mistake in its settings fails at once, and that is written down. */
  company: Company | Mistaken;
  data: string;
  asOf?: string | undefined;
  /** Builds everything anew, instead of what is out of date. */
  full?: boolean | undefined;
  /** Asks no system; stages again what has rows in quarantine, after the rules were mended. */
  replay?: boolean | undefined;
  signal: AbortSignal;
  tell(event: RunEvent): void;
}

export interface Night {
  status: ExitStatus;
  manifest: SnapshotManifest;
  streams: StreamSummary[];
  /** Streams and files of staging SQL whose last good data is used. */
  failed: string[];
  /** What was odd about deliveries that landed this night, though they count. */
  noticed: string[];
  /** What is different now, in terms of the business; nothing after a first night. */
  changed: string;
  /** How many promises were held. */
  checks: number;
}

/** What a stream brought this night, for the summary. */
interface StreamSummary {
  source: string;
  stream: string;
  deliveries: number;
  delivered: number;
  loaded: number;
  quarantined: number;
  duplicate: number;
  problem: string | undefined;
}

/** One night: extract, verify, stage, build, check, publish, tell. */
export async function night(options: NightOptions): Promise<Night> {
  const {data, signal} = options;
  const id = await nextId(data, new Date());
  let hasLog = false;
  try {
    return await locked(data, async () => {
      await requireWhole(data);
      const log = await runLog(data, id, options.tell);
      hasLog = true;
      try {
        return await ended('refresh', run(id, {...options, tell: log.tell}));
      } catch (error) {
        log.tell(failure(signal.aborted ? interrupted() : explained(error, data)));
        throw error;
      } finally {
        await log.close();
      }
    });
  } catch (error) {
    const known = signal.aborted ? interrupted() : explained(error, data);
    if (!hasLog && !isBusy(known)) await logged(options, id, failure(known));
    throw known;
  }
}

function failure(known: unknown): RunEvent {
  const problem = known instanceof Problem ? known : undefined;
  return {
    event: 'failed',
    status: problem?.status ?? exitStatus.failed,
    problem: problem?.message ?? String((known as Error).stack),
  };
}

/** Who looks for a run that could not even begin finds why, where that can be written. */
async function logged({data, tell}: NightOptions, id: string, event: RunEvent): Promise<void> {
  const log = await runLog(data, id, tell).catch(() => undefined);
  log?.tell(event);
  await log?.close();
}

async function run(id: string, options: NightOptions): Promise<Night> {
  const {data, signal, tell} = options;
  const {company: known} = options;
  const began = performance.now();
  tell({
    event: 'started',
    id,
    company: known.settings.name,
    how: options.replay ? 'replay' : options.full ? 'full' : 'refresh',
  });

  if ('mistake' in known) throw known.mistake;
  const company = closedUntilNow(known, closingsOf(data));
  const landing = join(data, 'landing');
  const failed = new Map<string, Problem>();
  const noticed = await makeRoom(data, company);
  const nameOf = (stream: {source: string; name: string}) => `${stream.source}/${stream.name}`;
  const fail = (stream: string, problem: Problem) => {
    failed.set(stream, problem);
    tell({event: 'stream failed', stream, problem: problem.message});
  };
  await mkdir(landing, {recursive: true});
  if (!options.replay) {
    tell({event: 'step began', step: 'extract'});
    const {streams: sources, close} = openStreams(company.streams, {
      files: company.files,
      environment: process.env,
      signal,
    });
    const listener: ExtractionListener = {
      onStream: (stream, done, total) =>
        tell({event: 'step', step: 'extract', what: nameOf(stream), done, total}),
      onLanded({source, stream, origin, records, warnings}) {
        noticed.push(...warnings.map(each => `${source}/${stream}, ${origin.name}: ${each}`));
        tell({
          event: 'landed',
          source,
          stream,
          file: origin.name,
          rows: records,
          bytes: origin.bytes,
          warnings,
        });
      },
      onFailed: (stream, problem) => fail(nameOf(stream), problem),
    };
    await extract(landing, sources, listener, signal).finally(close);
  }

  if (options.replay && (await readdir(landing)).length === 0) throw nothingLanded(landing);
  tell({event: 'step began', step: 'stage'});
  const streams = await stageStreams({
    company,
    landing,
    signal,
    again: options.replay === true,
    onDelivery: (what, done, total) => tell({event: 'step', step: 'stage', what, done, total}),
    onStaged({manifest, reconciliation: {money: _, ...rows}}, seconds) {
      const {source, stream, origin} = manifest;
      tell({event: 'staged', source, stream, file: origin.name, seconds, ...rows});
    },
    onFailed: fail,
  });
  tell({event: 'step began', step: 'build'});
  const models = await companyModels(company);
  const before = await publishedId(data);
  let checks: CheckResult[] = [];
  const manifest = await buildAndPublish({
    id,
    data,
    company,
    streams,
    models,
    decisions: decisionsOf(data),
    asOf: options.asOf,
    today: todayIn(company),
    full: options.full === true,
    signal,
    failedStreams: () => [...failed.keys()],
    onStagingFailed: fail,
    elapsed: () => Math.round((performance.now() - began) / 100) / 10,
    onConnection: db => interruptOn(signal, db),
    onModel(name, done, total) {
      signal.throwIfAborted();
      tell({event: 'step', step: 'build', what: name, done, total});
    },
    onStep: step => tell({event: 'step began', step}),
    onBuilt(built) {
      checks = built.checks;
      for (const event of becameOf(built.tables)) tell(event);
      for (const check of checks) if (check.failures > 0) tell({event: 'check failed', ...check});
    },
    onNoticed: text => noticed.push(text),
    onAgain(reason) {
      noticed.push(`everything was built anew, because it could not be built on: ${reason}`);
      tell({event: 'build failed', reason});
      tell({event: 'step began', step: 'build'});
    },
  });

  const status = failed.size > 0 ? exitStatus.partial : exitStatus.fine;
  const changed = before ? await changesSince(data, before, id) : '';
  noticed.push(...(await warningsNoted(data, id)));
  noticed.push(...(await tidyUp(data, company)));
  const bytes = await bytesBelow(join(data, 'snapshots', id));
  tell({
    event: 'published',
    id,
    business_date: manifest.business_date,
    status,
    bytes,
    quarantined: manifest.rows_quarantined,
    changed,
  });
  return {
    status,
    manifest,
    streams: streams.map(each => summary(each, failed)),
    failed: [...failed.keys()],
    noticed,
    changed,
    checks: manifest.checks,
  };
}

/** What became of each table; those that were kept are told together, empty ones not at all. */
function becameOf(tables: Built['tables']): RunEvent[] {
  const filled = tables.filter(({rows}) => rows > 0);
  const kept = filled.filter(({how}) => how === 'kept');
  const built = filled.filter(({how}) => how !== 'kept');
  const others = tables.filter(({how, rows}) => how === 'kept' || rows === 0);
  return [
    ...built.map(({name, ...table}) => ({event: 'built' as const, model: name, ...table})),
    {
      event: 'kept',
      tables: Object.fromEntries(kept.map(({name, rows}) => [name, rows])),
      check_seconds: others.reduce((sum, each) => sum + each.check_seconds, 0),
    },
  ];
}

/** The night is published already; it is good even where the history of warnings can't be written. */
async function warningsNoted(data: string, id: string): Promise<string[]> {
  try {
    await noteEarlyWarnings(data, id);
    return [];
  } catch (error) {
    const [first] = (error instanceof Error ? error.message : String(error)).split('\n');
    return [`early warnings could not be written down: ${first}`];
  }
}

/** What the night has changed; a night is good even where nobody can say it. */
async function changesSince(data: string, before: string, after: string): Promise<string> {
  return whatChanged(data, {before, after}).catch((error: unknown) => {
    const [first] = (error instanceof Error ? error.message : String(error)).split('\n');
    return `What has changed cannot be said: ${first}`;
  });
}

function summary(
  {source, stream, deliveries}: StagedStream,
  failed: ReadonlyMap<string, Problem>,
): StreamSummary {
  const sum = (part: 'delivered' | 'loaded' | 'quarantined' | 'duplicate') =>
    deliveries.reduce((total, {reconciliation}) => total + reconciliation[part], 0);
  return {
    source,
    stream,
    deliveries: deliveries.length,
    delivered: sum('delivered'),
    loaded: sum('loaded'),
    quarantined: sum('quarantined'),
    duplicate: sum('duplicate'),
    problem: failed.get(`${source}/${stream}`)?.message,
  };
}

const nothingLanded = (landing: string) =>
  new Problem({
    where: landing,
    what: 'nothing has been landed yet that could be replayed',
    next: 'Run: kundenwert refresh',
  });

const interrupted = () =>
  new Problem({
    where: 'refresh',
    what: 'interrupted; nothing was published, and the snapshot of the last good night stays',
    next: 'Run: kundenwert refresh',
    status: exitStatus.interrupted,
  });
