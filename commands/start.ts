import {serve} from '../dashboard/server.ts';
import {freshness} from '../pipelines/freshness/facts.ts';
import {publishedId} from '../warehouse/snapshot.ts';
import {nightlyAt} from './nightly.ts';
import {companyAt, type Places} from './places.ts';

/**
 * Serves the dashboard until interrupted, and runs nights when they are due. Where nothing is
 * published yet, the first night runs.
 */
export async function start(places: Places, {port}: {port: number}): Promise<void> {
  await companyAt(places);
  const nightly = nightlyAt(places);
  const server = await serve({
    data: places.data,
    port,
    refreshing: nightly,
    due: nightly.due,
    freshness: async () => freshness(await companyAt(places), places.data),
  });
  const interruption = interrupted(signal => nightly.interrupt(signal));
  try {
    console.error(`Kundenwert listens on ${server.url}`);
    if (!(await publishedId(places.data))) {
      const status = await nightly.first();
      if (status !== 0 && !(await publishedId(places.data))) {
        process.exitCode = status;
        return;
      }
    }
    console.error(`Open ${server.url} in a browser; Ctrl-C ends the server.`);
    nightly.watch();
    await interruption;
  } finally {
    await nightly.close();
    await server.close();
  }
}

/** Settles with the first signal to end; a second one ends a refresh at once. */
function interrupted(each: (signal: NodeJS.Signals) => void): Promise<void> {
  const {promise, resolve} = Promise.withResolvers<void>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      each(signal);
      resolve();
    });
  }
  return promise;
}
