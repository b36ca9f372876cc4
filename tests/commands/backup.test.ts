import {randomBytes} from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {setTimeout as pause} from 'node:timers/promises';
import {describe, expect, test} from 'vitest';
import {manifestFile, readBackup, writeBackup} from '../../commands/backup/manifest.ts';
import {objectFile} from '../../commands/backup/store.ts';
import {locked} from '../../pipelines/lock.ts';
import {openState} from '../../pipelines/state.ts';
import {publishedId} from '../../warehouse/snapshot.ts';
import {differences} from '../nights.ts';
import {aTrade, seen} from './a_trade.ts';
import {kundenwert, temporaryFolder} from './command_line.ts';

interface Made {
  id: string;
  files: number;
  bytes: number;
  copied: number;
  removed: string[];
}

/** Makes a backup that must succeed, and tells what the command says of it. */
async function saved(target: string, args: readonly string[]): Promise<Made> {
  const {status, stdout, stderr} = await kundenwert(['backup', target, ...args, '--json']);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return JSON.parse(stdout);
}

/** Restores into a new folder, which must succeed. */
async function restored(target: string, ...args: string[]): Promise<string> {
  const data = join(temporaryFolder(), 'data');
  const {status, stdout, stderr} = await kundenwert(['restore', target, '--data', data, ...args]);
  expect(stdout).toContain(`--data ${data} --files DIR`);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return data;
}

const filesBelow = (folder: string) =>
  readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name));

const notes = 'create table if not exists note (text varchar)';

/** An application that has the state of a data folder open, and has just written to it. */
function withNote(data: string, text: string): DatabaseSync {
  const state = openState(data, notes);
  state.prepare('insert into note values (?)').run(text);
  return state;
}

test('the drill: a data folder is lost, and after a restore the nights go on as if it were not', async () => {
  const trade = await aTrade(3);
  const {data, company, places} = trade;
  const state = withNote(data, 'Termin mit Anna');
  const before = await seen(data);
  const target = join(temporaryFolder(), 'backups');
  await saved(target, places);
  state.close();

  const twin = join(temporaryFolder(), 'twin');
  cpSync(data, twin, {recursive: true});
  const settings = filesBelow(company).filter(file => file.endsWith('.yaml'));
  const texts = settings.map(file => readFileSync(file, 'utf8'));
  rmSync(data, {recursive: true});
  for (const file of settings) rmSync(file);

  const newCompany = join(temporaryFolder(), 'company');
  const again = await restored(target, '--company', newCompany);
  for (const [place, file] of settings.entries()) {
    expect(readFileSync(file.replace(company, newCompany), 'utf8')).toBe(texts[place]);
  }
  expect(await seen(again)).toEqual(before);
  expect(before).toMatchObject({revenue: '6.7500', customers: 7, names: 7});
  const note = new DatabaseSync(join(again, 'state.sqlite'));
  expect(note.prepare('select text from note').all()).toEqual([{text: 'Termin mit Anna'}]);
  note.close();

  const status = await kundenwert(['status', '--company', newCompany, '--data', again]);
  expect(status.stdout).toContain('Company       Handel & Söhne');
  cpSync(newCompany, company, {recursive: true});
  trade.bring(3);
  const next = await trade.refresh(3, {into: again});
  expect(next.built_on).toBeDefined();
  const full = await trade.refresh(3, {into: twin, full: true});
  expect(full.built_on).toBeUndefined();
  cpSync(join(twin, 'snapshots', full.id), join(again, 'snapshots', full.id), {recursive: true});
  expect(await differences(again, next.id, full.id)).toEqual([]);
}, 180_000);

test('nobody else may read what is backed up or restored', async () => {
  const trade = await aTrade(1);
  chmodSync(trade.data, 0o755);
  const target = join(temporaryFolder(), 'backups');
  await saved(target, trade.places);
  expect(statSync(target).mode & 0o777).toBe(0o700);
  for (const file of filesBelow(join(target, 'objects'))) {
    expect(statSync(file).mode & 0o777, file).toBe(0o600);
  }
  const again = await restored(target);
  expect(statSync(again).mode & 0o777).toBe(0o700);
  for (const file of filesBelow(again)) {
    if (/refresh\.lock|current/.test(file)) continue;
    expect(statSync(file).mode & 0o077, file).toBe(0);
  }
}, 120_000);

