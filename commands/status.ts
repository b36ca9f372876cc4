import {join} from 'node:path';
import {exitStatus} from '../company/problem.ts';
import {allHeld} from '../pipelines/held.ts';
import {isLocked} from '../pipelines/lock.ts';
import {lastRun} from '../pipelines/runs/runs.ts';
import type {RunSummary} from '../pipelines/runs/summary.ts';
import {scheduleOutlook} from '../pipelines/schedule/outlook.ts';
import {openPublished} from '../warehouse/snapshot.ts';
import {diskLines, diskUse, snapshotLines, snapshotList, spaceFor, tooLittle} from './disk.ts';
import {lateLines, lateStreams} from './late_streams.ts';
import type {Places} from './places.ts';
import {scheduleLines} from './schedule_lines.ts';

/** Says what is published; fails when it cannot be opened. */
export async function status(places: Places, {json}: {json?: boolean}): Promise<void> {
  const {data} = places;
  const snapshot = await openPublished(data, {personal: true});
  snapshot.close();
  const {manifest} = snapshot;
  const hours = (Date.now() - Date.parse(manifest.built_at)) / 3_600_000;
  const state = {
    ...manifest,
    age_hours: Math.round(hours * 10) / 10,
    last_run: (await lastRun(data)) ?? null,
    refresh_running: await isLocked(data),
    schedule: await scheduleOutlook(data, Temporal.Now.instant()),
    held: (await allHeld(join(data, 'landing'))).map(({source, stream, origin, doubts}) => ({
      stream: `${source}/${stream}`,
      file: origin.name,
      doubts,
    })),
    late: await lateStreams(places, manifest.company),
    snapshots: await snapshotList(data),
    disk: await diskUse(data),
    space: await spaceFor(data),
  };
  if (tooLittle(state.space, data)) process.exitCode = exitStatus.failed;
  if (json) {
    console.log(JSON.stringify(state, null, 2));
    return;
  }
  console.log(
    [
      `Company       ${state.company}`,
      `Published     ${state.id}, built ${state.built_at}, ${age(hours)} ago`,
      `Business date ${state.business_date}`,
      `Tables        ${state.tables.length}, ${state.tables.reduce((sum, each) => sum + each.rows, 0)} rows`,
      `Quarantined   ${state.rows_quarantined} rows`,
      `Failed        ${state.failed_streams.join(', ') || 'no stream'}`,
      `Held back     ${state.held.length || 'no delivery'}`,
      ...state.held.map(({stream, file, doubts}) => `  ${stream}, ${file}: ${doubts.join('; ')}`),
      ...lateLines(state.late),
      `Warnings      ${state.warnings.length || 'none'}`,
      ...state.warnings.map(each => `  ${each.model}: ${each.failures} rows: ${each.text}`),
      ...runLines(state.last_run),
      `Refresh       ${state.refresh_running ? 'is running now' : 'not running'}`,
      ...scheduleLines(state.schedule),
      ...snapshotLines(state.snapshots, state.id),
      ...diskLines(state.disk, state.space, data),
    ].join('\n'),
  );
}

/** A run that ended well has published what stands above. */
function runLines(run: RunSummary | null): string[] {
  if (!run || run.status === 'fine') return [];
  const step = run.steps.at(-1)?.step;
  const how = {
    fine: '',
    partial: 'partial: some streams failed',
    failed: `failed${step ? ` at ${step}` : ''}`,
    interrupted: 'was interrupted',
    died: `died${step ? ` at ${step}` : ''}: its process was killed, or the machine went down`,
    running: 'is running',
  }[run.status];
  return [`Last run      ${run.id} ${how}; see the page /runs`];
}

function age(hours: number): string {
  if (hours < 1) return `${Math.round(hours * 60)} minutes`;
  return hours < 48 ? `${Math.round(hours)} hours` : `${Math.round(hours / 24)} days`;
}
