import {readdir, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {allHeld} from '../pipelines/held.ts';
import {isLocked} from '../pipelines/lock.ts';
import {openPublished} from '../warehouse/snapshot.ts';
import type {Places} from './places.ts';

/** Says what is published; fails when it cannot be opened. */
export async function status({data}: Places, {json}: {json?: boolean}): Promise<void> {
  const snapshot = await openPublished(data, {personal: true});
  snapshot.close();
  const {manifest} = snapshot;
  const hours = (Date.now() - Date.parse(manifest.built_at)) / 3_600_000;
  const state = {
    ...manifest,
    age_hours: Math.round(hours * 10) / 10,
    refresh_running: await isLocked(data),
    held: (await allHeld(join(data, 'landing'))).map(({source, stream, origin, doubts}) => ({
      stream: `${source}/${stream}`,
      file: origin.name,
      doubts,
    })),
    bytes: await bytesBelow(data),
  };
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
      `Warnings      ${state.warnings.length || 'none'}`,
      ...state.warnings.map(each => `  ${each.model}: ${each.failures} rows: ${each.text}`),
      `Refresh       ${state.refresh_running ? 'is running now' : 'not running'}`,
      `Disk          ${(state.bytes / 1e6).toFixed(1)} MB in ${data}`,
    ].join('\n'),
  );
}

function age(hours: number): string {
  if (hours < 1) return `${Math.round(hours * 60)} minutes`;
  return hours < 48 ? `${Math.round(hours)} hours` : `${Math.round(hours / 24)} days`;
}

async function bytesBelow(folder: string): Promise<number> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  const sizes = entries
    .filter(entry => entry.isFile())
    .map(entry =>
      stat(join(entry.parentPath, entry.name)).then(
        ({size}) => size,
        () => 0,
      ),
    );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