test('a second backup copies only what is new, and older ones go when there are enough', async () => {
  const trade = await aTrade(1);
  const {data, places} = trade;
  const target = join(temporaryFolder(), 'backups');
  const first = await saved(target, places);
  expect(first.copied).toBeGreaterThan(first.bytes / 2);
  const same = await saved(target, [...places, '--verify']);
  expect(same.copied).toBeLessThan(100_000);
  expect(same.files).toBe(first.files);

  const old = await seen(data);
  await trade.night(1);
  const third = await saved(target, [...places, '--keep', '2']);
  expect(third.removed).toEqual([first.id]);
  expect(await seen(await restored(target))).toEqual(await seen(data));
  expect(await seen(await restored(target, '--backup', same.id))).toEqual(old);

  const last = await saved(target, [...places, '--keep', '1']);
  const used = new Set((await readBackup(target, last.id)).saved.map(file => file.sha256));
  const objects = filesBelow(join(target, 'objects'));
  expect(objects).toHaveLength(used.size);
}, 180_000);

test('whenever a backup is killed, the one before it is whole, and the next one becomes so', async () => {
  const trade = await aTrade(1);
  const {data, places} = trade;
  const expected = await seen(data);
  const target = join(temporaryFolder(), 'backups');
  const deliver = (round: number) => {
    const folder = join(data, `landing/scans/seiten/${String(round).padStart(6, '0')}`);
    mkdirSync(folder, {recursive: true});
    for (let page = 0; page < 20; page++) {
      writeFileSync(join(folder, `${page}.bin`), randomBytes(1_000_000));
    }
  };
  deliver(0);
  const began = performance.now();
  const whole = await saved(target, places);
  const milliseconds = performance.now() - began;

  let kills = 0;
  for (let round = 1; round <= 3; round++) {
    deliver(round);
    const {signal} = await kundenwert(['backup', target, ...places], {
      async onStart(child) {
        await pause(milliseconds * (0.4 + 0.15 * round));
        child.kill('SIGKILL');
      },
    });
    if (signal === 'SIGKILL') kills += 1;
    else continue;
    const again = await restored(target, '--backup', whole.id);
    expect(await seen(again)).toEqual(expected);
    expect(readdirSync(join(again, 'landing/scans/seiten'))).toEqual(['000000']);
  }
  expect(kills).toBeGreaterThan(0);

  await saved(target, [...places, '--verify']);
  const again = await restored(target);
  expect(filesBelow(join(again, 'landing/scans/seiten'))).toHaveLength(80);
  for (const file of filesBelow(join(again, 'landing/scans'))) {
    expect(readFileSync(file).equals(readFileSync(file.replace(again, data)))).toBe(true);
  }
}, 180_000);

test('backups that are made while nights run are each those of exactly one night', async () => {
  const trade = await aTrade(1);
  const {data, places} = trade;
  const target = join(temporaryFolder(), 'backups');
  const nights = new Map([[await publishedId(data), await seen(data)]]);
  let isOver = false;
  const refreshing = (async () => {
    for (const day of [1, 2]) {
      trade.bring(day);
      const {status} = await kundenwert(['refresh', ...places]);
      expect(status).toBe(0);
      nights.set(await publishedId(data), await seen(data));
    }
    isOver = true;
  })();
  const made: Made[] = [];
  while (!isOver) made.push(await saved(target, [...places, '--keep', '100']));
  await refreshing;
  expect(made.length).toBeGreaterThan(1);
  for (const {id} of made) {
    const again = await restored(target, '--backup', id);
    expect(await seen(again)).toEqual(nights.get(await publishedId(again)));
  }
}, 180_000);

test('older backups stay until the new one was read back', async () => {
  const trade = await aTrade(1);
  const target = join(temporaryFolder(), 'backups');
  const older = await saved(target, trade.places);
  await trade.night(1);
  const {saved: files} = await readBackup(target, older.id);
  const landed = files.find(({path}) => path.includes('landing') && path.endsWith('.csv'))!;
  const object = objectFile(target, landed.sha256);
  writeFileSync(object, 'x'.repeat(statSync(object).size));

  const args = ['backup', target, ...trade.places, '--keep', '1', '--verify'];
  const {status, stderr} = await kundenwert(args);
  expect(status).toBe(1);
  expect(stderr).toContain('its content is not what was saved');
  expect(existsSync(manifestFile(target, older.id))).toBe(true);
}, 60_000);

