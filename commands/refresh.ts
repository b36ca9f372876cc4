import type {ExitStatus} from '../company/problem.ts';
import {isStagingPart} from '../company/staging_part.ts';
import {ensureExample} from './example.ts';
import {type Night, night} from './night.ts';
import {claimData, knownAt, type Places} from './places.ts';
import {progress} from './progress.ts';
import {whenDue} from './scheduled.ts';
import {tryToTell} from './tell.ts';
import {textTable} from './text_table.ts';

interface RefreshOptions {
  due?: boolean;
  asOf?: string;
  full?: boolean;
  replay?: boolean;
  json?: boolean;
}

/** One night, with progress while it runs and a summary at its end. */
export async function refresh(places: Places, options: RefreshOptions): Promise<void> {
  const began = performance.now();
  const company = await knownAt(places);
  await claimData(places, company);
  const interruption = new AbortController();
  const stopAfterSecond = () => {
    if (interruption.signal.aborted) process.exit(130);
    console.error('\nStopping; press Ctrl-C again to stop at once.');
    interruption.abort();
  };
  process.on('SIGINT', stopAfterSecond);
  process.on('SIGTERM', stopAfterSecond);
  const shown = progress();
  try {
    await ensureExample(places);
    const refreshed = (onBegan?: (id: string) => void) =>
      night({
        company,
        data: places.data,
        asOf: options.asOf,
        full: options.full,
        replay: options.replay,
        signal: interruption.signal,
        tell(event) {
          if (event.event === 'started') onBegan?.(event.id);
          shown.tell(event);
        },
      });
    const done = options.due ? await whenDue(places, company, refreshed) : await refreshed();
    if (!done) return;
    const seconds = (performance.now() - began) / 1000;
    console.log(
      options.json ? JSON.stringify(asJson(done, seconds), null, 2) : summary(done, seconds),
    );
    process.exitCode = done.status satisfies ExitStatus;
  } finally {
    shown.stop();
    process.off('SIGINT', stopAfterSecond);
    process.off('SIGTERM', stopAfterSecond);
    if (!interruption.signal.aborted) await tryToTell(company, places.data);
  }
}

const asJson = (
  {status, manifest, streams, failed, noticed, changed, checks}: Night,
  seconds: number,
) => ({
  status,
  seconds: Math.round(seconds * 10) / 10,
  published: manifest.id,
  business_date: manifest.business_date,
  streams,
  failed,
  noticed,
  changed,
  tables: manifest.tables,
  checks: {
    made: checks,
    warnings: manifest.warnings,
  },
});

function summary(
  {manifest, streams, failed, noticed, changed, checks}: Night,
  seconds: number,
): string {
  const rows = streams.map(each => [
    `${each.source}/${each.stream}`,
    each.deliveries,
    each.delivered,
    each.loaded,
    each.quarantined,
    each.duplicate,
    each.problem ? 'failed, last good data used' : '',
  ]);
  const failedSql = failed.filter(isStagingPart);
  const failedStreams = failed.length - failedSql.length;
  const warnings = manifest.warnings.map(
    ({model, text, failures}) =>
      `  ${model}: ${failures} ${failures === 1 ? 'row' : 'rows'}: ${text}`,
  );
  const quarantined = manifest.rows_quarantined;
  return [
    '',
    textTable(
      ['stream', 'deliveries', 'delivered', 'loaded', 'quarantined', 'duplicate', ''],
      rows,
    ),
    '',
    `Checks       ${checks} promises held${warnings.length > 0 ? `, ${warnings.length} with a warning:` : ''}`,
    ...warnings,
    ...(quarantined > 0
      ? [
          `Quarantined  ${quarantined} rows; see the page /quarantine, or: kundenwert query "from quarantine"`,
        ]
      : []),
    ...noticed.map(each => `Noticed      ${each}`),
    ...(failedStreams > 0
      ? [`Partial      ${failedStreams} of ${streams.length} streams failed, see above`]
      : []),
    ...failedSql.map(each => `Partial      ${each} failed, last good data used; see above`),
    ...(changed ? [`Changed      ${changed}`] : []),
    `Published    ${manifest.id}: ${manifest.company} as of ${manifest.business_date}, ${manifest.tables.length} tables`,
    `Time         ${seconds.toFixed(1)} s`,
  ].join('\n');
}
