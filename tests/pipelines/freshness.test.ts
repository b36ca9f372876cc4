import {describe, expect, test} from 'vitest';
import {fileStream} from '../../pipelines/files/file_stream.ts';
import type {Contact} from '../../pipelines/freshness/contact.ts';
import {freshnessOf, type StreamFacts} from '../../pipelines/freshness/freshness.ts';
import {oddityOf} from '../../pipelines/freshness/volume.ts';
import {land} from '../../pipelines/land.ts';
import type {Manifest} from '../../pipelines/manifest.ts';
import {temporaryFolder, writeFiles} from '../temporary_folder.ts';
import {aStream, type StreamChanges} from './a_stream.ts';

const germany = {
  time_zone: 'Europe/Berlin',
  region: {country: 'DE', state: 'BW'},
  language: 'de',
} as const;

type Expect = StreamChanges['expect'];

const at = (moment: string) => new Date(moment).toISOString();
const landed = (...moments: string[]) =>
  moments.map(moment => ({received_at: at(moment), records: 100, delivery: 'full'}) as Manifest);

/** A file that came at some moments, seen at another one. */
function seen(expect: Expect, moments: string[], now: string, more: Partial<StreamFacts> = {}) {
  const facts: StreamFacts = {
    declaration: aStream({expect}),
    landed: landed(...moments),
    held: [],
    contact: undefined,
    ...more,
  };
  return freshnessOf([facts], germany, Temporal.Instant.from(now))[0]!;
}

const state = (...args: Parameters<typeof seen>) => seen(...args).state;

const asked = (moment: string, answered?: string): {contact: Contact} => ({
  contact: {
    first_asked_at: at(moment),
    asked_at: at(moment),
    answered_at: answered && at(answered),
  },
});

describe('a stream with a rhythm', () => {
  const daily = {every: 'day', by: '06:00'} as const;

  test('is late when its deadline and the tolerance are over', () => {
    const came = ['2026-11-18T02:05+01:00'];
    expect(state(daily, came, '2026-11-19T07:59+01:00')).toBe('fresh');
    expect(state(daily, came, '2026-11-19T08:00+01:00')).toBe('late');
    expect(state({...daily, tolerance: '3 hours'}, came, '2026-11-19T08:59+01:00')).toBe('fresh');
    expect(seen(daily, came, '2026-11-19T08:00+01:00').due_at).toBe('2026-11-19T05:00:00Z');
  });

  test('is fresh again as soon as something came', () => {
    const came = ['2026-11-18T02:05+01:00', '2026-11-19T09:30+01:00'];
    expect(state(daily, came, '2026-11-19T10:00+01:00')).toBe('fresh');
  });

  test('is in time when the night reads in the morning what was due in the evening', () => {
    const evening = {every: 'day', by: '23:00'} as const;
    const night = ['2026-11-18T02:30+01:00'];
    const before = '2026-11-19T02:00+01:00';
    expect(state(evening, night, before, asked('2026-11-18T02:30+01:00'))).toBe('fresh');
  });

  test('is late as soon as a night has looked after the deadline and found nothing', () => {
    const evening = {every: 'day', by: '23:00'} as const;
    const night = ['2026-11-18T02:30+01:00'];
    const after = '2026-11-19T03:00+01:00';
    expect(state(evening, night, after, asked('2026-11-19T02:30+01:00'))).toBe('late');
  });

  test('that came late for one deadline is late for the next one, too', () => {
    const monthly = {every: 'month', on: 5, by: '06:00', tolerance: '1 days'} as const;
    const came = ['2026-09-08T02:30+02:00'];
    const night = asked('2026-10-06T02:30+02:00');
    expect(state(monthly, came, '2026-10-06T05:59+02:00', night)).toBe('fresh');
    expect(state(monthly, came, '2026-10-06T06:00+02:00', night)).toBe('late');
  });

  test('gets worse when the next deadline is missed, too', () => {
    const came = ['2026-11-16T02:05+01:00'];
    expect(seen(daily, came, '2026-11-17T09:00+01:00')).toMatchObject({missed_again: false});
    expect(seen(daily, came, '2026-11-19T09:00+01:00')).toMatchObject({
      state: 'late',
      missed_again: true,
    });
  });

  test('is not kept fresh for years by a clock that was wrong', () => {
    const came = ['2031-01-01T02:00+01:00'];
    expect(seen(daily, came, '2026-11-19T08:00+01:00').due_at).toBe('2026-11-20T05:00:00Z');
  });

  test('that has never come is awaited, and then late', () => {
    const first = asked('2026-11-18T02:30+01:00');
    expect(state(daily, [], '2026-11-18T12:00+01:00')).toBe('awaited');
    expect(state(daily, [], '2026-11-18T12:00+01:00', first)).toBe('awaited');
    expect(state(daily, [], '2026-11-19T08:00+01:00', first)).toBe('late');
  });
});

