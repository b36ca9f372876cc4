import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {
  type DatabaseServer,
  installed,
  password,
  startMariadb,
  startPostgres,
} from '../tests/pipelines/database_servers.ts';
import {type DatabaseKind, type Night, nights} from './company.ts';

/** A database server that shows each night's user what that night knows. */
export interface Desk {
  kind: DatabaseKind;
  /** The environment in which a night finds it; slowly: rows take their time. */
  environment(night: Night, slowly?: boolean): Record<string, string>;
  /** Kills the server as a power cut would, and starts it again on the same files. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** The kinds of database servers that are installed here. */
export const databaseKinds = (['postgres', 'mysql'] as const).filter(kind => installed[kind]);

const variable = {postgres: 'DESK_URL', mysql: 'FIELD_URL'};

/* To some users rows come slowly, so that there is a time in which a server can fail. */
const tables: Record<DatabaseKind, string[]> = {
  postgres: [
    `create table all_cases as select i as night, 'C' || i || '-' || j as id,
       'K' || j % 80 as customer, timestamp '2025-01-01' + interval '1 hour' * (j + 700 * i) as opened_at,
       timestamp '2025-01-01' + interval '1 hour' * (j + 700 * i) as changed_at, j % 60 as minutes
     from generate_series(1, 3) as i, generate_series(1, 300) as j`,
    `create view cases as select id, customer, opened_at, changed_at, minutes from all_cases
     where night <= cast(right(current_user, 1) as int)
       and (minutes > 0 or current_user not like 'slow%' or pg_sleep(0.15) is not null)`,
  ],
  mysql: [
    `create table all_visits as select i.seq as night, concat('V', i.seq, '-', j.seq) as id,
       concat('K', j.seq % 80) as customer, date '2025-01-01' + interval (j.seq % 25 + 28 * i.seq) day as day,
       'visit' as kind, j.seq % 60 as minutes
     from seq_1_to_3 as i, seq_1_to_300 as j`,
    `create sql security definer view visits as select id, customer, day, kind, minutes from all_visits
     where night <= cast(right(substring_index(user(), '@', 1), 1) as int)
       and (minutes > 0 or user() not like 'slow%' or sleep(0.15) = 0)`,
  ],
};

const grants: Record<DatabaseKind, (user: string) => string[]> = {
  postgres: user => [
    `create user ${user} password '${password}'`,
    `grant select on cases to ${user}`,
  ],
  mysql: user => [
    `create user ${user}@'%' identified by '${password}'`,
    `grant select on erp.visits to ${user}@'%'`,
  ],
};

/** Starts a server with everything that the three nights will ever know. */
export async function startDesk(kind: DatabaseKind): Promise<Desk> {
  const server = await (kind === 'postgres' ? startPostgres() : startMariadb());
  for (const statement of tables[kind]) await server.run(statement);
  for (const user of nights.flatMap(night => [`night${night}`, `slow${night}`])) {
    for (const statement of grants[kind](user)) await server.run(statement);
  }
  let running = server.process;
  return {
    kind,
    environment: (night, slowly) => ({
      [variable[kind]]: server.address(`${slowly ? 'slow' : 'night'}${night}`),
    }),
    async kill() {
      await ended(running, kind);
    },
    async start() {
      running = again(server);
      await answers(server);
    },
    async stop() {
      await ended(running, kind);
      await server.stop();
    },
  };
}

/** PostgreSQL's own processes end with it only when it may tell them: SIGQUIT is its crash. */
async function ended(server: ChildProcess, kind: DatabaseKind): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = once(server, 'exit');
  server.kill(kind === 'postgres' ? 'SIGQUIT' : 'SIGKILL');
  await gone;
}

function again({process: {spawnfile, spawnargs}}: DatabaseServer): ChildProcess {
  const nobody = process.getuid?.() === 0 ? {uid: 65_534, gid: 65_534} : {};
  const server = spawn(spawnfile, spawnargs.slice(1), {cwd: '/', stdio: 'ignore', ...nobody});
  process.once('exit', () => server.kill('SIGKILL'));
  return server;
}

async function answers(server: DatabaseServer): Promise<void> {
  for (let left = 150; ; left--) {
    try {
      return void (await server.run('select 1'));
    } catch (error) {
      if (left === 0) throw error;
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }
}
