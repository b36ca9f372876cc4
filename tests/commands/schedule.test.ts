import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {expect, onTestFinished, test} from 'vitest';
import {nightlyAt} from '../../commands/nightly.ts';
import {isLocked} from '../../pipelines/lock.ts';
import {nightOf, withLedger} from '../../pipelines/schedule/ledger.ts';
import {lastDue, nextDue} from '../../pipelines/schedule/slots.ts';
import {writeCompany} from '../company_folder.ts';
import {aServer} from '../pipelines/a_schedule.ts';
import {aWebService} from '../pipelines/a_web_service.ts';
import {program} from '../project_files.ts';
import {writeFiles} from '../temporary_folder.ts';
import {kundenwert, temporaryFolder} from './command_line.ts';

const customers = {
  'sources.yaml': `
crm:
  streams:
    kunden: {files: kunden.csv, entity: customers, columns: {customer_id: id, name: name}}
`,
  'kunden.csv': 'id,name\nK1,Muster\n',
};

const settings = (schedule: string) =>
  `name: Kleinwerk\ncurrency: EUR\ntime_zone: Europe/Berlin\n${schedule}\n`;

/** A company in a folder, with a data folder of its own. */
function company(schedule: string, files: Record<string, string> = customers) {
  const folder = temporaryFolder();
  const data = temporaryFolder();
  writeCompany(folder, {'company.yaml': settings(schedule), ...files});
  const places = ['--company', folder, '--data', data];
  return {folder, data, places, run: (...args: string[]) => kundenwert([...args, ...places])};
}

/** A running server; it has ended when the test has. */
function server(places: readonly string[]) {
  const command = [program, 'start', '--port', '0', ...places];
  const child = spawn(process.execPath, command, {stdio: ['ignore', 'ignore', 'pipe']});
  onTestFinished(() => void child.kill('SIGKILL'));
  let told = '';
  child.stderr.setEncoding('utf8').on('data', text => {
    told += text;
  });
  return {child, told: () => told};
}

async function until(isSo: () => boolean | Promise<boolean>, milliseconds: number): Promise<void> {
  const deadline = performance.now() + milliseconds;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error('it never came');
    await pause(100);
  }
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const exit = once(child, 'exit');
  child.kill(signal);
  const [status] = await exit;
  return status as number | null;
}

const runsIn = (data: string) =>
  readdirSync(join(data, 'runs')).filter(name => name.endsWith('.ndjson'));

/** A slot of a moment from now, as a cron expression for that one minute. */
function nextMinute() {
  const now = Temporal.Now.zonedDateTimeISO('Europe/Berlin').add({seconds: 15});
  const slot = now.round({smallestUnit: 'minute', roundingMode: 'ceil'});
  return {at: `${slot.minute} ${slot.hour} * * *`, slot: slot.toInstant().toString()};
}

test('when a night is due, one of two servers runs it, once', async () => {
  const {data, places, run, folder} = company('');
  expect((await run('refresh')).status).toBe(0);
  const {at, slot} = nextMinute();
  writeFiles(folder, {'company.yaml': settings(`schedule: {at: "${at}"}`)});
  expect((await run('refresh', '--due')).stdout).toBe('No night is due.\n');
  const servers = [server(places), server(places)];
  await until(() => servers.every(({told}) => told().includes('Ctrl-C ends the server')), 30_000);

  const night = () => withLedger(data, ledger => nightOf(ledger, slot));
  await until(async () => (await night())?.status === 'fine', 85_000);
  await pause(2000);
  expect(runsIn(data)).toHaveLength(2);
  expect(runsIn(data)).toContain(`${(await night())?.run_id}.ndjson`);
  const published = servers.map(({told}) => told().split('Published').length - 1);
  expect(published.toSorted()).toEqual([0, 1]);

  const {stdout} = await run('status');
  expect(stdout).toMatch(/Schedule +\d+ \d+ \* \* \* \(Europe\/Berlin\), next due \d{4}-/);
  expect(stdout).toMatch(/the last was due .*: fine, run \d{8}T/);
  for (const {child} of servers) expect(await ended(child, 'SIGTERM')).toBe(0);
}, 150_000);

