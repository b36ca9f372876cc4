import {execFile} from 'node:child_process';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {describe, expect, test} from 'vitest';
import {exitStatus} from '../../company/problem.ts';
import {locked} from '../../pipelines/lock.ts';
import {withLedger} from '../../pipelines/schedule/ledger.ts';
import {scheduleOutlook} from '../../pipelines/schedule/outlook.ts';
import {runWhenDue} from '../../pipelines/schedule/when_due.ts';
import {temporaryFolder} from '../temporary_folder.ts';
import {aServer, live} from './a_schedule.ts';

const here = import.meta.dirname;
const ledgerModule = '../../pipelines/schedule/ledger.ts';

const nightly = {at: '30 2 * * *', timeZone: 'Europe/Berlin'};
const hourly = {at: '0 * * * *', timeZone: 'Europe/Berlin'};

/** A server that has watched its schedule for a while. */
async function watching(schedule = nightly, since = '2026-11-01T12:00Z') {
  const data = temporaryFolder();
  const server = aServer(data, schedule);
  await server.beat(since);
  return {data, ...server};
}

const spring = ['2026-03-28T23:10Z', '2026-03-29T03:10Z', 1] as const;
const autumn = ['2026-10-24T22:50Z', '2026-10-25T02:50Z', 1] as const;
const stories = [
  ['30 2 * * *', ...spring],
  ['0 * * * *', ...spring],
  ['30 2 * * *', ...autumn],
  ['0 * * * *', ...autumn],
  ['30 2 * * *', '2026-01-01T12:00Z', '2027-01-01T12:00Z', 7 * 60 + 10],
];

/**
 * When nights ran in a process of a time zone, for each of the stories. The ledger is held open, so
 * that not each beat is written through to the disk.
 */
async function lived(zone: string): Promise<{offset: number; runs: string[][]}> {
  const program = `
    const {aServer, live} = await import(${JSON.stringify(join(here, 'a_schedule.ts'))});
    const {withLedger} = await import(${JSON.stringify(join(here, ledgerModule))});
    const runs = [];
    for (const [at, from, until, minutes, data] of ${JSON.stringify(
      stories.map(story => [...story, temporaryFolder()]),
    )}) {
      const server = aServer(data, {at, timeZone: 'Europe/Berlin'});
      await withLedger(data, () => live(server, from, until, {minutes}));
      runs.push(server.runs);
    }
    console.log(JSON.stringify({offset: new Date('2026-01-01').getTimezoneOffset(), runs}));`;
  const {stdout} = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '-e', program],
    {env: {...process.env, TZ: zone}},
  );
  return JSON.parse(stdout);
}

test.each([
  ['UTC', 0],
  ['Europe/Berlin', -60],
])(
  'under TZ=%s each date has one run, minute by minute through both nights that change the clock, and through a year',
  async (zone, minutes) => {
    const {offset, runs} = await lived(zone);
    const [inSpring, eachHourInSpring, inAutumn, eachHourInAutumn, inYear] = runs;
    expect(offset).toBe(minutes);
    expect(inSpring).toEqual(['2026-03-29T03:00']);
    expect(eachHourInSpring!.map(run => run.slice(11))).toEqual([
      '01:00',
      '03:00',
      '04:00',
      '05:00',
    ]);
    expect(inAutumn).toEqual(['2026-10-25T02:30']);
    expect(eachHourInAutumn!.map(run => run.slice(11))).toEqual([
      '01:00',
      '02:00',
      '02:00',
      '03:00',
    ]);
    expect(inYear).toHaveLength(365);
    expect(new Set(inYear!.map(run => run.slice(0, 10))).size).toBe(365);
  },
);

