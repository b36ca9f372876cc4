import {mkdir, readdir} from 'node:fs/promises';
import {join} from 'node:path';
import type {Company} from '../company/company.ts';
import {type ExitStatus, exitStatus, explained, Problem} from '../company/problem.ts';
import {type ExtractionListener, extract} from '../pipelines/extract.ts';
import {locked} from '../pipelines/lock.ts';
import {openStreams} from '../pipelines/streams.ts';
import {build} from '../warehouse/build.ts';
import type {Built} from '../warehouse/built.ts';
import type {CheckResult} from '../warehouse/checks.ts';
import {readModel} from '../warehouse/model.ts';
import {newId, publish, type SnapshotManifest} from '../warehouse/snapshot.ts';
import type {StagedStream} from '../warehouse/staging/relations.ts';
import {modelFiles} from './model_files.ts';
import {type NightEvent, runLog} from './run_log.ts';
import {interruptOn, stageStreams} from './staging.ts';

export interface NightOptions {
  company: Company;
  data: string;
  asOf?: string | undefined;
  /** Asks no system; stages again what has rows in quarantine, after the rules were mended. */
  replay?: boolean | undefined;
  signal: AbortSignal;
  tell(event: NightEvent): void;
}

export interface Night {
  status: ExitStatus;
  manifest: SnapshotManifest;
  streams: StreamSummary[];
  /** What was odd about deliveries that landed this night, though they count. */
  noticed: string[];
  checks: CheckResult[];
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
  const id = newId(new Date());
  try {
    return await locked(options.data, async () => {
      const log = await runLog(options.data, id, options.tell);
      try {
        return await run(id, {...options, tell: log.tell});
      } catch (error) {
        const known = options.signal.aborted ? interrupted() : explained(error, options.data);
        const problem = known instanceof Problem ? known : undefined;
        log.tell({
          event: 'failed',
          status: problem?.status ?? exitStatus.failed,
          problem: problem?.message ?? String((error as Error).stack),
        });
        throw known;
      } finally {
        await log.close();
      }
    });
  } catch (error) {
    throw options.signal.aborted ? interrupted() : explained(error, options.data);
  }
}

async function run(id: string, options: NightOptions): Promise<Night> {
  const {company, data, signal, tell} = options;
  const began = performance.now();
  tell({event: 'started', id, company: company.settings.name});

  const landing = join(data, 'landing');
  const failed = new Map<string, Problem>();
  const noticed: string[] = [];
  const nameOf = (stream: {source: string; name: string}) => `${stream.source}/${stream.name}`;
  const fail = (stream: string, problem: Problem) => {
    failed.set(stream, problem);
    tell({event: 'stream failed', stream, problem: problem.message});
  };
  await mkdir(landing, {recursive: true});
  if (!options.replay) {
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
        tell({event: 'landed', source, stream, file: origin.name, rows: records, warnings});
      },
      onFailed: (stream, problem) => fail(nameOf(stream), problem),
    };
    await extract(landing, sources, listener, signal).finally(close);
  }

  if (options.replay && (await readdir(landing)).length === 0) throw nothingLanded(landing);
  const streams = await stageStreams({
    company,
    landing,
    signal,
    again: options.replay === true,
    onDelivery: (what, done, total) => tell({event: 'step', step: 'stage', what, done, total}),
    onStaged({manifest, reconciliation: {money: _, ...rows}}) {
      const {source, stream, origin} = manifest;
      tell({event: 'staged', source, stream, file: origin.name, ...rows});
    },
    onFailed: fail,
  });
  const models = await Promise.all((await modelFiles(company)).map(readModel));
  let built: Built | undefined;
  const manifest = await publish(data, id, async db => {
    interruptOn(signal, db);
    built = await build(db, {
      company,
      streams,
      models,
      asOf: options.asOf,
      today: todayIn(company.settings.time_zone),
      onModel(name, done, total) {
        signal.throwIfAborted();
        tell({event: 'step', step: 'build', what: name, done, total});
      },
    });
    signal.throwIfAborted();
    for (const check of built.checks)
      if (check.failures > 0) tell({event: 'check failed', ...check});
    requireChecks(built.checks);
    return describe(id, company, built, failed, (performance.now() - began) / 1000);
  });

  const status = failed.size > 0 ? exitStatus.partial : exitStatus.fine;
  tell({event: 'published', id, business_date: manifest.business_date, status});
  return {
    status,
    manifest,
    streams: streams.map(each => summary(each, failed)),
    noticed,
    checks: built?.checks ?? [],
  };
}

function requireChecks(checks: readonly CheckResult[]): void {
  const broken = checks.filter(({severity, failures}) => severity === 'check' && failures > 0);
  if (broken.length === 0) return;
  const lines = broken.map(
    ({model, condition, meaning, failures}) =>
      `${model}: ${failures} ${failures === 1 ? 'row breaks' : 'rows break'} "${meaning ?? condition}"`,
  );
  throw new Problem({
    where: 'checks',
    what: `${broken.length} of ${checks.length} promises are broken, so nothing was published:\n${lines.join('\n')}`,
    next: 'The snapshot of the last good night stays. Mend the data or the model, then run: kundenwert refresh',
  });
}

function describe(
  id: string,
  company: Company,
  built: Built,
  failed: ReadonlyMap<string, Problem>,
  seconds: number,
): SnapshotManifest {
  const warnings = built.checks.filter(
    ({severity, failures}) => severity === 'warn' && failures > 0,
  );
  return {
    id,
    company: company.settings.name,
    built_at: new Date().toISOString(),
    business_date: built.businessDate,
    seconds: Math.round(seconds * 10) / 10,
    tables: built.tables,
    warnings: warnings.map(({model, condition, meaning, failures}) => ({
      model,
      text: meaning ?? condition,
      failures,
    })),
    rows_quarantined: built.quarantined,
    failed_streams: [...failed.keys()],
  };
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

/** Today's date where the company is. */
const todayIn = (timeZone: string) => Temporal.Now.plainDateISO(timeZone).toString();

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
