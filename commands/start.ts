import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {join} from 'node:path';
import {serve} from '../dashboard/server.ts';
import {publishedId} from '../warehouse/snapshot.ts';
import {companyAt, type Places} from './places.ts';

/** Serves the dashboard until interrupted. Where nothing is published yet, the first night runs. */
export async function start(places: Places, {port}: {port: number}): Promise<void> {
  await companyAt(places);
  const server = await serve({data: places.data, port});
  try {
    console.error(`Kundenwert listens on ${server.url}`);
    if (!(await publishedId(places.data))) {
      const status = await firstNight(places);
      if (status !== 0 && !(await publishedId(places.data))) {
        process.exitCode = status;
        return;
      }
    }
    console.error(`Open ${server.url} in a browser; Ctrl-C ends the server.`);
    await interruption();
  } finally {
    await server.close();
  }
}

/** The refresh runs in a process of its own: it may die without taking the dashboard along. */
async function firstNight({company, data, files}: Places): Promise<number> {
  const program = join(import.meta.dirname, '..', 'kundenwert.ts');
  const options = ['--company', company, '--data', data, '--files', files];
  const child = spawn(process.execPath, [program, 'refresh', ...options], {
    stdio: ['ignore', 2, 2],
  });
  const forward = (signal: NodeJS.Signals) => child.kill(signal);
  process.on('SIGINT', forward);
  process.on('SIGTERM', forward);
  const [status] = (await once(child, 'exit')) as [number | null];
  process.off('SIGINT', forward);
  process.off('SIGTERM', forward);
  return status ?? 1;
}

async function interruption(): Promise<void> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}
