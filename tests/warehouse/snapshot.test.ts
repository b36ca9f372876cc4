import {mkdirSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {availableParallelism} from 'node:os';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {Problem} from '../../company/problem.ts';
import type {Connection} from '../../warehouse/database.ts';
import {foundation} from '../../warehouse/fingerprint.ts';
import {builtOn, newId, publish, sharing, usableBase} from '../../warehouse/publish.ts';
import {openPublished, publishedId} from '../../warehouse/snapshot.ts';
import {threadsFor} from '../../warehouse/threads.ts';
import {temporaryFolder} from '../temporary_folder.ts';

const manifest = (id: string) => ({
  id,
  company: 'Small World GmbH',
  built_at: '2026-10-01T02:30:00.000Z',
  business_date: '2026-09-30',
  seconds: 1,
  tables: [],
  warnings: [],
  checks: 0,
  rows_quarantined: 0,
  failed_streams: [],
});

const onto = (
  data: string,
  id: string,
  ...built: Parameters<typeof builtOn> extends [unknown, ...infer Rest] ? Rest : never
) => publish(data, id, {ways: [builtOn(data, ...built)]});

/** Publishes a snapshot whose one table holds its id. */
const published = (data: string, id: string) =>
  onto(data, id, undefined, async db => {
    await db.run(`create table version as select '${id}' as id`);
    await db.run(`create table personal.customer_name as select 'Anna Beispiel' as name`);
    return manifest(id);
  });

async function asked<T>(data: string, personal: boolean, ask: (db: Connection) => Promise<T>) {
  const snapshot = await openPublished(data, {personal});
  try {
    return await ask(await snapshot.connect());
  } finally {
    snapshot.close();
  }
}

const version = (data: string) => asked(data, false, db => db.rows('from version'));

describe('readers see the old snapshot or the new one', () => {
  test('what is published is what readers get, until the next one is', async () => {
    const data = temporaryFolder();
    await published(data, 'one');
    expect(await version(data)).toEqual([{id: 'one'}]);
    await published(data, 'two');
    expect(await version(data)).toEqual([{id: 'two'}]);
    expect(readdirSync(join(data, 'snapshots')).sort()).toEqual(['one', 'two']);
    expect(readdirSync(join(data, 'snapshots', 'two')).sort()).toEqual([
      'manifest.json',
      'personal.duckdb',
      'staged.duckdb',
      'warehouse.duckdb',
    ]);
  });

  test('one that is open stays readable when the next is published', async () => {
    const data = temporaryFolder();
    await published(data, 'one');
    await asked(data, false, async db => {
      await published(data, 'two');
      expect(await db.rows('from version')).toEqual([{id: 'one'}]);
    });
  });

  test('work that fails leaves the old one published, and no rest of its own', async () => {
    const data = temporaryFolder();
    await published(data, 'one');
    const failing = onto(data, 'two', undefined, async db => {
      await db.run('create table half as select 1');
      throw new Problem({where: 'checks', what: 'a promise is broken'});
    });
    await expect(failing).rejects.toThrow('a promise is broken');
    expect(await version(data)).toEqual([{id: 'one'}]);
    expect(readdirSync(data).sort()).toEqual(['current', 'snapshots']);
    expect(readdirSync(join(data, 'snapshots'))).toEqual(['one']);
  });

  test('what a killed refresh left is removed by the next', async () => {
    const data = temporaryFolder();
    mkdirSync(join(data, 'building-old', 'spill'), {recursive: true});
    writeFileSync(join(data, 'building-old', 'warehouse.duckdb'), 'half a file');
    await published(data, 'one');
    expect(readdirSync(data).sort()).toEqual(['current', 'snapshots']);
  });
});

describe('a snapshot built on the published one', () => {
  /** Publishes one that the next can be built on, by the rules of today or by others. */
  async function base(data: string, by = foundation()) {
    const made = {...manifest('one'), foundation: by};
    return onto(data, 'one', undefined, async db => {
      await db.run(`create table version as select 'one' as id`);
      await db.run(`create table staged.kept as select 1 as n`);
      await db.run(`create table personal.customer_name as select 'Anna Beispiel' as name`);
      return made;
    });
  }

  test('begins with its rows, but not with its persons', async () => {
    const data = temporaryFolder();
    const one = await base(data);
    await onto(data, 'two', await usableBase(data), async db => {
      await db.run(`insert into version values ('two')`);
      expect(await db.rows('from staged.kept')).toEqual([{n: 1}]);
      await expect(db.rows('from personal.customer_name')).rejects.toThrow('customer_name');
      return {...one, id: 'two'};
    });
    expect(await version(data)).toEqual([{id: 'one'}, {id: 'two'}]);
  });

  test('is not built on what other rules have made, or on one whose files are gone', async () => {
    const data = temporaryFolder();
    await base(data, 'other rules');
    expect(await usableBase(data)).toBeUndefined();
    const other = temporaryFolder();
    await base(other);
    expect(await usableBase(other)).toMatchObject({id: 'one'});
    rmSync(join(other, 'snapshots', 'one', 'staged.duckdb'));
    expect(await usableBase(other)).toBeUndefined();
  });

  test('shares its files when nothing has changed, and outlives it', async () => {
    const data = temporaryFolder();
    const one = await base(data);
    await publish(data, 'two', {ways: [sharing(data, one, {...one, id: 'two'})]});
    const place = (id: string) => statSync(join(data, 'snapshots', id, 'warehouse.duckdb')).ino;
    expect(place('two')).toBe(place('one'));
    rmSync(join(data, 'snapshots', 'one'), {recursive: true});
    expect(await version(data)).toEqual([{id: 'one'}]);
  });
});

describe('when one way to fill a snapshot fails', () => {
  const filled = (data: string, id: string) =>
    builtOn(data, undefined, async db => {
      await db.run(`create table version as select '${id}' as id`);
      return manifest(id);
    });
  const failing = (data: string) =>
    builtOn(data, undefined, async db => {
      await db.run('create table version as select 1 as half');
      throw new Error('the copy is spoiled');
    });

  test('the next is tried on new files, and what was wrong is told', async () => {
    const data = temporaryFolder();
    const told: unknown[] = [];
    await publish(data, 'one', {
      ways: [failing(data), filled(data, 'one')],
      onAgain: error => told.push(String(error)),
    });
    expect(told).toEqual(['Error: the copy is spoiled']);
    expect(await version(data)).toEqual([{id: 'one'}]);
  });

  test('it stays as it was when none works', async () => {
    const data = temporaryFolder();
    await published(data, 'one');
    const both = publish(data, 'two', {ways: [failing(data), failing(data)]});
    await expect(both).rejects.toThrow('the copy is spoiled');
    expect(await version(data)).toEqual([{id: 'one'}]);
  });
});

test('a snapshot that cannot be put into place is as if never made', async () => {
  const data = temporaryFolder();
  await published(data, 'one');
  mkdirSync(join(data, 'current.new'));
  await expect(published(data, 'two')).rejects.toThrow();
  expect(readdirSync(join(data, 'snapshots'))).toEqual(['one']);
  expect(await version(data)).toEqual([{id: 'one'}]);
});

test('where nothing is published, the next step is said', async () => {
  const data = temporaryFolder();
  expect(await publishedId(data)).toBeUndefined();
  await expect(openPublished(data, {personal: false})).rejects.toThrow(
    `${data}: nothing has been published here yet\nRun: kundenwert refresh`,
  );
});

test.each(['warehouse.duckdb', 'personal.duckdb', 'manifest.json'])(
  'a snapshot with a damaged %s is a problem with a cure',
  async file => {
    const data = temporaryFolder();
    await published(data, 'one');
    writeFileSync(join(data, 'snapshots', 'one', file), 'no longer what it was');
    const opening = openPublished(data, {personal: true});
    await expect(opening).rejects.toBeInstanceOf(Problem);
    await expect(opening).rejects.toThrow(/cannot be opened [\s\S]*\nRun: kundenwert refresh/);
  },
);

test('a pointer to a snapshot that is gone is a problem with a cure', async () => {
  const data = temporaryFolder();
  writeFileSync(join(data, 'current'), 'gone\n');
  await expect(openPublished(data, {personal: false})).rejects.toBeInstanceOf(Problem);
});

test('nothing is written twice while a snapshot is filled, and all of it is there in the end', async () => {
  const data = temporaryFolder();
  let files: string[] = [];
  await onto(data, 'one', undefined, async db => {
    await db.run(`create table version as select 'one' as id`);
    await db.run('create table staged.main.some as from range(3)');
    files = readdirSync(join(data, 'building-one')).sort();
    return manifest('one');
  });
  expect(files).toEqual(['personal.duckdb', 'spill', 'staged.duckdb', 'warehouse.duckdb']);
  expect(await version(data)).toEqual([{id: 'one'}]);
});

test('a small snapshot is filled by one thread, a large one by all', async () => {
  const threads = async (limit: number | undefined) => {
    let found: unknown;
    const fill = async (db: Connection) => {
      [found] = await db.rows(`select current_setting('threads') as threads`);
      return manifest('one');
    };
    await onto(temporaryFolder(), 'one', undefined, fill, limit);
    return found;
  };
  expect(await threads(threadsFor(1_000))).toEqual({threads: 1});
  expect(await threads(threadsFor(1_000_000))).toEqual({threads: availableParallelism()});
});

describe('an open snapshot', () => {
  test('cannot be written', async () => {
    const data = temporaryFolder();
    await published(data, 'one');
    await asked(data, true, async db => {
      for (const sql of [
        'create table more as select 1',
        `update version set id = 'forged'`,
        'drop table version',
        'delete from personal.customer_name',
      ]) {
        await expect(db.run(sql), sql).rejects.toThrow(/read-only/);
      }
    });
  });

  test('reaches no other file, and its limits stay as they are', async () => {
    const data = temporaryFolder();
    await published(data, 'one');
    await asked(data, false, async db => {
      for (const sql of [
        `from read_csv('/etc/passwd')`,
        `select * from read_text('/etc/passwd')`,
        `from glob('/etc/*')`,
        `copy version to '${data}/stolen.csv'`,
        `attach '${data}/snapshots/one/personal.duckdb' as stolen`,
        'set enable_external_access = true',
        `set temp_directory = '${data}'`,
      ]) {
        await expect(db.run(sql), sql).rejects.toThrow(/disabled|locked|Cannot change/i);
      }
    });
    expect(readdirSync(data).sort()).toEqual(['current', 'snapshots']);
  });

  test('has no persons in it unless they are asked for', async () => {
    const data = temporaryFolder();
    await published(data, 'one');
    const names = (db: Connection) => db.rows('from personal.customer_name');
    expect(await asked(data, true, names)).toEqual([{name: 'Anna Beispiel'}]);
    await expect(asked(data, false, names)).rejects.toThrow(/personal/);
  });
});

test('ids sort by time, and two of one second differ', () => {
  const at = (second: string) => newId(new Date(`2026-10-01T02:30:${second}Z`));
  expect(at('00') < at('01')).toBe(true);
  expect(at('00')).toMatch(/^20261001T023000Z-[0-9a-f]{4}$/);
  expect(new Set(Array.from({length: 5}, () => at('00'))).size).toBeGreaterThan(1);
});