test('a missed night runs when the server starts, ends with the server, and is not lost', async () => {
  const service = await aWebService(() => () => {});
  const {data, places, run, folder} = company('');
  expect((await run('refresh')).status).toBe(0);
  const schedule = {at: '30 2 * * *', timeZone: 'Europe/Berlin'};
  const now = Temporal.Now.instant();
  await aServer(data, schedule).beat(now.subtract({hours: 72}));
  writeFiles(folder, {
    'company.yaml': settings('schedule: {at: "30 2 * * *"}'),
    'sources.yaml': `${customers['sources.yaml']}
slow:
  http: {base: "${service.base}"}
  streams:
    tickets: {path: /tickets}
`,
  });

  const {child, told} = server(places);
  await until(() => service.asked.length > 0, 30_000);
  expect(await isLocked(data)).toBe(true);
  expect(await ended(child, 'SIGTERM')).toBe(0);
  expect(told()).toContain('interrupted; nothing was published');
  expect(await isLocked(data)).toBe(false);

  const slot = lastDue(schedule, now);
  expect(await withLedger(data, ledger => nightOf(ledger, slot))).toMatchObject({
    status: 'interrupted',
  });
  expect((await run('status')).stdout).toContain(': interrupted, run ');
}, 120_000);

test('refresh --due runs nothing before a night is due, and says what is missing without a schedule', async () => {
  const {data, run, folder} = company('schedule: {at: "30 2 * * *"}');
  const {status, stdout} = await run('refresh', '--due');
  expect({status, stdout}).toEqual({status: 0, stdout: 'No night is due.\n'});

  const schedule = {at: '30 2 * * *', timeZone: 'Europe/Berlin'};
  await withLedger(data, ledger => ledger.exec('delete from scheduled_night'));
  expect((await run('refresh', '--due')).stdout).toContain('Published');
  expect((await run('refresh', '--due')).stdout).toBe('No night is due.\n');
  expect(JSON.parse((await run('status', '--json')).stdout).schedule).toMatchObject({
    next_due: nextDue(schedule, Temporal.Now.instant()),
    last: {status: 'fine', attempts: 1},
  });

  expect((await run('refresh', '--due', '--replay')).status).toBe(2);
  writeFiles(folder, {'company.yaml': settings('')});
  const without = await run('refresh', '--due');
  expect(without.status).toBe(2);
  expect(without.stderr).toContain('company.yaml: it does not say when a night is due');
}, 120_000);

test('of two people who ask for a refresh at once, one is told that it is running', async () => {
  const {data, folder, run} = company('');
  expect((await run('refresh')).status).toBe(0);
  const nightly = nightlyAt({company: folder, data, files: folder});
  const answers = await Promise.all([nightly.start('replay'), nightly.start('replay')]);
  expect(answers.toSorted()).toEqual(['running', 'started']);
  await nightly.close();
  expect(runsIn(data)).toHaveLength(2);
  expect(await nightly.start('refresh')).toBe('running');
}, 60_000);

test('a night that fails is in the ledger, and the command says why', async () => {
  const {data, run} = company('schedule: {at: "30 2 * * *"}', {
    ...customers,
    'kunden.csv': 'number,name\nK1,Muster\n',
  });
  await run('refresh', '--due');
  await withLedger(data, ledger => ledger.exec('delete from scheduled_night'));
  const {status, stderr} = await run('refresh', '--due');
  expect(status).toBe(1);
  expect(stderr).toContain('crm/kunden');
  const slot = lastDue({at: '30 2 * * *', timeZone: 'Europe/Berlin'}, Temporal.Now.instant());
  expect(await withLedger(data, ledger => nightOf(ledger, slot))).toMatchObject({
    status: 'failed',
    attempts: 1,
  });
  expect((await run('refresh', '--due')).stdout).toBe('No night is due.\n');
}, 120_000);
