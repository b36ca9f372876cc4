import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {tellWhatIsDue} from '../../commands/tell.ts';
import type {Company} from '../../company/company.ts';
import {locked} from '../../pipelines/lock.ts';
import {deliveryFolder, type Manifest} from '../../pipelines/manifest.ts';
import type {RunEvent} from '../../pipelines/runs/event.ts';
import {logFile, runsFolder} from '../../pipelines/runs/folder.ts';
import {lastRun} from '../../pipelines/runs/runs.ts';
import {tallyOf} from '../../pipelines/runs/tally.ts';
import {pass, watch, withLedger} from '../../pipelines/schedule/ledger.ts';
import {companyIn, writeCompany} from '../company_folder.ts';
import {aHook, aMailServer} from '../pipelines/a_mail_server.ts';
import {aStream} from '../pipelines/a_stream.ts';
import {temporaryFolder} from '../temporary_folder.ts';
import {kundenwert} from './command_line.ts';

const companyYaml = `
name: Musterwerk GmbH
currency: EUR
locale: en-GB
language: en
time_zone: Europe/Berlin
schedule: {at: "30 2 * * *"}
alerts:
  mail: {to: [anna@example.com], from: kundenwert@example.com, server_from: SMTP_URL}
  webhook: {url_from: HOOK_URL}
`;

const sourcesYaml = `
erp:
  expect: {every: day, by: "06:00"}
  streams:
    kunden: {files: kunden.csv}
    artikel: {files: artikel.csv, delivery: delta, expect: {rows: [50, 90]}}
`;

const files = {'company.yaml': companyYaml, 'sources.yaml': sourcesYaml};

/** A company with its data folder, whose nights are written down as they are told. */
async function world(sources = sourcesYaml) {
  const company: Company = await companyIn(temporaryFolder(), {...files, 'sources.yaml': sources});
  const data = temporaryFolder();
  const mail = await aMailServer();
  const hook = await aHook();
  const environment = {SMTP_URL: mail.address, HOOK_URL: hook.address};
  let sequence = 0;
  return {
    company,
    data,
    mail,
    hook,
    environment,
    deliver(stream: string, moment: string, records = 70) {
      const manifest = delivery(stream, moment, records, ++sequence);
      const folder = deliveryFolder(join(data, 'landing'), manifest);
      mkdirSync(folder, {recursive: true});
      writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
    },
    ran: (moment: string, ...ends: RunEvent[]) => writeRun(data, moment, ends),
    tell: (moment: string, more: {watchingSince?: Temporal.Instant} = {}) =>
      tellWhatIsDue(company, data, {now: Temporal.Instant.from(moment), environment, ...more}),
  };
}

function delivery(stream: string, moment: string, records: number, sequence: number): Manifest {
  const {file} = aStream();
  return {
    source: 'erp',
    stream,
    sequence,
    delivery: 'full',
    received_at: new Date(moment).toISOString(),
    origin: {name: `${stream}.csv`, bytes: 1, modified_at: new Date(moment).toISOString()},
    file: `${stream}.csv`,
    sha256: String(sequence),
    format: file,
    has_header_line: true,
    header: ['id'],
    records,
    skipped: 0,
    longest: 0,
    unseen: false,
    warnings: [],
    doubts: [],
  };
}

function writeRun(data: string, moment: string, ends: RunEvent[]): string {
  const at = new Date(moment).toISOString();
  const id = `${at.replace(/[-:]|\.\d+/g, '')}-0001`;
  const tally = tallyOf(id);
  const events: RunEvent[] = [
    {event: 'started', id, company: 'Musterwerk GmbH', how: 'refresh'},
    {event: 'step began', step: 'extract'},
    {event: 'step began', step: 'stage'},
    ...ends,
  ];
  const lines = events.map(event => ({at, after: 1, ...event}));
  for (const line of lines) tally.add(line);
  const isDead = ends.length === 0;
  const end = isDead ? [] : [{at, after: 1, event: 'ended', ...tally.summary()}];
  mkdirSync(runsFolder(data), {recursive: true});
  writeFileSync(
    logFile(data, id),
    [...lines, ...end].map(line => `${JSON.stringify(line)}\n`).join(''),
  );
  return id;
}

