import {once} from 'node:events';
import {setTimeout as pause} from 'node:timers/promises';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {land} from '../../pipelines/land.ts';
import {landedDeliveries} from '../../pipelines/manifest.ts';
import type {Stream} from '../../pipelines/stream.ts';
import {temporaryFolder} from '../temporary_folder.ts';
import {connected, delivered, failure, inTime, type Reading, sampleOf} from './a_database.ts';
import {
  type DatabaseServer,
  installed,
  password,
  startMariadb,
  startPostgres,
} from './database_servers.ts';

const systems = [
  {name: 'PostgreSQL', kind: 'postgres', install: 'postgresql', start: startPostgres},
  {name: 'MariaDB', kind: 'mysql', install: 'mariadb-server', start: startMariadb},
] as const;

for (const {name, kind, install} of systems) {
  const missing = !installed[kind];
  if (missing) console.log(`No ${name} (apt-get install ${install}): its tests are skipped.`);
  test.runIf(missing && process.env.CI === 'true')(`a build server has a ${name}`, () => {
    expect(installed[kind]).toBeDefined();
  });
}

describe.each(systems.filter(({kind}) => installed[kind]))('$name', ({kind, start}) => {
  let server: DatabaseServer;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server?.stop());

  const inPostgres = kind === 'postgres';
  const asleep = `select ${inPostgres ? 'pg_sleep' : 'sleep'}(9)`;
  const moment = inPostgres ? 'timestamptz' : 'datetime(6)';

  /** A table that the reader may read. */
  async function given(table: string, columns: string, ...rows: string[]): Promise<void> {
    await server.run(`create table ${table} (${columns})`);
    await server.run(`grant select on ${table} to leser`);
    if (rows.length > 0) await server.run(`insert into ${table} values ${rows.join(', ')}`);
  }

  /** Far more rows than one batch or any buffer holds. */
  async function givenManyRows(table: string): Promise<void> {
    await given(table, 'id int, word text');
    await server.run(
      `insert into ${table} select ${
        inPostgres
          ? `i, repeat('x', 200) from generate_series(1, 100000) as i`
          : `seq, repeat('x', 200) from seq_1_to_100000`
      }`,
    );
  }

  const csvOf = async (stream: Stream, last?: string) => (await delivered(stream, last))?.csv;

  /** Lands a stream as a refresh does: how many rows came, and up to where. */
  async function landed(landing: string, reading: Reading) {
    const {stream, close} = connected(server);
    const manifests = await Array.fromAsync(land(landing, stream(reading), AbortSignal.any([])));
    await close();
    return manifests.map(({records, watermark}) => [records, watermark?.slice(0, 19)]);
  }

  test('every value arrives as the server writes it', async () => {
    const {columns, row, header, line} = sampleOf[kind];
    await given('sample', columns, row, `(${header.map(() => 'null')})`);
    const nothing = ','.repeat(header.length - 1);
    const quoted = (texts: string[]) => texts.map(each => `"${each.replaceAll('"', '""')}"`).join();
    const csv = `${quoted(header)}\n${quoted(line)}\n${nothing}\n`;
    expect(await csvOf(connected(server).stream({table: 'sample'}))).toBe(csv);
  });

  test('a table without rows is delivered as its header, and a lone NULL is a row', async () => {
    await given('empty', 'a int, b int');
    await given('lone', 'a int', '(null)');
    const {stream} = connected(server);
    expect(await csvOf(stream({table: 'empty'}))).toBe('"a","b"\n');
    expect(await csvOf(stream({table: 'lone'}))).toBe('"a"\n""\n');
  });

  test('a table comes in the order of its key, and unchanged does not land twice', async () => {
    await given('article', 'b int, a int, primary key (a, b)', '(1, 2)', '(3, 1)', '(1, 1)');
    const {stream} = connected(server);
    const landing = temporaryFolder();
    const table = inPostgres ? 'public.article' : 'erp.article';

    expect(await csvOf(stream({table}))).toBe('"b","a"\n"1","1"\n"3","1"\n"1","2"\n');
    expect(await landed(landing, {table})).toEqual([[3, undefined]]);
    expect(await landed(landing, {table})).toEqual([]);
  });

  test('all streams of a night see the state in which the first was read', async () => {
    await given('parent', 'id int', '(1)');
    await given('child', 'id int', '(1)');
    const {stream} = connected(server);

    expect(await csvOf(stream({table: 'parent'}))).toBe('"id"\n"1"\n');
    await server.run('insert into child values (2)');
    expect(await csvOf(stream({table: 'child'}))).toBe('"id"\n"1"\n');
    expect(await csvOf(connected(server).stream({table: 'child'}))).toBe('"id"\n"1"\n"2"\n');
  });

  test('after the first night only news is read, and what was committed late', async () => {
    await given('orders', `id int, at ${moment}`);
    const insert = (rows: string) => server.run(`insert into orders values ${rows}`);
    const landing = temporaryFolder();
    const night = () => landed(landing, {table: 'orders', watermark: 'at', overlapSeconds: 3600});

    expect(await night()).toEqual([[0, undefined]]);
    expect(await night()).toEqual([]);
    await insert("(1, '2025-01-31 10:00:00.000002'), (2, '2025-01-31 09:00:00'), (3, null)");
    expect(await night()).toEqual([[3, '2025-01-31 10:00:00']]);
    await insert("(4, '2025-01-31 09:00:01')");
    expect(await night()).toEqual([]);
    await insert("(5, '2025-01-31 11:00:00')");
    expect(await night()).toEqual([[4, '2025-01-31 11:00:00']]);
    const all = await landedDeliveries(landing, 'erp', 'orders');
    expect(new Set(all.map(each => each.origin.name)).size).toBe(3);
  });

  test('of the same moment more may come, of the same number not', async () => {
    const big = '9007199254740993';
    await given('tie', `id bigint, day date`, `(${big}, '2025-01-02')`, `(1, '2025-01-01')`);
    const {stream} = connected(server);
    const days = stream({table: 'tie', watermark: 'day'});
    const ids = stream({table: 'tie', watermark: 'id'});

    expect(await csvOf(days, '2025-01-01')).toContain('"1","2025-01-01"');
    expect(await csvOf(ids, '1')).toBe(`"id","day"\n"${big}","2025-01-02"\n`);
    expect(await csvOf(ids, '9007199254740992')).toContain(big);
    expect(await csvOf(ids, big)).toBeUndefined();
    const further = stream({table: 'tie', watermark: 'id', overlapSeconds: 5});
    expect(await csvOf(further, '5')).toContain('"1","2025-01-01"');
  });

  test('a day that has not come does not hide what changes until then', async () => {
    await given('plan', `id int, at ${moment}`, "(1, '2025-01-01')", "(2, '2099-01-01')");
    const {stream} = connected(server);
    const plan = await delivered(stream({table: 'plan', watermark: 'at'}));
    expect(plan?.csv.split('\n')).toHaveLength(4);
    expect(plan?.watermark).toMatch(/^2025-01-01/);
  });

  test('a full delivery is read from the beginning, watermark or not', async () => {
    await given('whole', 'id int', '(1)', '(2)');
    const {stream} = connected(server);
    const whole = stream({table: 'whole', watermark: 'id', delivery: 'full'});
    expect(await csvOf(whole, '2')).toBe('"id"\n"1"\n"2"\n');
  });

  test('a query may hold question marks, a semicolon and comments', async () => {
    const last = "c'\\";
    const lastRow = inPostgres ? String.raw`('c''\')` : String.raw`('c''\\')`;
    await given('word', 'id varchar(9)', "('a?')", "('b?')", lastRow);
    const {stream} = connected(server);
    const query = "select id, '? ?? $1' as mark from word -- all? ; \n;\n";
    const words = stream({query, watermark: 'id'});

    expect((await delivered(words))?.watermark).toBe(last);
    expect(await csvOf(words, 'b?')).toBe(`"id","mark"\n"b?","? ?? $1"\n"${last}","? ?? $1"\n`);
    expect(await csvOf(words, last)).toBeUndefined();
  });

  test('a reader who stops half way does not keep the next one waiting', async () => {
    await givenManyRows('half');
    const {stream} = connected(server);
    const endless = stream({query: 'select a.word from half as a, half as b'});
    const [offer] = await Array.fromAsync(endless.offers([]));
    for await (const _ of offer!.read()) break;
    const running = inPostgres
      ? 'pg_cursors'
      : "information_schema.processlist where user = 'leser' and command = 'Query'";
    const query = `select count(*) as n from ${running}`;
    expect(await csvOf(stream({query}))).toBe('"n"\n"1"\n');
  });

  test('a stream that fails says why, and leaves the others as they are', async () => {
    await given('sound', 'id int, word varchar(9)', "(1, 'a')");
    await server.run('create table hidden (id int)');
    const {stream} = connected(server, {timeout_seconds: 1});
    const reasons: [Reading, RegExp][] = [
      [{table: 'nowhere'}, /^Problem: erp\/nowhere: the database says: .*nowhere.*\n.*end "table"/],
      [{table: 'hidden'}, /denied.*\nAsk for the right to read it/],
      [{query: 'select nothing from sound'}, /nothing.*\nMend "watermark" or "query"/],
      [{query: 'select from where'}, /\nMend "query"/],
      [{table: 'sound', watermark: 'at'}, /no column "at".*\nIts columns are: id, word\./],
      [{table: 'sound', watermark: 'word', overlapSeconds: 1}, /is a text/],
      [{query: asleep}, /\nRaise timeout_seconds .*is 1/],
    ];
    for (const [reading, reason] of reasons) {
      expect(await failure(delivered(stream(reading)))).toMatch(reason);
      expect(await csvOf(stream({table: 'sound'}))).toBe('"id","word"\n"1","a"\n');
    }
    const moved = delivered(stream({table: 'sound', watermark: 'id'}), 'a');
    expect(await failure(moved)).toMatch(/read up to.*"id"\nName the column/);
  });

  test('without a connection the reason is told, and never the password', async () => {
    const {port} = new URL(server.address());
    const reasons: [string, RegExp][] = [
      ['', /ERP_URL is not set\nSet it to/],
      [server.address('leser', 'false'), /erp: the database says: .*\nMend user or password/],
      [server.address('leser', password, 'none'), /\nMend the name of the database/],
      [server.address().replace(port, '1'), /nothing answers at 127\.0\.0\.1:1\n/],
      [server.address().replace('127.0.0.1', 'no.invalid'), /there is no host no\.invalid\n/],
      [server.address().replace(/^\w+/, 'http'), /does not begin with (postgres|mysql):\/\/ or/],
      [`${kind}://leser:${password}@127.0.0.1:${port}/erp`, /is no address\nSigns such as/],
      [`${kind}://leser:12/geheim@127.0.0.1:${port}/erp`, /is no address\nSigns such as/],
    ];
    for (const [address, reason] of reasons) {
      const {stream} = connected(server, {address});
      const told = await failure(delivered(stream({table: 'sound'})));
      expect(told).toMatch(reason);
      expect(told).not.toContain('geheim');
      expect(await failure(delivered(stream({table: 'other'})))).toBe(told);
    }
  });

  test('a database that falls silent is given up, and closing does not wait for it', async () => {
    await given('silent', 'id int', '(1)');
    const {stream, close} = connected(server, {timeout_seconds: 1});
    const [offer] = await Array.fromAsync(stream({table: 'silent'}).offers([]));
    const [[pid] = []] = inPostgres
      ? await server.run("select pid from pg_stat_activity where application_name = 'kundenwert'")
      : [[server.process.pid]];
    process.kill(Number(pid), 'SIGSTOP');
    await pause(100);
    try {
      const told = await failure(Array.fromAsync(offer!.read()));
      expect(told).toMatch(
        /^Problem: erp\/silent: .* not answered for 6 seconds\nThe next refresh/,
      );
      expect(await inTime(close())).toBe(true);
    } finally {
      process.kill(Number(pid), 'SIGCONT');
    }
  });

  test('closing breaks off what is still running', async () => {
    const {stream, close} = connected(server);
    const answer = failure(delivered(stream({query: asleep})));
    await pause(500);
    expect(await inTime(close())).toBe(true);
    expect(await answer).toMatch(/^Problem: erp\/selected: the connection was closed/);
  });

  test('a server that dies fails what is read and what was still to be read', async () => {
    await givenManyRows('last');
    const {stream} = connected(server);
    const [offer] = await Array.fromAsync(stream({table: 'last'}).offers([]));
    const chunks = offer!.read()[Symbol.asyncIterator]();
    await chunks.next();
    const thinking = connected(server);
    const answer = failure(delivered(thinking.stream({query: asleep})));
    await pause(500);
    server.process.kill(inPostgres ? 'SIGQUIT' : 'SIGKILL');
    await once(server.process, 'exit');

    const told = await failure(Array.fromAsync({[Symbol.asyncIterator]: () => chunks}));
    expect(told).toMatch(/^Problem: erp\/last: the connection broke: /);
    expect(await answer).toMatch(/^Problem: erp\/selected: the /);
    for (const each of [stream, thinking.stream]) {
      expect(await failure(delivered(each({table: 'child'})))).toMatch(
        /^Problem: erp\/child: the connection broke: .* before this was read\nThe next refresh/,
      );
    }
  });
});
