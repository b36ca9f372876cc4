import type {RequestHandler} from 'express';
import type {SnapshotManifest} from '../warehouse/snapshot.ts';
import {type Due, isOverdue} from './condition.ts';
import {type Snapshots, Unavailable} from './snapshots.ts';
import {monitor} from './who.ts';

/** Whether a snapshot opens and is young enough; if not, the reason. */
export async function readinessOf(snapshots: Snapshots, due: Due): Promise<Readiness> {
  try {
    return await snapshots.use(monitor, async ({manifest}) => readinessAt(manifest, due()));
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    return {isReady: false, text: `not ready: ${error.message.split('\n')[0]}`};
  }
}

function readinessAt(manifest: SnapshotManifest, due: Date | undefined): Readiness {
  const {id, built_at} = manifest;
  const overdue = isOverdue(manifest, due);
  if (!overdue) return {isReady: true, text: `ready ${id}`};
  const expected = overdue.toISOString();
  return {
    isReady: false,
    text: `not ready: snapshot ${id} was built at ${built_at}; one after ${expected} is due`,
  };
}

interface Readiness {
  isReady: boolean;
  text: string;
}

/** `/readyz`: for whoever decides where requests go, and whether somebody has to be woken. */
export const readyRoute =
  (snapshots: Snapshots, due: Due): RequestHandler =>
  async (_request, response) => {
    const {isReady, text} = await readinessOf(snapshots, due);
    response.status(isReady ? 200 : 503).set('Cache-Control', 'no-store');
    response.type('text').send(`${text}\n`);
  };
