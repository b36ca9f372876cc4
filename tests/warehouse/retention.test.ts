import {existsSync, mkdirSync, readdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {openDatabase} from '../../warehouse/database.ts';
import {idAfter, type KeptSnapshot, keptSnapshots} from '../../warehouse/kept_snapshots.ts';
import {removeLeftovers} from '../../warehouse/leftovers.ts';
import {prune, staying} from '../../warehouse/retention.ts';
import {removeStaleStaged} from '../../warehouse/staging/stale.ts';
import {temporaryFolder, writeFiles} from '../temporary_folder.ts';

const keep = {snapshots: 7, month_ends: 13};
const timeZone = 'Europe/Berlin';

const firstDay = Temporal.PlainDate.from('2024-01-01');

/** The snapshot of a night at half past two, as of the day before. */
function night(day: number): KeptSnapshot {
  const date = firstDay.add({days: day});
  return {
    id: `${date.toString().replaceAll('-', '')}T013000Z-0000`,
    built_at: `${date}T01:30:00.000Z`,
    business_date: date.subtract({days: 1}).toString(),
  };
}

/** Nights from the first day on, newest first. */
const nights = (count: number) => Array.from({length: count}, (_, day) => night(day)).reverse();

function left(all: readonly KeptSnapshot[], more: Partial<Parameters<typeof staying>[1]> = {}) {
  const published = all[0]?.id;
  const today = all[0]?.built_at?.slice(0, 10) ?? '2024-01-01';
  const stay = staying(all, {keep, published, today, timeZone, ...more});
  return all.filter(({id}) => stay.has(id)).map(each => each.business_date);
}

describe('of a thousand nights there stay', () => {
  test('the newest week and the ends of thirteen months', () => {
    expect(left(nights(1000))).toEqual([
      '2026-09-25',
      '2026-09-24',
      '2026-09-23',
      '2026-09-22',
      '2026-09-21',
      '2026-09-20',
      '2026-09-19',
      '2026-08-31',
      '2026-07-31',
      '2026-06-30',
      '2026-05-31',
      '2026-04-30',
      '2026-03-31',
      '2026-02-28',
      '2026-01-31',
      '2025-12-31',
      '2025-11-30',
      '2025-10-31',
      '2025-09-30',
    ]);
  });

  test('as many as the company says', () => {
    expect(left(nights(1000), {keep: {snapshots: 2, month_ends: 0}})).toHaveLength(2);
    expect(left(nights(1000), {keep: {snapshots: 1000, month_ends: 0}})).toHaveLength(1000);
  });

  test('never more than the company says, pruned after each of them', () => {
    let kept: KeptSnapshot[] = [];
    for (let day = 0; day < 1000; day++) {
      const all = [night(day), ...kept];
      const days = new Set(left(all));
      kept = all.filter(({business_date}) => days.has(business_date));
      expect(kept.length).toBeLessThanOrEqual(7 + 13);
    }
    expect(kept.map(each => each.business_date)).toEqual(left(nights(1000)));
  });
});

test('however often a day is refreshed, all of its snapshots and yesterday’s stay', () => {
  const today = Array.from({length: 20}, (_, hour) => ({
    id: `20240301T${String(hour).padStart(2, '0')}0000Z-0000`,
    built_at: `2024-03-01T${String(hour).padStart(2, '0')}:00:00.000Z`,
    business_date: '2024-02-29',
  })).reverse();
  const stay = left([...today, ...nights(59)], {published: today[0]!.id, today: '2024-03-01'});
  expect(stay.filter(day => day === '2024-02-29')).toHaveLength(20);
  expect(stay.slice(20)).toEqual(['2024-02-27', '2024-01-31', '2023-12-31']);
});

test('a day is that of the company: half past midnight in Berlin is a new one', () => {
  const late = ['23:30', '23:20', '23:10'].map((time, place) => ({
    ...night(29 - place),
    built_at: `2024-01-29T${time}:00.000Z`,
  }));
  const few = {snapshots: 2, month_ends: 0};
  const at = (zone: string) => left(late, {keep: few, today: '2024-01-30', timeZone: zone});
  expect(at('Europe/Berlin')).toHaveLength(3);
  expect(at('UTC')).toHaveLength(2);
});

test('after a step back, what is published and what a next step back leads to stay', () => {
  const all = nights(60);
  const back = all[20]!;
  const stay = left(all, {keep: {snapshots: 3, month_ends: 0}, published: back.id});
  expect(stay).toEqual([...all.slice(0, 3), ...all.slice(20, 23)].map(each => each.business_date));
});

test('whatever was published when, the published one and the newest stay', () => {
  const random = fc.uniqueArray(fc.integer({min: 0, max: 800}), {minLength: 1, maxLength: 60});
  const counts = fc.record({
    snapshots: fc.integer({min: 2, max: 9}),
    month_ends: fc.integer({min: 0, max: 5}),
  });
  fc.assert(
    fc.property(random, fc.nat(), counts, (days, nth, some) => {
      const all = days.sort((a, b) => b - a).map(night);
      const published = all[nth % all.length]!.id;
      const stay = staying(all, {keep: some, published, today: '2030-01-01', timeZone});
      expect(stay).toContain(published);
      for (const {id} of all.slice(0, some.snapshots)) expect(stay).toContain(id);
      expect(stay.size).toBeLessThanOrEqual(2 * some.snapshots + some.month_ends);
    }),
  );
});

/** Snapshots as they lie on the disk; the files hold their own names. */
function dataWith(all: readonly KeptSnapshot[]): string {
  const data = temporaryFolder();
  for (const {id, ...days} of all) {
    writeFiles(join(data, 'snapshots', id), {
      'warehouse.duckdb': `rows of ${id}`,
      'staged.duckdb': `memory of ${id}`,
      'personal.duckdb': `names of ${id}`,
      'manifest.json': JSON.stringify({id, ...days, more: 'of a newer version'}),
    });
  }
  writeFiles(data, {current: `${all[0]?.id}\n`});
  return data;
}

const filesOf = (data: string, id: string) => readdirSync(join(data, 'snapshots', id)).sort();
const pruned = (data: string, today: string, some = keep) =>
  prune(data, {keep: some, today, timeZone});

describe('pruning', () => {
  test('leaves names of persons in the two newest snapshots only', async () => {
    const all = nights(20);
    const data = dataWith(all);
    expect(await pruned(data, '2024-01-20')).toHaveLength(20 - 8);
    const [newest, before, third] = all.map(({id}) => id);
    for (const id of [newest!, before!]) {
      expect(filesOf(data, id)).toEqual([
        'manifest.json',
        'personal.duckdb',
        'staged.duckdb',
        'warehouse.duckdb',
      ]);
    }
    expect(filesOf(data, third!)).toEqual(['manifest.json', 'warehouse.duckdb']);
    expect((await keptSnapshots(data)).map(each => each.business_date)).toEqual([
      ...all.slice(0, 7).map(each => each.business_date),
      '2023-12-31',
    ]);
  });

  test('leaves the names of the published one, however old it is', async () => {
    const all = nights(10);
    const data = dataWith(all);
    writeFiles(data, {current: `${all[5]!.id}\n`});
    await pruned(data, '2024-01-10');
    expect(filesOf(data, all[5]!.id)).toContain('personal.duckdb');
    expect(filesOf(data, all[4]!.id)).not.toContain('personal.duckdb');
  });

  test('goes by the age of a snapshot whose manifest is damaged', async () => {
    const all = nights(20);
    const data = dataWith(all);
    writeFiles(join(data, 'snapshots', all[1]!.id), {'manifest.json': '{"cut sho'});
    writeFiles(join(data, 'snapshots', all[15]!.id), {'manifest.json': ''});
    await pruned(data, '2024-01-20');
    const ids = (await keptSnapshots(data)).map(({id}) => id);
    expect(ids).toContain(all[1]!.id);
    expect(ids).not.toContain(all[15]!.id);
  });

  test('finds nothing to do where nothing was ever published', async () => {
    expect(await pruned(temporaryFolder(), '2024-01-20')).toEqual([]);
  });

  test('takes nothing from a reader that has an old snapshot open', async () => {
    const all = nights(10);
    const data = dataWith(all);
    const old = join(data, 'snapshots', all[8]!.id, 'warehouse.duckdb');
    rmSync(old);
    const built = await openDatabase(old);
    const db = await built.connect();
    await db.run('create table number as select range as n from range(1000000)');
    db.close();
    built.close();

    const reader = await openDatabase();
    const reading = await reader.connect();
    await reading.run(`attach '${old}' as snapshot (read_only)`);
    expect(await pruned(data, '2024-01-10', {snapshots: 2, month_ends: 0})).toContain(all[8]!.id);
    expect(existsSync(old)).toBe(false);
    expect(await reading.rows('select cast(sum(n) as double) as sum from snapshot.number')).toEqual(
      [{sum: 499999500000}],
    );
    reading.close();
    reader.close();
  });
});

describe('what a killed process left', () => {
  test('is no snapshot, and goes with the next night', async () => {
    const all = nights(3);
    const data = dataWith(all);
    writeFiles(data, {
      'snapshots/.removing-20230101T013000Z-0000/warehouse.duckdb': 'half removed',
      'building-20240104T013000Z-0000/spill/1.tmp': 'spilled',
      'current.new': 'half a point',
      'landing/.spill/1.tmp': 'spilled',
      'landing/erp/kunden/incoming/kunden.csv': 'half a file',
      'landing/erp/kunden/000001/kunden.csv': 'landed',
      'landing/erp/kunden/000001/manifest.json': '{}',
    });
    expect(await keptSnapshots(data)).toHaveLength(3);
    await removeLeftovers(data);
    expect(readdirSync(data).sort()).toEqual(['current', 'landing', 'snapshots']);
    expect(readdirSync(join(data, 'snapshots'))).toHaveLength(3);
    expect(readdirSync(join(data, 'landing'))).toEqual(['erp']);
    expect(readdirSync(join(data, 'landing/erp/kunden'))).toEqual(['000001']);
  });

  test('does not stop the removal of a snapshot that was begun twice', async () => {
    const all = nights(10);
    const data = dataWith(all);
    const old = all[9]!.id;
    mkdirSync(join(data, 'snapshots', `.removing-${old}`, 'half'), {recursive: true});
    expect(await pruned(data, '2024-01-10', {snapshots: 2, month_ends: 0})).toContain(old);
    expect(readdirSync(join(data, 'snapshots'))).toHaveLength(2);
  });
});

test('rows that were staged by other rules go, the delivered file never', async () => {
  const folder = writeFiles(temporaryFolder(), {
    'rows-aaaaaaaaaaaa.parquet': 'old',
    'staged-aaaaaaaaaaaa.json': 'old',
    'staged-aaaaaaaaaaaa.json.new': 'old',
    'quarantine-aaaaaaaaaaaa.parquet': 'old',
    'rows-bbbbbbbbbbbb.parquet': 'now',
    'staged-bbbbbbbbbbbb.json': 'now',
    'rows-cccccccccccc.parquet': 'a delivery of this very name',
    'manifest.json': '{}',
  });
  await removeStaleStaged(folder, 'bbbbbbbbbbbb', 'rows-cccccccccccc.parquet');
  expect(readdirSync(folder).sort()).toEqual([
    'manifest.json',
    'rows-bbbbbbbbbbbb.parquet',
    'rows-cccccccccccc.parquet',
    'staged-bbbbbbbbbbbb.json',
  ]);
});

test('a clock that is set back does not make tonight older than last night', () => {
  const last = '20261025T023000Z-ffff';
  expect(idAfter(last, new Date('2026-10-26T02:30:00Z'))).toMatch(/^20261026T023000Z-/);
  expect(idAfter(last, new Date('2026-10-20T02:30:00Z'))).toMatch(/^20261025T023001Z-/);
  expect(idAfter('20261231T235959Z-ffff', new Date('2026-10-20T02:30:00Z'))).toMatch(
    /^20270101T000000Z-/,
  );
  expect(idAfter(undefined, new Date('2026-10-20T02:30:00Z'))).toMatch(/^20261020T023000Z-/);
});
