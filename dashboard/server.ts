import {once} from 'node:events';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {Problem} from '../company/problem.ts';
import {createApp} from './app.ts';
import {loadAssets} from './assets.ts';
import type {Due} from './condition.ts';
import type {Freshness} from './gauges/observed.ts';
import type {Refreshing} from './refreshing.ts';
import {Snapshots} from './snapshots.ts';

interface Place {
  data: string;
  /** 0 lets the system choose a free one. */
  port: number;
  host?: string;
  due?: Due;
  freshness?: Freshness;
  refreshing?: Refreshing;
}

/** Serves the dashboard of a data folder, to this machine only. */
export async function serve({data, port, host = '127.0.0.1', ...more}: Place): Promise<{
  url: string;
  close(): Promise<void>;
}> {
  const snapshots = new Snapshots(data);
  const server = createServer(createApp({data, snapshots, assets: await loadAssets(), ...more}));
  server.listen(port, host);
  await once(server, 'listening').catch((error: unknown) => {
    throw unusable(port, error);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://${host}:${address.port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close').catch(() => {});
      snapshots.close();
    },
  };
}

const refusals: Record<string, string> = {
  EADDRINUSE: 'another program uses it',
  EACCES: 'this user may not listen on it',
};

function unusable(port: number, cause: unknown): unknown {
  const what = refusals[(cause as NodeJS.ErrnoException).code ?? ''];
  if (!what) return cause;
  return new Problem({
    where: `port ${port}`,
    what,
    next: 'Choose another one: kundenwert start --port N',
    cause,
  });
}