describe('a damaged backup restores nothing, and names the file', () => {
  async function damaged(damage: (target: string, id: string) => Promise<string>) {
    const trade = await aTrade(1);
    const target = join(temporaryFolder(), 'backups');
    const good = await saved(target, trade.places);
    await trade.night(1);
    const {id} = await saved(target, trade.places);
    const file = await damage(target, id);
    const data = join(temporaryFolder(), 'data');
    const outcome = await kundenwert(['restore', target, '--data', data]);
    expect(outcome.status).toBe(1);
    expect(outcome.stderr).toContain(file);
    expect(outcome.stderr).toContain(`Restore another one with --backup ID: ${good.id}`);
    expect(outcome.stderr).not.toMatch(/^\s+at /m);
    const left = existsSync(data) ? filesBelow(data) : [];
    expect(left.filter(each => !each.endsWith('refresh.lock'))).toEqual([]);
    const older = await kundenwert(['restore', target, '--data', data, '--backup', good.id]);
    expect(older.status).toBe(0);
    expect(await seen(data)).toMatchObject({revenue: '1.2500'});
    return outcome.stderr;
  }

  /** The content of a file that only the newest backup has. */
  async function newestObject(target: string, id: string): Promise<string> {
    const {saved: files} = await readBackup(target, id);
    const file = files.find(({path}) => path.endsWith('warehouse.duckdb'))!;
    return objectFile(target, file.sha256);
  }

  test('when a single bit has flipped', async () => {
    const said = await damaged(async (target, id) => {
      const file = await newestObject(target, id);
      const content = readFileSync(file);
      content[content.length >> 1]! ^= 1;
      writeFileSync(file, content);
      return file;
    });
    expect(said).toContain('its content is not what was saved; it is data/snapshots/');
  }, 120_000);

  test('when a file is missing', async () => {
    const said = await damaged(async (target, id) => {
      const file = await newestObject(target, id);
      rmSync(file);
      return file;
    });
    expect(said).toContain('it is missing; it is data/snapshots/');
  }, 120_000);

  test('when its manifest is cut short', async () => {
    const said = await damaged(async (target, id) => {
      const file = manifestFile(target, id);
      const lines = readFileSync(file, 'utf8').split('\n');
      writeFileSync(file, `${lines.slice(0, lines.length / 2).join('\n')}\n`);
      return file;
    });
    expect(said).toContain('this manifest is damaged');
  }, 120_000);

  test('when its manifest leads out of the folder', async () => {
    const trade = await aTrade(1);
    const target = join(temporaryFolder(), 'backups');
    const {id} = await saved(target, trade.places);
    const backup = await readBackup(target, id);
    for (const path of ['data/../../evil', '/etc/evil', 'data//evil', 'other/evil']) {
      await writeBackup(target, {...backup, saved: [{...backup.saved[0]!, path}]});
      const data = join(temporaryFolder(), 'data');
      const {status, stderr} = await kundenwert(['restore', target, '--data', data]);
      expect(status, path).toBe(1);
      expect(stderr).toContain('this manifest is damaged');
    }
  }, 120_000);
});

describe('a backup is refused', () => {
  test('where it would mix with something else', async () => {
    const trade = await aTrade();
    const {data, places} = trade;
    await trade.night(0);
    const foreign = temporaryFolder();
    writeFileSync(join(foreign, 'photo.jpg'), 'a photo');
    const other = await kundenwert(['backup', foreign, ...places]);
    expect(other).toMatchObject({status: 2});
    expect(other.stderr).toContain('this folder is not empty (photo.jpg), and has no backups');
    expect(readdirSync(foreign)).toEqual(['photo.jpg']);

    const within = await kundenwert(['backup', join(data, 'backups'), ...places]);
    expect(within).toMatchObject({status: 2});
    expect(within.stderr).toContain('lie within each other');

    const example = await kundenwert(['backup', join(foreign, 'new'), '--data', data]);
    expect(example).toMatchObject({status: 2});
    expect(example.stderr).toContain('holds the data of Handel & Söhne');

    const target = join(foreign, 'backups');
    await saved(target, places);
    writeFileSync(join(data, 'company'), 'Other GmbH\n');
    writeFileSync(join(trade.company, 'company.yaml'), 'name: Other GmbH\n');
    const mixed = await kundenwert(['backup', target, ...places]);
    expect(mixed).toMatchObject({status: 2});
    expect(mixed.stderr).toContain('this folder has backups of Handel & Söhne, not of Other GmbH');
  }, 120_000);

  test('where there is nothing yet, or another one is being made', async () => {
    const trade = await aTrade();
    const target = join(temporaryFolder(), 'backups');
    const nothing = await kundenwert(['backup', target, '--data', temporaryFolder()]);
    expect(nothing).toMatchObject({status: 1});
    expect(nothing.stderr).toContain('there is nothing here to back up');

    await trade.night(0);
    await saved(target, trade.places);
    const holding = async () => {
      const busy = await kundenwert(['backup', target, ...trade.places]);
      expect(busy).toMatchObject({status: 1});
      expect(busy.stderr).toContain('another backup is being made in this folder');
    };
    await locked(target, holding, 'backup.lock');
  }, 120_000);
});