describe('where nobody was there', () => {
  test('the first start runs no slot of the past, and then the next one', async () => {
    const {beat, runs} = await watching();
    expect(await beat('2026-11-01T12:01Z')).toBe('not due');
    await beat('2026-11-02T01:29Z');
    await beat('2026-11-02T01:30Z');
    expect(runs).toEqual(['2026-11-02T02:30']);
  });

  test('after a reboot during the slot, the night runs as soon as the server is back', async () => {
    const {data, beat} = await watching();
    await beat('2026-11-02T01:29:50Z');
    const rebooted = aServer(data, nightly);
    await rebooted.beat('2026-11-02T01:47Z');
    await rebooted.beat('2026-11-02T01:48Z');
    expect(rebooted.runs).toEqual(['2026-11-02T02:47']);
  });

  test('after days, one night brings everything up to date, and the others count as missed', async () => {
    const {beat, runs, nightOf} = await watching();
    await beat('2026-11-02T01:30Z');
    await beat('2026-11-06T09:00Z');
    await beat('2026-11-06T09:01Z');
    expect(runs).toEqual(['2026-11-02T02:30', '2026-11-06T10:00']);
    expect(await nightOf('2026-11-05T01:30:00Z')).toMatchObject({status: 'missed'});
    expect(await nightOf('2026-11-06T01:30:00Z')).toMatchObject({
      status: 'fine',
      business_date: '2026-11-06',
    });
    await beat('2026-11-07T01:30Z');
    expect(runs).toHaveLength(3);
  });

  test('a server that was blocked for an hour runs what came due meanwhile', async () => {
    const {beat, runs} = await watching();
    await beat('2026-11-02T01:10Z');
    await beat('2026-11-02T02:10Z');
    expect(runs).toEqual(['2026-11-02T03:10']);
  });
});

describe('when the clock is changed', () => {
  test('put back over the slot, the night does not run twice', async () => {
    const server = await watching();
    await live(server, '2026-11-02T01:20Z', '2026-11-02T01:40Z');
    await live(server, '2026-11-01T22:40Z', '2026-11-02T02:40Z', {minutes: 5});
    expect(server.runs).toEqual(['2026-11-02T02:30']);
  });

  test('put back by an hour, an hourly schedule runs each slot once', async () => {
    const server = await watching(hourly, '2026-11-02T08:30Z');
    await live(server, '2026-11-02T08:31Z', '2026-11-02T10:30Z', {minutes: 5});
    await live(server, '2026-11-02T09:30Z', '2026-11-02T12:30Z', {minutes: 5});
    expect(server.runs.map(run => run.slice(11, 13))).toEqual(['10', '11', '12', '13']);
  });

  test('years ahead and back again, no night is lost', async () => {
    const server = await watching();
    await live(server, '2026-11-02T01:20Z', '2026-11-02T01:40Z', {minutes: 10});
    await server.beat('2038-01-01T12:00Z');
    await live(server, '2026-11-02T02:00Z', '2026-11-05T12:00Z', {minutes: 30});
    expect(server.runs.slice(2)).toEqual([
      '2026-11-03T02:30',
      '2026-11-04T02:30',
      '2026-11-05T02:30',
    ]);
  });

  test('some days ahead and back again, the nights between run all the same', async () => {
    const server = await watching();
    await live(server, '2026-11-02T01:30Z', '2026-11-02T02:00Z', {minutes: 10});
    await server.beat('2026-11-05T12:00Z');
    await live(server, '2026-11-02T02:10Z', '2026-11-06T12:00Z', {minutes: 30});
    expect(server.runs.slice(2)).toEqual([
      '2026-11-03T02:40',
      '2026-11-04T02:40',
      '2026-11-05T02:40',
      '2026-11-06T02:40',
    ]);
  });
});

