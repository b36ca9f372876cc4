import {join} from 'node:path';
import type {Company} from '../company/company.ts';
import {Problem} from '../company/problem.ts';
import {isStagingPart} from '../company/staging_part.ts';
import {type BuildOptions, build} from '../warehouse/build.ts';
import type {Built} from '../warehouse/built.ts';
import type {CheckResult} from '../warehouse/checks.ts';
import type {Connection} from '../warehouse/database.ts';
import {foundation, inputsOfBuild} from '../warehouse/fingerprint.ts';
import {appliedMarks} from '../warehouse/plan.ts';
import {type Base, builtOn, publish, sharing, usableBase} from '../warehouse/publish.ts';
import {
  personalFile,
  publishedId,
  type SnapshotManifest,
  snapshotFolder,
} from '../warehouse/snapshot.ts';
import type {LastGood} from '../warehouse/staging/company_sql.ts';
import {threadsFor} from '../warehouse/threads.ts';

interface BuildNight extends BuildOptions {
  id: string;
  data: string;
  /** Builds everything anew, whatever is up to date. */
  full: boolean;
  signal: AbortSignal;
  /** Those that have failed until now; staging SQL is among them once it was run. */
  failedStreams(): string[];
  onStagingFailed(part: string, problem: Problem): void;
  /** Seconds since the night began. */
  elapsed(): number;
  onConnection(db: Connection): void;
  onStep(step: 'check' | 'publish'): void;
  onBuilt(built: Built): void;
  /** Told when building on the published snapshot failed, and everything is built anew. */
  onAgain(reason: string): void;
  /** Told what is odd about a snapshot that is published all the same. */
  onNoticed(text: string): void;
}

/**
 * Builds what is out of date on a copy of the published snapshot, checks it, and publishes it.
 * Where nothing is out of date the same rows are published again. When it cannot be built on the
 * copy, everything is built anew before the night gives up.
 */
export async function buildAndPublish(night: BuildNight): Promise<SnapshotManifest> {
  const {id, data, signal} = night;
  const inputs = await inputsOfBuild(night);
  const base = night.full ? undefined : await usableBase(data);
  const anew = building(night, undefined, inputs, await lostAnew(data));
  const isSame =
    base?.inputs === inputs &&
    (base.only_on ?? night.today) === night.today &&
    !base.failed_streams.some(isStagingPart);
  const onBase =
    base &&
    (isSame
      ? sharing(data, base, sameRows(night, base))
      : building(night, base, inputs, new Set()));
  if (isSame) night.onStep('publish');
  return publish(data, id, {
    ways: onBase ? [onBase, anew] : [anew],
    onAgain(error) {
      if (signal.aborted) throw error;
      night.onAgain(error instanceof Error ? error.message : String(error));
    },
    onNoticed: night.onNoticed,
  });
}

const rowsOf = ({streams}: BuildNight): number =>
  streams
    .flatMap(({deliveries, earlier}) => [...deliveries, ...earlier])
    .reduce((sum, {reconciliation}) => sum + reconciliation.delivered, 0);

/** What the published snapshot has rows of, and a build that does not begin with them could lose. */
async function lostAnew(data: string): Promise<Set<string>> {
  const id = await publishedId(data);
  const marks =
    id === undefined ? undefined : await appliedMarks(data, {id}).catch(() => undefined);
  return new Set(marks?.keys());
}

const building = (night: BuildNight, base: Base, inputs: string, lost: ReadonlySet<string>) => {
  const lastGood: LastGood = {
    personal: base && join(snapshotFolder(night.data, base.id), personalFile),
    isLost: part => lost.has(part),
    onFailed: night.onStagingFailed,
  };
  const work = async (db: Connection): Promise<SnapshotManifest> => {
    night.onConnection(db);
    const built = await build(db, {...night, lastGood});
    night.signal.throwIfAborted();
    night.onStep('check');
    night.onBuilt(built);
    requireChecks(built.checks);
    night.onStep('publish');
    return {
      ...describe(night, built),
      inputs,
      ...(built.dependsOnToday && {only_on: night.today}),
      ...(base && {built_on: base.id}),
    };
  };
  return builtOn(night.data, base, work, threadsFor(rowsOf(night)));
};

const sameRows = (night: BuildNight, base: SnapshotManifest): SnapshotManifest => ({
  ...base,
  id: night.id,
  built_at: new Date().toISOString(),
  seconds: night.elapsed(),
  tables: base.tables.map(({name, rows}) => ({
    name,
    rows,
    seconds: 0,
    check_seconds: 0,
    how: 'kept',
    because: '',
  })),
  failed_streams: night.failedStreams(),
  built_on: base.id,
});

function describe(night: BuildNight, built: Built): SnapshotManifest {
  const warnings = built.checks.filter(
    ({severity, failures}) => severity === 'warn' && failures > 0,
  );
  return {
    id: night.id,
    company: night.company.settings.name,
    built_at: new Date().toISOString(),
    business_date: built.businessDate,
    seconds: night.elapsed(),
    tables: built.tables,
    warnings: warnings.map(({model, condition, meaning, failures}) => ({
      model,
      text: meaning ?? condition,
      failures,
    })),
    checks: built.checks.length,
    rows_quarantined: built.quarantined,
    ...(built.provisional.length > 0 && {provisional: built.provisional}),
    failed_streams: night.failedStreams(),
    foundation: foundation(),
  };
}

function requireChecks(checks: readonly CheckResult[]): void {
  const broken = checks.filter(({severity, failures}) => severity === 'check' && failures > 0);
  if (broken.length === 0) return;
  const lines = broken.map(
    ({model, condition, meaning, failures, rows = []}) =>
      `${model}: ${failures} ${failures === 1 ? 'row breaks' : 'rows break'} "${meaning ?? condition}"${rows.map(each => `\n  ${each}`).join('')}`,
  );
  throw new Problem({
    where: 'checks',
    what: `${broken.length} of ${checks.length} promises are broken, so nothing was published:\n${lines.join('\n')}`,
    next: 'The snapshot of the last good night stays. Mend the data or the model, then run: kundenwert refresh',
  });
}

/** Today's date where the company is. */
export const todayIn = ({settings}: Company) =>
  Temporal.Now.plainDateISO(settings.time_zone).toString();
