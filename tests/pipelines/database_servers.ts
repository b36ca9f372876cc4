import {type ChildProcess, spawn, spawnSync} from 'node:child_process';
import {chownSync, globSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import mysql from 'mysql2';
import pg from 'pg';

/** A database server of its own, on a free port of this host only. */
export interface DatabaseServer {
  kind: 'postgres' | 'mysql';
  /** The process itself, for a test that lets the server fail. */
  process: ChildProcess;
  address(user?: string, password?: string, database?: string): string;
  /** What another user of the database does meanwhile. */
  run(statement: string): Promise<unknown[][]>;
  stop(): Promise<void>;
}

export const password = 'geheim "Wort" %/?#@:';

const newest = (pattern: string) => globSync(pattern).sort().at(-1);

/** Where the programs of each server are; undefined where it is not installed. */
export const installed = {
  postgres: newest('/usr/lib/postgresql/*/bin/postgres'),
  mysql: newest('/usr/{sbin,bin,libexec}/mariadbd'),
};

/** Servers refuse to run as root. */
const nobody = process.getuid?.() === 0 ? {uid: 65_534, gid: 65_534} : {};

/** Starts a PostgreSQL with the user "leser" and the database "erp". */
export async function startPostgres(): Promise<DatabaseServer> {
  const folder = ownFolder();
  const [data, secret] = [join(folder, 'data'), join(folder, 'secret')];
  const programs = installed.postgres!.replace(/postgres$/, '');
  writeFileSync(secret, password);
  finish(`${programs}initdb`, [
    ...['-D', data, '-U', 'chef', '-A', 'scram-sha-256', `--pwfile=${secret}`],
    ...['-E', 'UTF8', '--locale=C', '--no-sync'],
  ]);
  const port = await freePort();
  const server = serve(
    `${programs}postgres`,
    [
      ...['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1'],
      ...['-c', 'unix_socket_directories=', '-c', 'fsync=off', '-c', 'timezone=Asia/Tokyo'],
    ],
    folder,
  );
  const address = addressOn('postgres', port);
  const run = async (statement: string, database = 'erp') => {
    const client = new pg.Client({
      connectionString: address('chef', password, database),
      options: '-c timezone=UTC',
    });
    await client.connect();
    try {
      return (await client.query({text: statement, rowMode: 'array'})).rows;
    } finally {
      await client.end();
    }
  };
  await patiently(() => run('select 1', 'postgres'));
  await run('create database erp', 'postgres');
  await run(`create user leser password '${password}'`);
  return {
    kind: 'postgres',
    process: server,
    address,
    run,
    stop: () => end(server, 'SIGQUIT', folder),
  };
}

/** Starts a MariaDB with the user "leser" and the database "erp". */
export async function startMariadb(): Promise<DatabaseServer> {
  const folder = ownFolder();
  const data = join(folder, 'data');
  finish('mariadb-install-db', [
    ...['--no-defaults', `--datadir=${data}`, '--skip-test-db'],
    '--auth-root-authentication-method=normal',
  ]);
  const port = await freePort();
  const server = serve(
    installed.mysql!,
    [
      ...['--no-defaults', `--datadir=${data}`, `--port=${port}`, '--bind-address=127.0.0.1'],
      ...[`--socket=${join(folder, 'socket')}`, `--pid-file=${join(folder, 'pid')}`],
      ...['--innodb-flush-log-at-trx-commit=0', '--default-time-zone=+09:00'],
    ],
    folder,
  );
  const address = addressOn('mysql', port);
  const run = (statement: string, uri = address('chef')) => asked(uri, statement);
  const asRoot = address('root', '', 'mysql');
  await patiently(() => run('select 1', asRoot));
  await run('create database erp character set utf8mb4', asRoot);
  await run(`create user chef@'%' identified by '${password}'`, asRoot);
  await run(`create user leser@'%' identified by '${password}'`, asRoot);
  await run(`grant all on *.* to chef@'%' with grant option`, asRoot);
  await run(`grant insert on erp.* to leser@'%'`, asRoot);
  return {kind: 'mysql', process: server, address, run, stop: () => end(server, 'SIGKILL', folder)};
}

async function asked(uri: string, statement: string): Promise<unknown[][]> {
  const client = mysql.createConnection({uri, rowsAsArray: true});
  client.on('error', () => {});
  try {
    return await new Promise<unknown[][]>((resolve, reject) =>
      client.query(statement, (error, rows) => (error ? reject(error) : resolve(rows as never))),
    );
  } finally {
    client.destroy();
  }
}

const addressOn =
  (scheme: string, port: number): DatabaseServer['address'] =>
  (user = 'leser', secret = password, database = 'erp') =>
    `${scheme}://${user}:${encodeURIComponent(secret)}@127.0.0.1:${port}/${database}`;

function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kundenwert-'));
  if (nobody.uid !== undefined) chownSync(folder, nobody.uid, nobody.gid);
  return folder;
}

/** Not even a start that fails leaves a server behind. */
function serve(program: string, options: string[], cwd: string): ChildProcess {
  const server = spawn(program, options, {cwd, stdio: 'ignore', ...nobody});
  process.once('exit', () => server.kill('SIGKILL'));
  return server;
}

function finish(program: string, options: string[]): void {
  const {status, stdout, stderr} = spawnSync(program, options, {cwd: tmpdir(), ...nobody});
  if (status !== 0) throw new Error(`${program} failed: ${stdout}${stderr}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as {port: number};
  await new Promise(resolve => server.close(resolve));
  return port;
}

async function patiently(attempt: () => Promise<unknown>): Promise<void> {
  for (let left = 150; ; left--) {
    try {
      return void (await attempt());
    } catch (error) {
      if (left === 0) throw error;
      await pause(100);
    }
  }
}

async function end(server: ChildProcess, signal: NodeJS.Signals, folder: string): Promise<void> {
  if (server.exitCode === null && server.signalCode === null) {
    const gone = new Promise(resolve => server.once('exit', resolve));
    server.kill('SIGCONT');
    server.kill(signal);
    await gone;
  }
  rmSync(folder, {recursive: true, force: true});
}