describe('a night that does not end well', () => {
  test('is tried again after a pause, three times in all, and then the next slot counts', async () => {
    const {beat, runs, nightOf} = await watching();
    for (let minute = 30; minute < 60; minute++) await beat(`2026-11-02T01:${minute}Z`, 'failed');
    expect(runs).toEqual(['2026-11-02T02:30', '2026-11-02T02:35', '2026-11-02T02:40']);
    expect(await nightOf('2026-11-02T01:30:00Z')).toMatchObject({status: 'failed', attempts: 3});
    await beat('2026-11-03T01:30Z');
    expect(runs.at(-1)).toBe('2026-11-03T02:30');
  });

  test('that was interrupted runs again, however often', async () => {
    const {beat, runs, nightOf} = await watching();
    for (let minute = 30; minute < 60; minute += 6) {
      await beat(`2026-11-02T01:${minute}Z`, 'interrupted');
    }
    await beat('2026-11-02T02:05Z');
    expect(runs).toHaveLength(6);
    expect(await nightOf('2026-11-02T01:30:00Z')).toMatchObject({status: 'fine', attempts: 1});
  });

  test('that is partial has run', async () => {
    const {beat, nightOf} = await watching();
    await beat('2026-11-02T01:30Z', 'partial');
    expect(await beat('2026-11-02T01:40Z')).toBe('not due');
    expect(await nightOf('2026-11-02T01:30:00Z')).toMatchObject({status: 'partial'});
  });

  test('while a refresh is running, the night waits, and that is no failure', async () => {
    const {data, beat, nightOf} = await watching();
    const other = aServer(data, nightly);
    const outcome = await locked(data, () => beat('2026-11-02T01:30Z'), 'schedule.lock');
    expect(outcome).toBe('busy');
    expect(await nightOf('2026-11-02T01:30:00Z')).toBeUndefined();
    await other.beat('2026-11-02T01:31Z');
    expect(other.runs).toEqual(['2026-11-02T02:31']);
  });

  test('that a person forestalls with a refresh of their own waits for its end', async () => {
    const {data, nightOf} = await watching();
    const outcome = await locked(data, () =>
      runWhenDue(data, {
        schedule: nightly,
        clock: () => Temporal.Instant.from('2026-11-02T01:30Z'),
        night: () => locked(data, async () => exitStatus.fine),
      }),
    );
    expect(outcome).toBe('busy');
    expect(await nightOf('2026-11-02T01:30:00Z')).toBeUndefined();
  });

  test('an hourly night of three hours runs again when it has ended, once', async () => {
    const server = await watching(hourly, '2026-11-02T08:30Z');
    await server.beat('2026-11-02T09:00Z');
    await server.beat('2026-11-02T12:05Z');
    await server.beat('2026-11-02T12:06Z');
    expect(server.runs.map(run => run.slice(11))).toEqual(['10:00', '13:05']);
  });
});

describe('a schedule that is changed', () => {
  const later = {...nightly, at: '0 5 * * *'};

  test('begins with its next slot, also when it is changed back', async () => {
    const {data, beat} = await watching();
    await beat('2026-11-02T01:30Z');
    const changed = aServer(data, later);
    await changed.beat('2026-11-02T09:00Z');
    const back = aServer(data, nightly);
    await back.beat('2026-11-02T09:05Z');
    await aServer(data, later).beat('2026-11-02T09:10Z');
    expect([...changed.runs, ...back.runs]).toEqual([]);
    await changed.beat('2026-11-03T04:00Z');
    expect(changed.runs).toEqual(['2026-11-03T05:00']);
  });

  test('still runs the night that the old one missed', async () => {
    const {data} = await watching();
    const changed = aServer(data, later);
    await changed.beat('2026-11-02T07:00Z');
    expect(changed.runs).toEqual(['2026-11-02T08:00']);
  });
});

test('the outlook says what is next, what waits and how the last night ended', async () => {
  const {data, beat} = await watching();
  await beat('2026-11-02T01:30Z', 'partial');
  const now = Temporal.Instant.from('2026-11-03T01:40Z');
  expect(await scheduleOutlook(data, now)).toMatchObject({
    at: '30 2 * * *',
    watched_at: '2026-11-02T01:30:00Z',
    next_due: '2026-11-04T01:30:00Z',
    waiting: '2026-11-03T01:30:00Z',
    last: {slot: '2026-11-02T01:30:00Z', status: 'partial', run_id: 'run-0'},
  });
  expect(await scheduleOutlook(temporaryFolder(), now)).toBeUndefined();
});

test('the ledger stays small, however long a schedule of minutes has run', async () => {
  const {data, beat} = await watching({...nightly, at: '* * * * *'}, '2026-11-02T08:00Z');
  await withLedger(data, ledger => {
    ledger.exec(`with recursive n(i) as (select 1 union all select i + 1 from n where i < 20000)
      insert into scheduled_night (slot, business_date, status)
      select printf('2020-%05d', i), '2020-01-01', 'fine' from n`);
  });
  await beat('2026-11-02T10:01Z');
  const {nights, missed} = await withLedger(
    data,
    ledger =>
      ledger
        .prepare(`select count(*) as nights, sum(status = 'missed') as missed from scheduled_night`)
        .get() as {nights: number; missed: number},
  );
  expect(nights).toBe(10_000);
  expect(missed).toBe(60);
});
