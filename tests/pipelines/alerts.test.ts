import {describe, expect, test} from 'vitest';
import {AlertSettings} from '../../company/alerts.ts';
import {channelsOf, codeOf} from '../../pipelines/alerts/channels.ts';
import type {Condition} from '../../pipelines/alerts/condition.ts';
import {serverOf} from '../../pipelines/alerts/mail.ts';
import {type Message, messageOf} from '../../pipelines/alerts/message.ts';
import {type News, newsOf} from '../../pipelines/alerts/news.ts';
import {enqueue, sendWaiting, waiting} from '../../pipelines/alerts/outbox.ts';
import {atOnce, openAlerts} from '../../pipelines/alerts/tables.ts';
import {temporaryFolder} from '../temporary_folder.ts';
import {aHook, aMailServer} from './a_mail_server.ts';

const speaker = {
  name: 'Musterwerk GmbH',
  language: 'en',
  locale: 'en-GB',
  time_zone: 'Europe/Berlin',
} as const;

const morning = Temporal.Instant.from('2026-11-22T05:00:00Z');
const later = (hours: number) => morning.add({minutes: Math.round(hours * 60)});

const late = (stream: string, more: Partial<Condition> = {}): Condition => ({
  key: `late ${stream}`,
  kind: 'late',
  level: 1,
  stream,
  facts: {due: '2026-11-22T04:00:00Z', last: '2026-11-21T01:30:00Z'},
  ...more,
});

function book() {
  const state = openAlerts(temporaryFolder());
  const judge = (conditions: Condition[], now = morning, isJudged = true, exists = true) =>
    atOnce(state, () =>
      newsOf(state, conditions, {
        now,
        repeatHours: 24,
        isJudged: () => isJudged,
        exists: () => exists,
      }),
    );
  const kinds = (news: News | undefined) =>
    news &&
    Object.fromEntries(
      Object.entries(news)
        .map(([title, all]) => [title, all.map(({key}: Condition) => key)])
        .filter(([, keys]) => keys!.length > 0),
    );
  return {
    state,
    told: (...args: Parameters<typeof judge>) => kinds(judge(...args)),
  };
}

describe('a trouble', () => {
  test('is told once, again after a day, and when it is over', () => {
    const {told} = book();
    expect(told([late('erp/a')])).toEqual({fresh: ['late erp/a']});
    expect(told([late('erp/a')], later(1))).toBeUndefined();
    expect(told([late('erp/a')], later(23.9))).toBeUndefined();
    expect(told([late('erp/a')], later(24))).toEqual({still: ['late erp/a']});
    expect(told([late('erp/a')], later(25))).toBeUndefined();
    expect(told([], later(26))).toEqual({over: ['late erp/a']});
    expect(told([], later(27))).toBeUndefined();
  });

  test('is told again when it got worse, and only then', () => {
    const {told} = book();
    told([late('erp/a')]);
    expect(told([late('erp/a', {level: 2})], later(1))).toEqual({worse: ['late erp/a']});
    expect(told([late('erp/a', {level: 2})], later(2))).toBeUndefined();
    expect(told([late('erp/a', {level: 1})], later(3))).toBeUndefined();
    expect(told([late('erp/a', {level: 2})], later(4))).toBeUndefined();
  });

  test('that joins others is told together with them, once', () => {
    const {told} = book();
    told([late('erp/a')]);
    const both = [late('erp/a'), late('erp/b')];
    expect(told(both, later(1))).toEqual({fresh: ['late erp/b'], still: ['late erp/a']});
    expect(told(both, later(24.5))).toBeUndefined();
  });

  test('is not over because nobody could look, nor when its stream has been removed', () => {
    const {told} = book();
    told([late('erp/a')]);
    expect(told([], later(1), false)).toBeUndefined();
    expect(told([], later(2), true, false)).toBeUndefined();
    expect(told([], later(3))).toBeUndefined();
  });

  test('is told again even when the clock was set back for months', () => {
    const {told} = book();
    told([late('erp/a')]);
    expect(told([late('erp/a')], later(-2000))).toEqual({still: ['late erp/a']});
  });
});