describe('days', () => {
  const working = {every: 'working day', by: '06:00'} as const;

  test('nothing is expected at weekends and on the holidays of the region', () => {
    /* Epiphany, Tuesday 6 January 2026, is a holiday in Baden-Württemberg. */
    const friday = ['2026-01-02T02:00+01:00'];
    expect(state(working, friday, '2026-01-04T12:00+01:00')).toBe('fresh');
    expect(seen(working, friday, '2026-01-04T12:00+01:00').due_at).toBe('2026-01-05T05:00:00Z');
    const monday = ['2026-01-05T02:00+01:00'];
    expect(state(working, monday, '2026-01-06T23:00+01:00')).toBe('fresh');
    expect(state(working, monday, '2026-01-07T08:00+01:00')).toBe('late');
  });

  test('a file of the working day that the next night reads is never late on a Monday', () => {
    const saturday = ['2026-11-14T02:30+01:00'];
    const monday = asked('2026-11-16T02:30+01:00');
    expect(state(working, saturday, '2026-11-16T12:00+01:00', monday)).toBe('fresh');
    expect(state(working, saturday, '2026-11-17T09:00+01:00', monday)).toBe('late');
  });

  test.each([
    ['is left out', '2026-03-28T02:31+01:00', '2026-03-29T01:30:00Z'],
    ['comes twice', '2026-10-24T02:31+02:00', '2026-10-25T00:30:00Z'],
  ])('a deadline within the hour that %s when clocks change is one moment', (_, came, due) => {
    const night = {every: 'day', by: '02:30'} as const;
    expect(seen(night, [came], came).due_at).toBe(due);
  });

  test('the last day of a month is whichever it is', () => {
    const monthly = {every: 'month', on: 31, by: '12:00'} as const;
    expect(seen(monthly, ['2026-01-31T09:00+01:00'], '2026-02-01T00:00Z').due_at).toBe(
      '2026-02-28T11:00:00Z',
    );
  });

  test.each([
    [{every: 'week', on: 'friday', by: '08:00'}, '2026-11-20T07:00:00Z'],
    [{every: 'week', by: '06:00'}, '2026-11-20T05:00:00Z'],
    [{every: 'week'}, '2026-11-20T06:30:00Z'],
    [{every: 'month'}, '2026-12-13T06:30:00Z'],
    [{every: 'month', on: 31}, '2026-11-30T23:00:00Z'],
    [{every: '6h'}, '2026-11-13T12:30:00Z'],
    [{every: 'day'}, '2026-11-14T06:30:00Z'],
    [{every: 'working day'}, '2026-11-16T23:00:00Z'],
  ] as [Expect, string][])('%o after Friday, 13 November, 07:30, is due at %s', (expects, due) => {
    expect(seen(expects, ['2026-11-13T07:30+01:00'], '2026-11-13T08:00+01:00').due_at).toBe(due);
  });
});

describe('who has nothing new', () => {
  const daily = {every: 'day', by: '06:00'} as const;
  const came = ['2026-11-10T02:30+01:00'];
  const night = '2026-11-19T02:30+01:00';
  const noon = '2026-11-19T12:00+01:00';

  test('a database that answers that nothing is new is not late; a file of last week is', () => {
    const place = {from: 'database', system: {}} as never;
    const answered = asked(night, night);
    expect(state(daily, came, noon, {...answered, declaration: aStream({expect: daily})})).toBe(
      'late',
    );
    const table = seen(daily, came, noon, {
      ...answered,
      declaration: aStream({expect: daily, place}),
    });
    expect(table).toMatchObject({state: 'fresh', received_at: at(came[0]!), heard_at: at(night)});
  });

  test('a database that does not answer is late', () => {
    const declaration = aStream({expect: daily, place: {from: 'database', system: {}} as never});
    expect(state(daily, came, noon, {...asked(night), declaration})).toBe('late');
  });

  test('a delivery that is held back has come', () => {
    expect(state(daily, came, noon, {held: landed(night)})).toBe('fresh');
  });

  test('without a rhythm nothing is ever late', () => {
    expect(seen({}, came, '2036-01-01T00:00Z')).toMatchObject({
      state: 'unknown',
      due_at: undefined,
      received_at: at(came[0]!),
    });
  });
});