const published = (status = 0): RunEvent => ({
  event: 'published',
  id: '1',
  business_date: '2026-11-20',
  status,
  bytes: 0,
});
const streamFailed = (stream: string): RunEvent => ({
  event: 'stream failed',
  stream,
  problem: `${stream}, line 17: name is "Erika Geheim", expected a number`,
});

describe('after a night', () => {
  test('a failed one is told, without any value that its problem quotes; then the recovery', async () => {
    const {ran, tell, mail, hook} = await world();
    const problem = 'staging: name is "Erika Geheim", expected a number';
    const id = ran('2026-11-20T02:30+01:00', {event: 'failed', status: 1, problem});
    await tell('2026-11-20T02:31+01:00');
    await tell('2026-11-20T02:32+01:00');
    expect(mail.mails).toMatchObject([
      {
        to: ['anna@example.com'],
        subject: 'Kundenwert, Musterwerk GmbH: the night has failed',
        text: expect.stringContaining(`The night ${id} has failed.`),
      },
    ]);
    expect(hook.posts).toMatchObject([{body: {new: [{kind: 'night_failed', run: id}]}}]);
    expect(JSON.stringify([mail.mails, hook.posts])).not.toContain('Geheim');

    ran('2026-11-20T08:00+01:00', published());
    await tell('2026-11-20T08:01+01:00');
    expect(mail.mails[1]).toMatchObject({
      subject: 'Kundenwert, Musterwerk GmbH: no longer: the night has failed',
    });
    expect(mail.mails).toHaveLength(2);
  });

  test('a partial one names its streams in one message', async () => {
    const {ran, tell, mail} = await world();
    const failures = [streamFailed('erp/kunden'), streamFailed('erp/artikel')];
    ran('2026-11-20T02:30+01:00', ...failures, published(3));
    await tell('2026-11-20T02:31+01:00');
    expect(mail.mails).toMatchObject([
      {
        subject: 'Kundenwert, Musterwerk GmbH: partial night, erp/artikel has failed and 1 more',
        text: expect.stringMatching(/erp\/artikel has failed[\s\S]*erp\/kunden has failed/),
      },
    ]);
    expect(mail.mails[0]!.text).not.toContain('Geheim');
    ran('2026-11-21T02:30+01:00', streamFailed('erp/artikel'), published(3));
    await tell('2026-11-21T02:30:30+01:00');
    expect(mail.mails[1]).toMatchObject({
      subject: 'Kundenwert, Musterwerk GmbH: no longer: partial night, erp/kunden has failed',
      text: expect.stringContaining('Still so\n- erp/artikel has failed'),
    });
  });

  test('one in which staging SQL failed names its file, until it is good again', async () => {
    const {company, ran, tell, mail} = await world();
    company.staging = ['/c/staging/stg_erp__products.sql'];
    ran('2026-11-20T02:30+01:00', streamFailed('staging/stg_erp__products.sql'), published(3));
    await tell('2026-11-20T02:31+01:00');
    ran('2026-11-21T02:30+01:00', published());
    await tell('2026-11-21T02:31+01:00');
    const subject = 'partial night, staging/stg_erp__products.sql has failed';
    expect(mail.mails).toMatchObject([
      {subject: `Kundenwert, Musterwerk GmbH: ${subject}`},
      {subject: `Kundenwert, Musterwerk GmbH: no longer: ${subject}`},
    ]);
  });

  test('a delivery that is held back is told as that, until somebody has decided', async () => {
    const {ran, deliver, tell, mail, data} = await world();
    deliver('kunden', '2026-11-19T02:31+01:00', 70);
    const held = join(data, 'landing/erp/kunden/held/0123');
    mkdirSync(held, {recursive: true});
    const manifest = delivery('kunden', '2026-11-20T02:31+01:00', 3, 2);
    const doubts = ['it has 3 rows; the one before had 70'];
    writeFileSync(join(held, 'manifest.json'), JSON.stringify({...manifest, doubts}));
    ran('2026-11-20T02:30+01:00', streamFailed('erp/kunden'), published(3));
    await tell('2026-11-20T02:33+01:00');
    expect(mail.mails[0]!.subject).toBe('Kundenwert, Musterwerk GmbH: erp/kunden is held back');
    expect(mail.mails[0]!.text).toContain('kundenwert accept STREAM');
    rmSync(held, {recursive: true});
    deliver('kunden', '2026-11-20T08:30+01:00', 70);
    ran('2026-11-20T08:30+01:00', published());
    await tell('2026-11-20T08:31+01:00');
    expect(mail.mails[1]!.subject).toContain('no longer: erp/kunden is held back');
  });

  test('what a replay asks nobody about is not over with it', async () => {
    const {ran, tell, mail} = await world();
    ran('2026-11-20T02:30+01:00', streamFailed('erp/kunden'), published(3));
    await tell('2026-11-20T02:31+01:00');
    const replay = {event: 'started', id: '1', company: 'M', how: 'replay'} as const;
    ran('2026-11-20T09:00+01:00', replay, published());
    await tell('2026-11-20T09:01+01:00');
    expect(mail.mails).toHaveLength(1);
  });

  test('one that died without a word is told, too; one that a person broke off is not', async () => {
    const {ran, tell, mail} = await world();
    ran('2026-11-20T02:30+01:00', {event: 'failed', status: 130, problem: 'interrupted'});
    await tell('2026-11-20T02:31+01:00');
    expect(mail.mails).toEqual([]);
    ran('2026-11-20T03:30+01:00');
    await tell('2026-11-20T03:31+01:00');
    expect(mail.mails[0]!.text).toContain('Reason: the process was killed');
  });

  test('a delivery of an odd size is told, and what is declared decides', async () => {
    const {ran, deliver, tell, mail} = await world();
    deliver('kunden', '2026-11-19T02:31+01:00', 100);
    deliver('kunden', '2026-11-20T02:31+01:00', 200);
    deliver('artikel', '2026-11-20T02:31+01:00', 91);
    ran('2026-11-20T02:30+01:00', published());
    await tell('2026-11-20T02:33+01:00');
    expect(mail.mails[0]!.text).toContain(
      'erp/kunden has too many rows: 200; usual or declared are 100.',
    );
    expect(mail.mails[0]!.text).toContain(
      'erp/artikel has too many rows: 91; usual or declared are 90.',
    );
  });
});

