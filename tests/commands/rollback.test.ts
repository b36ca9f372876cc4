import {readdirSync, readFileSync, truncateSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {Snapshots} from '../../dashboard/snapshots.ts';
import {locked} from '../../pipelines/lock.ts';
import {differences} from '../nights.ts';
import {aTrade, seen} from './a_trade.ts';
import {kundenwert, temporaryFolder} from './command_line.ts';

const everybody = {user: 'local', role: 'controller', personal: true} as const;

describe('a step back', () => {
  test('gives readers the night before, and the next night goes on from what has landed', async () => {
    const trade = await aTrade();
    const {data, places} = trade;
    const ids = [];
    for (const day of [0, 1, 2]) ids.push((await trade.night(day)).id);
    expect(await seen(data)).toMatchObject({revenue: '6.7500', customers: 7, names: 7});

    const {status, stdout} = await kundenwert(['rollback', ...places, '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      status: 0,
      published: ids[1],
      before: ids[2],
      business_date: '2026-03-02',
      names: 'its own',
    });
    expect(await seen(data)).toMatchObject({revenue: '3.5000', customers: 6, names: 6});

    const again = await trade.night(3);
    expect(await seen(data)).toMatchObject({revenue: '11.0000', customers: 8, names: 8});
    const full = await trade.refresh(3, {full: true});
    expect(await differences(data, again.id, full.id)).toEqual([]);
  }, 120_000);

  test('is followed by a dashboard that is open', async () => {
    const {data, places, lived} = await aTrade(2);
    const first = lived[0]!;
    const snapshots = new Snapshots(data);
    try {
      const served = () => snapshots.use(everybody, async ({manifest}) => manifest.id);
      expect(await served()).not.toBe(first.id);
      await kundenwert(['rollback', ...places]);
      expect(await served()).toBe(first.id);
    } finally {
      snapshots.close();
    }
  }, 120_000);

  test('and forward again is the same command', async () => {
    const {data, places, lived} = await aTrade(2);
    const second = lived[1]!;
    await kundenwert(['rollback', ...places]);
    const forward = await kundenwert(['rollback', second.id, ...places]);
    expect(forward.stdout).toContain(`Published     ${second.id}, as of 2026-03-02`);
    expect(await seen(data)).toMatchObject({revenue: '3.5000'});
    const same = await kundenwert(['rollback', second.id, ...places]);
    expect(same).toMatchObject({status: 0});
    expect(same.stdout).toContain('nothing has changed');
  }, 120_000);

  test('to a snapshot whose names are gone takes those of the newest one', async () => {
    const {data, places, lived, ...trade} = await aTrade(3);
    const oldest = lived[0]!;
    const files = () => readdirSync(join(data, 'snapshots', oldest.id)).sort();
    expect(files()).toEqual(['manifest.json', 'warehouse.duckdb']);

    const {stdout} = await kundenwert(['rollback', oldest.id, ...places]);
    expect(stdout).toContain('Names         from the newest snapshot');
    expect(await seen(data)).toMatchObject({revenue: '1.2500', customers: 5, names: 7});

    await trade.night(3);
    expect(files()).toEqual(['manifest.json', 'warehouse.duckdb']);
  }, 120_000);
});

describe('a step back that cannot be', () => {
  test('says so, and what is published stays', async () => {
    const {data, places, ...trade} = await aTrade();
    const nothing = await kundenwert(['rollback', ...places]);
    expect(nothing).toMatchObject({status: 1});
    expect(nothing.stderr).toContain(
      'nothing has been published here yet\nRun: kundenwert refresh',
    );

    const first = await trade.night(0);
    const alone = await kundenwert(['rollback', ...places]);
    expect(alone).toMatchObject({status: 1});
    expect(alone.stderr).toContain('there is nothing to roll back to');
    expect(alone.stderr).toContain(`  ${first.id}, as of 2026-03-01, published`);

    const second = await trade.night(1);
    for (const name of ['yesterday', '../../etc', '.']) {
      const unknown = await kundenwert(['rollback', name, ...places]);
      expect(unknown).toMatchObject({status: 2});
      expect(unknown.stderr).toContain(`${name}: no snapshot of this name is kept`);
      expect(unknown.stderr).toContain(`  ${first.id}, as of 2026-03-01\n`);
    }

    await locked(data, async () => {
      const busy = await kundenwert(['rollback', ...places]);
      expect(busy).toMatchObject({status: 1});
      expect(busy.stderr).toContain('another refresh is running');
    });
    expect(readFileSync(join(data, 'current'), 'utf8')).toBe(`${second.id}\n`);
  }, 120_000);

  test.each(['warehouse.duckdb', 'manifest.json'])(
    'as its %s is damaged',
    async file => {
      const {data, places, lived} = await aTrade(2);
      const [first, second] = [lived[0]!, lived[1]!];
      const damaged = join(data, 'snapshots', first.id, file);
      if (file === 'manifest.json') writeFileSync(damaged, '{"id": "');
      else truncateSync(damaged, 100);
      const {status, stderr} = await kundenwert(['rollback', ...places]);
      expect(status).toBe(1);
      expect(stderr).toContain(`${first.id}: this snapshot cannot be used`);
      expect(stderr).toContain(`${second.id} stays published`);
      expect(stderr).not.toMatch(/^\s+at /m);
      expect(await seen(data)).toMatchObject({revenue: '3.5000'});
    },
    60_000,
  );

  test('makes no folder where none is', async () => {
    const folder = temporaryFolder();
    await kundenwert(['rollback', '--data', join(folder, 'mistyped')]);
    expect(readdirSync(folder)).toEqual([]);
  });
});
