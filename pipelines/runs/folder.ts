import {readdir} from 'node:fs/promises';
import {join} from 'node:path';

export const runsFolder = (data: string) => join(data, 'runs');

export const logFile = (data: string, id: string) => join(runsFolder(data), `${id}.ndjson`);

/** What an id of a run looks like; it begins with a moment, so that ids sort by time. */
export const runId = /^\d{8}T\d{6}Z-[0-9a-f]{4}$/;

/** The runs of which there is a log, newest first. */
export async function runIds(data: string): Promise<string[]> {
  const names = await readdir(runsFolder(data)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names
    .filter(name => name.endsWith('.ndjson'))
    .map(name => name.slice(0, -'.ndjson'.length))
    .filter(id => runId.test(id))
    .sort()
    .reverse();
}