describe('without a night', () => {
  test('a stream that has become late is told in the minute when it is', async () => {
    const {ran, deliver, tell, mail} = await world();
    ran('2026-11-20T02:30+01:00', published());
    deliver('kunden', '2026-11-20T02:31+01:00');
    deliver('artikel', '2026-11-20T02:31+01:00');
    await tell('2026-11-21T07:59+01:00');
    expect(mail.mails).toEqual([]);
    await tell('2026-11-21T08:00+01:00');
    expect(mail.mails[0]).toMatchObject({
      subject: 'Kundenwert, Musterwerk GmbH: erp/artikel is late and 1 more',
      text: expect.stringContaining(
        'erp/kunden is late: expected by 21 Nov 2026, 06:00, the last delivery came 20 Nov 2026, 02:31.',
      ),
    });
    deliver('kunden', '2026-11-21T09:00+01:00');
    deliver('artikel', '2026-11-21T09:00+01:00');
    await tell('2026-11-21T09:01+01:00');
    expect(mail.mails[1]!.text).toContain('Over\n- erp/artikel is late');
  });

  const schedule = {at: '30 2 * * *', timeZone: 'Europe/Berlin'};
  const watchIn = (data: string) =>
    withLedger(data, ledger => watch(ledger, schedule, Temporal.Now.instant()));

  test('a night that never ran is overdue, until one has succeeded', async () => {
    const {ran, tell, mail, data} = await world('{}');
    ran('2026-11-20T02:30+01:00', published());
    await tell('2026-11-21T04:31+01:00');
    expect(mail.mails).toEqual([]);
    await watchIn(data);
    await tell('2026-11-21T04:29+01:00');
    expect(mail.mails).toEqual([]);
    await tell('2026-11-21T04:30+01:00');
    expect(mail.mails[0]).toMatchObject({
      subject: 'Kundenwert, Musterwerk GmbH: the night is overdue',
      text: expect.stringContaining(
        'was due on 21 Nov 2026, 02:30 has not succeeded. The last that did: 20 Nov 2026, 02:30.',
      ),
    });
    ran('2026-11-21T10:00+01:00', {event: 'failed', status: 1, problem: 'x'});
    await tell('2026-11-21T10:05+01:00');
    expect(mail.mails[1]!.text).toContain(
      'Got worse\n- The night 20261121T090000Z-0001 has failed',
    );
    ran('2026-11-21T11:00+01:00', published());
    await tell('2026-11-21T11:05+01:00');
    expect(mail.mails[2]!.subject).toContain('no longer: the night has failed');
    expect(mail.mails).toHaveLength(3);
  });

  test('a server that has just begun makes up for a missed night before it complains', async () => {
    const {ran, tell, mail, data} = await world('{}');
    ran('2026-11-20T02:30+01:00', published());
    await watchIn(data);
    const watchingSince = Temporal.Instant.from('2026-11-21T09:00+01:00');
    await tell('2026-11-21T09:00+01:00', {watchingSince});
    await tell('2026-11-21T09:09+01:00', {watchingSince});
    expect(mail.mails).toEqual([]);
    await tell('2026-11-21T09:10+01:00', {watchingSince});
    expect(mail.mails).toHaveLength(1);
  });

  test('a night that goes on is not overdue, unless it goes on for hours', async () => {
    const {ran, tell, mail, data} = await world('{}');
    ran('2026-11-20T02:30+01:00', published());
    await watchIn(data);
    await locked(data, async () => {
      ran('2026-11-21T02:30+01:00');
      await tell('2026-11-21T10:29+01:00');
      expect(mail.mails).toEqual([]);
      await tell('2026-11-21T10:30+01:00');
      expect(mail.mails[0]!.subject).toContain('the night is overdue');
    });
  });

  test('nights before anybody watched are not overdue', async () => {
    const {tell, mail, data} = await world();
    await watchIn(data);
    await withLedger(data, ledger => pass(ledger, schedule, ['2026-11-20T01:30:00Z'], 'passed'));
    await tell('2026-11-20T12:00+01:00');
    expect(mail.mails).toEqual([]);
    await tell('2026-11-21T12:00+01:00');
    expect(mail.mails).toHaveLength(1);
  });

  test('a mail server that is down gets the message when it is up again', async () => {
    const {ran, tell, mail, hook} = await world();
    await mail.close();
    ran('2026-11-20T02:30+01:00', {event: 'failed', status: 1, problem: 'x'});
    expect(await tell('2026-11-20T02:31+01:00')).toEqual([
      {channel: 'mail', status: 'waits', why: 'ECONNREFUSED'},
      {channel: 'webhook', status: 'sent', why: undefined},
    ]);
    const again = await aMailServer(mail.port);
    await tell('2026-11-20T02:33+01:00');
    await tell('2026-11-20T02:40+01:00');
    expect(again.mails).toHaveLength(1);
    expect(hook.posts).toHaveLength(1);
  });

  test('where no alerts are declared, nothing is kept and nothing is told', async () => {
    const {company, data, ran} = await world();
    ran('2026-11-20T02:30+01:00', {event: 'failed', status: 1, problem: 'x'});
    const {alerts: _, ...settings} = company.settings;
    expect(await tellWhatIsDue({...company, settings}, data)).toEqual([]);
  });
});

