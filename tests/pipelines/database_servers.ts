import {type ChildProcess, spawn, spawnSync} from 'node:child_process';
import {chownSync, globSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {setTimeout as pause} from 'node:timers/promises';
import mysql from 'mysql2';
import pg from 'pg';
import {onTestFinished} from 'vitest';
import {DatabaseSystem, type TableReading} from '../../company/sources/database.ts';
import {databaseSystem} from '../../pipelines/databases/database_system.ts';
import type {Manifest} from '../../pipelines/manifest.ts';
import type {Stream} from '../../pipelines/stream.ts';
import {aStream} from './a_stream.ts';

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

interface Settings {
  address?: string | undefined;
  batch?: number;
  timeout_seconds?: number;
}

export interface Reading extends Partial<Omit<TableReading, 'system'>> {
  delivery?: 'full' | 'delta';
}

/** A server as a source, for one test; its streams are declared as `sources.yaml` would. */
export function connected(server: DatabaseServer, {address, ...settings}: Settings = {}) {
  const {kind} = server;
  const declared = DatabaseSystem.parse({kind, url_from: 'ERP_URL', ...settings});
  const system = databaseSystem('erp', declared, {ERP_URL: address ?? server.address()});
  onTestFinished(() => system.close());
  const stream = ({delivery, ...reading}: Reading): Stream =>
    system.stream(
      aStream({
        stream: reading.table?.replace('.', '_') ?? 'selected',
        delivery: delivery ?? (reading.watermark ? 'delta' : 'full'),
        file: {delimiter: ',', final_line_break: 'required'},
        place: {
          from: 'database',
          system: declared,
          table: undefined,
          query: undefined,
          watermark: undefined,
          overlapSeconds: 0,
          ...reading,
        },
      }),
    );
  return {stream, close: system.close};
}

/** What a stream delivers when it has been read up to a watermark; undefined when that is nothing. */
export async function delivered(stream: Stream, last?: string) {
  const landed = last === undefined ? [] : [{watermark: last}, {}];
  const [offer] = await Array.fromAsync(stream.offers(landed as Manifest[]));
  return offer && {csv: await text(offer.read()), watermark: offer.watermark?.()};
}

/** What a person would be told of work that is to fail. */
export const failure = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing',
    (error: Error) => `${error.name}: ${error.message}`,
  );

/** Whether something is over within a second. */
export const inTime = (work: Promise<void>) =>
  Promise.race([work.then(() => true), pause(1000, false)]);

/** What is said of values in SQL, and what the servers themselves write of them. */
export const sampleOf = {
  postgres: {
    columns: `amount numeric(38, 10), big bigint, at timestamptz, since timestamp, day date,
      yes boolean, no boolean, word text, blank text, raw bytea, span interval,
      "2024" float8, "a, ""b""" json, list int[]`,
    row: String.raw`(-1234567890123456789012345678.0123456789, 9223372036854775807,
      '2025-03-30 02:30:00.123456+02', 'infinity', '0044-03-15 BC', true, false,
      e'"Ö", it''s\r\n\\ 😀;', '', '\xDEADBEEF', '1 day 2 hours', 0.1, '{"a":  1.50}', '{1,null}')`,
    header: [
      ...['amount', 'big', 'at', 'since', 'day', 'yes', 'no', 'word', 'blank', 'raw', 'span'],
      ...['2024', 'a, "b"', 'list'],
    ],
    line: [
      ...['-1234567890123456789012345678.0123456789', '9223372036854775807'],
      ...['2025-03-30 00:30:00.123456+00', 'infinity', '0044-03-15 BC', 't', 'f'],
      ...['"Ö", it\'s\r\n\\ 😀;', '', '\\xdeadbeef', 'P1DT2H', '0.1', '{"a":  1.50}', '{1,NULL}'],
    ],
  },
  mysql: {
    columns: `amount decimal(38, 10), big bigint unsigned, at timestamp(6) null, since datetime(6),
      day date, yes boolean, word text, blank varchar(9), raw blob, fixed varbinary(9), bits bit(9),
      span time(3), \`2024\` double, \`a, "b"\` json, choice enum('x', 'y'), place point, id uuid,
      one year`,
    row: String.raw`(-1234567890123456789012345678.0123456789, 18446744073709551615,
      from_unixtime(1743294600.123456), '9999-12-31 23:59:59.999999', '2025-02-28', true,
      '"Ö", it''s\r\n\\ 😀;', '', x'DEADBEEF', x'00FF', b'100000001', '-838:59:59', 0.1,
      '{"a":  1.50}', 'y', point(1, 2), '123e4567-e89b-12d3-a456-426655440000', 2025)`,
    header: [
      ...['amount', 'big', 'at', 'since', 'day', 'yes', 'word', 'blank', 'raw', 'fixed', 'bits'],
      ...['span', '2024', 'a, "b"', 'choice', 'place', 'id', 'one'],
    ],
    line: [
      ...['-1234567890123456789012345678.0123456789', '18446744073709551615'],
      ...['2025-03-30 00:30:00.123456', '9999-12-31 23:59:59.999999', '2025-02-28', '1'],
      ...['"Ö", it\'s\r\n\\ 😀;', '', 'deadbeef', '00ff', '257', '-838:59:59.000', '0.1'],
      ...['{"a":  1.50}', 'y', '000000000101000000000000000000f03f0000000000000040'],
      ...['123e4567-e89b-12d3-a456-426655440000', '2025'],
    ],
  },
};