describe('a message', () => {
  const news = (fresh: Condition[], more: Partial<News> = {}): News => ({
    fresh: fresh.map(each => ({...each, since: morning.toString(), told_at: morning.toString()})),
    worse: [],
    still: [],
    over: [],
    ...more,
  });

  test('says where, what and what now, in the language and the time of the company', () => {
    const held: Condition = {...late('crm/kunden'), kind: 'held', facts: {count: 2}};
    const {subject, text} = messageOf(
      news([late('erp/rechnungen'), held]),
      {...speaker, language: 'de', locale: 'de-DE'},
      morning,
    );
    expect(subject).toBe(
      'Kundenwert, Musterwerk GmbH: crm/kunden wird zurückgehalten und 1 weitere',
    );
    expect(text).toBe(`Kundenwert, Musterwerk GmbH: crm/kunden wird zurückgehalten und 1 weitere
Stand: 22.11.2026, 06:00 (Europe/Berlin)

Neu
- crm/kunden: Zweifelhafte Lieferungen werden zurückgehalten (2).
  Was nun: Neu liefern lassen, oder, wenn sie stimmt: kundenwert accept STROM --by "Name"
- erp/rechnungen ist zu spät: erwartet bis 22.11.2026, 05:00, die letzte Lieferung kam 21.11.2026, 02:30.
  Was nun: Im Quellsystem nachsehen, ob der Export gelaufen ist, dann: kundenwert refresh

Genaueres sagen kundenwert status, die Seite der Läufe und deren Protokolle (runs/ im Datenordner). Namen, Werte und Fehlertexte stehen nur dort.
`);
  });

  test('leads with what is new, else with what is over', () => {
    const over = news([late('erp/a')]).fresh;
    expect(messageOf(news([late('erp/b')], {over}), speaker, morning).subject).toBe(
      'Kundenwert, Musterwerk GmbH: erp/b is late',
    );
    const recovery = messageOf(news([], {over}), speaker, morning);
    expect(recovery.subject).toBe('Kundenwert, Musterwerk GmbH: no longer: erp/a is late');
    expect(recovery.text).toContain('Over\n- erp/a is late');
    expect(recovery.text).toContain('(since 22 Nov 2026, 06:00)');
    expect(recovery.text).not.toContain('What now');
  });

  test('stays short however many streams there are', () => {
    const many = Array.from({length: 5000}, (_, i) => late(`erp/stream_${i}_${'x'.repeat(500)}`));
    const message = messageOf(news(many), speaker, morning);
    expect(message.subject.length).toBeLessThan(200);
    expect(message.text).toContain('… and 4980 more');
    expect(message.text.length).toBeLessThan(10_000);
    expect(JSON.stringify(message.data).length).toBeLessThan(10_000);
    expect(message.data).toMatchObject({count: {new: 5000}});
  });
});

describe('by mail', () => {
  const settings = AlertSettings.parse({
    mail: {
      to: ['anna@example.com', 'bert@example.com'],
      from: 'kundenwert@example.com',
      server_from: 'SMTP_URL',
    },
  });
  const message: Message = {subject: 'Prüfung', text: 'Schöne Grüße\n.\nEnde\n', data: {}};

  test('a message arrives as it was written, and as one of a machine', async () => {
    const {address, mails} = await aMailServer();
    const [channel] = channelsOf(settings, {SMTP_URL: address});
    await channel!.send('one', message);
    expect(mails).toMatchObject([
      {
        to: ['anna@example.com', 'bert@example.com'],
        subject: 'Prüfung',
        text: 'Schöne Grüße\n.\nEnde\n',
        raw: expect.stringMatching(/^Message-ID: <one@example\.com>$/im),
      },
    ]);
    expect(mails[0]!.raw).toMatch(/^Auto-Submitted: auto-generated$/im);
    expect(mails[0]!.raw).toMatch(/^From: "?Kundenwert"? <kundenwert@example\.com>$/im);
  });

  test('a name that looks like a header becomes none', async () => {
    const {address, mails} = await aMailServer();
    const evil = 'erp/a\r\nBcc: thief@example.com\r\n\r\nowned\u2028x';
    const fresh = [{...late(evil), since: morning.toString(), told_at: morning.toString()}];
    const name = 'Muster\nX-Evil: 1';
    const news = {fresh, worse: [], still: [], over: []};
    const [channel] = channelsOf(settings, {SMTP_URL: address});
    await channel!.send('two', messageOf(news, {...speaker, name}, morning));
    expect(mails[0]!.to).toEqual(['anna@example.com', 'bert@example.com']);
    expect(mails[0]!.raw).not.toMatch(/^(Bcc|X-Evil):/im);
    expect(mails[0]!.text).not.toMatch(/^(Bcc|owned)/im);
    expect(mails[0]!.subject).toContain('Muster X-Evil: 1: erp/a Bcc: thief@example.com owned x');
  });

  test('TLS is as the address says, and no password leaves this machine without it', () => {
    expect(serverOf('smtps://me:p%40ss@mail.example.com')).toEqual({
      host: 'mail.example.com',
      port: 465,
      secure: true,
      requireTLS: false,
      auth: {user: 'me', pass: 'p@ss'},
    });
    expect(serverOf('smtp://me:x@mail.example.com:25')).toMatchObject({
      port: 25,
      secure: false,
      requireTLS: true,
    });
    expect(serverOf('smtp://me:x@[::1]')).toMatchObject({host: '::1', requireTLS: false});
    expect(serverOf('smtp://relay.example.com')).toMatchObject({port: 587, requireTLS: false});
    expect(() => serverOf('https://mail.example.com')).toThrow('not an address of a mail server');
  });

  test('a password is not told to another machine that speaks no TLS', async () => {
    const {port, mails, passwords} = await aMailServer();
    const by = (host: string) =>
      channelsOf(settings, {SMTP_URL: `smtp://me:p%40ss@${host}:${port}`})[0]!.send('1', message);
    /* The same machine, by a name that does not say so. */
    await expect(by('0.0.0.0')).rejects.toThrow(/STARTTLS/);
    expect(passwords).toEqual([]);
    await by('127.0.0.1');
    expect(passwords).toEqual(['p@ss']);
    expect(mails).toHaveLength(1);
  });

  test('a server whose certificate nobody vouches for is told nothing', async () => {
    const {address, mails} = await aMailServer(0, true);
    const [channel] = channelsOf(settings, {SMTP_URL: address});
    await expect(channel!.send('1', message)).rejects.toThrow(/certificate/);
    expect(mails).toEqual([]);
  });
});