describe('on the command line', () => {
  const places = (folder: string, data: string) => ['--company', folder, '--data', data];

  test('two processes at once tell a trouble once', async () => {
    const {data, mail, hook, environment, ran} = await world();
    const folder = writeCompany(temporaryFolder(), files);
    ran('2026-11-20T02:30+01:00', {event: 'failed', status: 1, problem: 'x'});
    const both = await Promise.all(
      [1, 2].map(() => kundenwert(['alert', ...places(folder, data)], {env: environment})),
    );
    const ended = both.map(({status, stderr}) => ({status, stderr}));
    expect(ended).toEqual([
      {status: 0, stderr: ''},
      {status: 0, stderr: ''},
    ]);
    expect(both[0]!.stdout).toMatch(/night_failed/);
    expect(mail.mails).toHaveLength(1);
    expect(hook.posts).toHaveLength(1);
  });

  test('a test message goes by every way, and says which one does not work', async () => {
    const {data, mail, environment} = await world();
    const folder = writeCompany(temporaryFolder(), files);
    const args = ['alert', '--test', ...places(folder, data)];
    const {status, stdout} = await kundenwert(args, {env: environment});
    expect([status, stdout]).toEqual([0, 'mail: sent\nwebhook: sent\n']);
    expect(mail.mails[0]!.text).toContain('This is a test');
    const missing = await kundenwert(args, {env: {SMTP_URL: mail.address, HOOK_URL: ''}});
    expect([missing.status, missing.stdout]).toEqual([
      1,
      'mail: sent\nwebhook: HOOK_URL is not set\n',
    ]);
  });

  test('a company that declares no alerts is told how to', async () => {
    const folder = writeCompany(temporaryFolder(), {});
    const {status, stderr} = await kundenwert(['alert', ...places(folder, temporaryFolder())]);
    expect(status).toBe(2);
    expect(stderr).toContain('it declares no alerts');
  });

  test('a night that fails tells so, and keeps its status when nobody can be told', async () => {
    const {mail, environment, data} = await world();
    const folder = writeCompany(temporaryFolder(), files);
    const args = ['refresh', ...places(folder, data)];
    const told = await kundenwert(args, {env: environment});
    expect(mail.mails).toMatchObject([{text: expect.stringContaining('erp/kunden has failed')}]);
    const env = {SMTP_URL: 'smtp://127.0.0.1:1', HOOK_URL: 'http://127.0.0.1:1/'};
    const untold = await kundenwert(['refresh', ...places(folder, temporaryFolder())], {env});
    expect(untold.status).toBe(told.status);
    expect(untold.stderr).toContain('Alert by mail: ECONNREFUSED; it is sent later.');
  });

  test('check says which variable of the alerts is missing', async () => {
    const {mail} = await world();
    const folder = writeCompany(temporaryFolder(), files);
    const {stdout} = await kundenwert(['check', '--company', folder], {
      env: {SMTP_URL: mail.address, HOOK_URL: 'no address'},
    });
    expect(stdout).toContain('SMTP_URL, for alerts by mail: set\n');
    expect(stdout).toContain('HOOK_URL, for alerts by webhook: not an address of a web service');
  });
});

test('a mistake in sources.yaml is a failed night, which is told', async () => {
  const hook = await aHook();
  const [folder, data] = [temporaryFolder(), temporaryFolder()];
  writeCompany(folder, {
    'company.yaml': companyYaml,
    'sources.yaml': sourcesYaml.replace('streams:', 'streems:'),
  });
  const environment = {HOOK_URL: hook.address};
  const places = ['--company', folder, '--data', data];
  const night = await kundenwert(['refresh', ...places], {env: environment});
  expect([night.status, night.stderr]).toEqual([1, expect.stringContaining('streems')]);
  expect(await lastRun(data)).toMatchObject({
    status: 'failed',
    problem: expect.stringContaining('streems'),
  });
  const told = await kundenwert(['alert', ...places], {env: environment});
  expect([told.status, told.stdout]).toEqual([0, expect.stringContaining('night_failed')]);
  expect(hook.posts).toMatchObject([{body: {new: [{kind: 'night_failed'}]}}]);
});
