import type {Registry} from 'prom-client';
import type {SnapshotManifest} from '../../warehouse/snapshot.ts';
import {readinessOf} from '../readiness.ts';
import {Unavailable} from '../snapshots.ts';
import {monitor} from '../who.ts';
import {gaugesIn, type Observed, type Reading} from './observed.ts';

/** The published snapshot: how old it is, and how good. */
export function dataGauges(registry: Registry, {snapshots, due}: Observed): Reading {
  const gauge = gaugesIn(registry);
  const ready = gauge('ready', '1 where a snapshot opens and is younger than its due');
  const age = gauge('snapshot_age_seconds', 'How long ago the published snapshot was built');
  const date = gauge('business_date_seconds', 'The business date, in seconds since 1970');
  const quarantined = gauge('quarantined_rows', 'Rows that wait in quarantine');
  const warnings = gauge('warnings', 'Warnings of the checks');
  const failed = gauge('failed_streams', 'Streams whose last good data is used instead');

  return async () => {
    ready.set((await readinessOf(snapshots, due)).isReady ? 1 : 0);
    for (const each of [age, date, quarantined, warnings, failed]) each.remove();
    const manifest = await manifestOf();
    if (!manifest) return;
    age.set((Date.now() - Date.parse(manifest.built_at)) / 1000);
    date.set(Date.parse(manifest.business_date) / 1000);
    quarantined.set(manifest.rows_quarantined);
    warnings.set(manifest.warnings.length);
    failed.set(manifest.failed_streams.length);
  };

  async function manifestOf(): Promise<SnapshotManifest | undefined> {
    try {
      return await snapshots.use(monitor, async ({manifest}) => manifest);
    } catch (error) {
      if (error instanceof Unavailable) return undefined;
      throw error;
    }
  }
}