describe('by webhook', () => {
  const settings = AlertSettings.parse({webhook: {url_from: 'HOOK_URL'}});
  const message: Message = {subject: 'A subject', text: 'Some text', data: {new: [{kind: 'late'}]}};
  const channel = (address: string) => channelsOf(settings, {HOOK_URL: address})[0]!;

  test('a message arrives as JSON, as words and as data', async () => {
    const {address, posts} = await aHook();
    await channel(address).send('one', message);
    expect(posts).toMatchObject([
      {
        headers: {'content-type': 'application/json', 'idempotency-key': 'one'},
        body: {id: 'one', subject: 'A subject', text: 'Some text', new: [{kind: 'late'}]},
      },
    ]);
  });

  test('a short failure is tried again, a refusal is not', async () => {
    const short = await aHook([503, 200]);
    await channel(short.address).send('one', message);
    expect(short.posts).toHaveLength(2);
    const refused = await aHook([404]);
    await expect(channel(refused.address).send('one', message)).rejects.toThrow('HTTP 404');
    expect(refused.posts).toHaveLength(1);
  });

  test('it is not led elsewhere', async () => {
    const elsewhere = await aHook();
    const leading = await aHook([307], {location: elsewhere.address});
    await expect(channel(leading.address).send('one', message)).rejects.toThrow('HTTP 307');
    expect(elsewhere.posts).toEqual([]);
  });

  test('what went wrong is told in a word, without the secret in the address', async () => {
    const failure = await channel('http://127.0.0.1:1/hook?token=secret')
      .send('one', message)
      .catch(codeOf);
    expect(failure).toMatch(/^(ECONNREFUSED|UND_ERR_\w+|TypeError|Error)$/);
    expect(codeOf(new Error('https://x?token=secret'))).toBe('Error');
    expect(channel('').fault).toBe('not set');
    expect(channel('ftp://x').fault).toMatch('not an address of a web service');
  });
});

describe('what cannot be sent', () => {
  const settings = AlertSettings.parse({webhook: {url_from: 'HOOK_URL'}});
  const message: Message = {subject: 'A subject', text: 'Some text', data: {}};

  test('waits, longer each time, and is sent in its order', async () => {
    const state = openAlerts(temporaryFolder());
    const down = channelsOf(settings, {HOOK_URL: (await aHook([400])).address});
    enqueue(state, down, {...message, text: 'first'}, morning);
    enqueue(state, down, {...message, text: 'second'}, later(0.1));
    expect(await sendWaiting(state, down, morning)).toEqual([
      {channel: 'webhook', status: 'waits', why: 'HTTP 400'},
    ]);
    expect(await sendWaiting(state, down, morning.add({seconds: 59}))).toEqual([]);
    expect(await sendWaiting(state, down, later(0.1))).toHaveLength(1);
    expect(waiting(state)).toBe(2);
    const up = await aHook();
    const channels = channelsOf(settings, {HOOK_URL: up.address});
    expect(await sendWaiting(state, channels, later(0.2))).toHaveLength(2);
    expect(up.posts.map(({body}) => body.text)).toEqual(['first', 'second']);
    expect(waiting(state)).toBe(0);
    state.close();
  });

  test('is dropped after three days, and so is the oldest of too many', async () => {
    const state = openAlerts(temporaryFolder());
    const down = channelsOf(settings, {HOOK_URL: (await aHook([400])).address});
    for (let i = 0; i < 60; i++) enqueue(state, down, message, morning.add({seconds: i}));
    await sendWaiting(state, down, later(1));
    expect(waiting(state)).toBe(50);
    const dropped = await sendWaiting(state, down, later(73));
    expect(dropped.filter(({status}) => status === 'dropped')).toHaveLength(50);
    expect(waiting(state)).toBe(0);
    state.close();
  });

  test('waits while its address is missing', async () => {
    const state = openAlerts(temporaryFolder());
    const unset = channelsOf(settings, {});
    enqueue(state, unset, message, morning);
    expect(await sendWaiting(state, unset, morning)).toEqual([]);
    expect(waiting(state)).toBe(1);
    state.close();
  });

  test('is sent by one of two that send at the same moment', async () => {
    const data = temporaryFolder();
    const {address, posts} = await aHook();
    const channels = channelsOf(settings, {HOOK_URL: address});
    const [one, two] = [openAlerts(data), openAlerts(data)];
    enqueue(one, channels, message, morning);
    await Promise.all([sendWaiting(one, channels, morning), sendWaiting(two, channels, morning)]);
    expect(posts).toHaveLength(1);
    one.close();
    two.close();
  });
});