describe('the size of a delivery', () => {
  type Size = Parameters<typeof oddityOf>[0];
  const delivery = (records: number, kind: 'full' | 'delta' = 'full', by?: string): Size => ({
    records,
    delivery: kind,
    accepted_by: by,
  });
  const size = (rows: number, before: number[], kind: 'full' | 'delta' = 'full') =>
    oddityOf(
      delivery(rows, kind),
      before.map(each => delivery(each, kind)),
      undefined,
    )?.size;

  test('is half or double of what is usual, or nothing at all', () => {
    const usual = [98, 100, 103];
    expect([0, 50, 51, 199, 200].map(rows => size(rows, usual))).toEqual([
      'empty',
      'half',
      undefined,
      undefined,
      'double',
    ]);
  });

  test('is nothing odd where it comes and goes, such as on Sundays; else it is', () => {
    const week = [100, 104, 99, 102, 101, 98, 20];
    expect(size(20, week, 'delta')).toBe('half');
    expect(size(21, [...week, ...week], 'delta')).toBe('half');
    expect(size(21, [...week, ...week.slice(0, 6)], 'delta')).toBe('half');
    expect(size(21, [...week, ...week, ...week.slice(0, 6)], 'delta')).toBeUndefined();
    expect(size(9, [...week, ...week, ...week.slice(0, 6)], 'delta')).toBe('half');
    expect(size(0, [...week, ...week, ...week.slice(0, 6)], 'delta')).toBe('empty');
  });

  test('is learned anew when a stream has grown for good', () => {
    const before = [...Array(20).fill(100)];
    const judged: unknown[] = [];
    for (let night = 0; night < 15; night++) {
      judged.push(size(300, before));
      before.push(300);
    }
    expect(judged.slice(0, 10)).toEqual(Array(10).fill('double'));
    expect(judged.slice(11)).toEqual(Array(4).fill(undefined));
  });

  test('says nothing while a stream that only adds has hardly begun, or of a handful of rows', () => {
    expect(size(30, [100_000, 30], 'delta')).toBeUndefined();
    expect(size(30, [100_000, 30, 33], 'delta')).toBeUndefined();
    expect(size(9, [3, 4, 5])).toBeUndefined();
    expect(size(300, [])).toBeUndefined();
  });

  test('is held to what is declared, even the first time; what a person accepted is right', () => {
    const declared = (rows: number, by?: string) =>
      oddityOf(delivery(rows, 'delta', by), [], [50, 90])?.size;
    expect([0, 49, 50, 90, 91].map(rows => declared(rows))).toEqual([
      'empty',
      'below',
      undefined,
      undefined,
      'above',
    ]);
    expect(declared(7, 'Anna Muster')).toBeUndefined();
  });

  test('is held back below the fewest rows that are declared, whatever came before', async () => {
    const folder = temporaryFolder();
    const landing = temporaryFolder();
    const bring = (rows: number) => {
      const lines = Array.from({length: rows}, (_, row) => `${row};N\n`);
      writeFiles(folder, {'kunden.csv': `id;name\n${lines.join('')}`});
      const stream = fileStream(aStream({expect: {volume: [50, 90]}}), folder);
      return Array.fromAsync(land(landing, stream, new AbortController().signal));
    };
    await expect(bring(49)).rejects.toThrow('held back: it has 49 rows; at least 50 are declared');
    expect(await bring(500)).toHaveLength(1);
    expect(await bring(50)).toHaveLength(1);
  });

  test('counts for each delivery of a night, not only for the last', () => {
    const came = landed('2026-11-16T02:30Z', '2026-11-17T02:30Z', '2026-11-17T02:31Z');
    came[1] = {...came[1]!, records: 900};
    const night = {...asked('2026-11-17T02:30Z'), landed: came};
    expect(seen({}, [], '2026-11-17T03:00Z', night).oddity).toEqual({
      size: 'double',
      rows: 900,
      usual: 100,
    });
  });
});
