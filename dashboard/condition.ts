import {lastRun} from '../pipelines/runs/runs.ts';
import type {RunSummary} from '../pipelines/runs/summary.ts';
import type {SnapshotManifest} from '../warehouse/snapshot.ts';

/** A snapshot must be younger than this moment; undefined where any age will do. */
export type Due = () => Date | undefined;

/** What readers of any page must know of the data, beside its date. */
export interface Condition {
  /** The last run, where it was not fine. */
  run: Pick<RunSummary, 'id' | 'status' | 'began' | 'failed_streams'> | undefined;
  /** Since when a newer snapshot has been due. */
  overdue: string | undefined;
}

/** How the last run ended, and whether the snapshot is too old. */
export async function conditionOf(
  data: string,
  due: Due,
  manifest: SnapshotManifest,
): Promise<Condition> {
  const run = await lastRun(data);
  return {
    run: run && run.status !== 'fine' ? told(run) : undefined,
    overdue: isOverdue(manifest, due())?.toISOString(),
  };
}

const told = ({id, status, began, failed_streams}: RunSummary) => ({
  id,
  status,
  began,
  failed_streams,
});

/** The moment that a snapshot should be younger than, where it is not. */
export const isOverdue = ({built_at}: SnapshotManifest, due: Date | undefined): Date | undefined =>
  due !== undefined && Date.parse(built_at) < due.getTime() ? due : undefined;
