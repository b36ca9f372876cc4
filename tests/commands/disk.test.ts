import {readdirSync, readFileSync, truncateSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {bytesText} from '../../commands/bytes_text.ts';
import {diskUse, gettingFull, tooLittle} from '../../commands/disk.ts';
import {aTrade, seen} from './a_trade.ts';
import {kundenwert} from './command_line.ts';

test('night after night only what has landed takes more of the disk', async () => {
  const trade = await aTrade();
  const uses = [];
  for (let day = 0; day < 9; day++) {
    await trade.night(day);
    uses.push(await diskUse(trade.data));
  }
  const [fifth, last] = [uses[4]!, uses[8]!];
  expect(last.passing).toBe(0);
  expect(last.landed).toBeGreaterThan(fifth.landed);
  expect(last.snapshots).toBeLessThan(fifth.snapshots * 1.1);
  expect(last.runs + last.other).toBeLessThan(200_000);
  expect(readdirSync(join(trade.data, 'snapshots'))).toHaveLength(4);
}, 180_000);

test('when rules change, rows that were staged by the old ones make room', async () => {
  const trade = await aTrade(1);
  const before = await diskUse(trade.data);
  const sources = join(trade.company, 'sources.yaml');
  writeFileSync(sources, readFileSync(sources, 'utf8').replace(', email: mail', ''));
  await trade.refresh(1);
  expect((await diskUse(trade.data)).staged).toBeLessThan(before.staged * 1.05);
}, 120_000);

test('status lists the snapshots, and says what the disk is used for', async () => {
  const trade = await aTrade(2);
  const [first, second] = [trade.lived[0]!, trade.lived[1]!];
  const {status, stdout} = await kundenwert(['status', ...trade.places]);
  expect(status).toBe(0);
  expect(stdout).toMatch(
    new RegExp(
      `Snapshots     2 kept\n  ${second.id}, as of 2026-03-02, [\\d.]+ MB, published\n  ${first.id}, as of 2026-03-01, [\\d.]+ MB\n`,
    ),
  );
  expect(stdout).toMatch(/Disk +[\d.]+ MB in \S+: landed [\d.]+ kB, staged [\d.]+ kB, snapshots /);
  expect(stdout).toMatch(/Free +[\d.]+ [GT]B$/m);
}, 120_000);

test('a night that the disk has no room for does not begin, and status warns before', async () => {
  const trade = await aTrade(1);
  const {id} = trade.lived[0]!;
  const before = await seen(trade.data);
  for (let part = 0; part < 10; part++) {
    const padding = join(trade.data, 'snapshots', id, `padding-${part}`);
    writeFileSync(padding, '');
    truncateSync(padding, 15e12);
  }
  const landed = readdirSync(join(trade.data, 'landing'), {recursive: true}).sort();
  trade.bring(1);

  const {status, stderr} = await kundenwert(['refresh', ...trade.places]);
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /the disk is too full for a night: [\d.]+ [GT]B are free, and it needs 150\.0 TB at the least\nFree some space, or keep fewer snapshots/,
  );
  expect(readdirSync(join(trade.data, 'landing'), {recursive: true}).sort()).toEqual(landed);
  expect(await seen(trade.data)).toEqual(before);

  const told = await kundenwert(['status', ...trade.places]);
  expect(told.status).toBe(1);
  expect(told.stdout).toContain('too full for a night');
}, 120_000);

test('a disk that gets full is told before it is', () => {
  const space = {free: 100, needed: 80, comfortable: 150};
  expect(tooLittle(space, 'data')).toBeUndefined();
  expect(gettingFull(space)).toContain('100 B are free, and a night takes up to 150 B');
  expect(gettingFull({...space, free: 150})).toBeUndefined();
  expect(tooLittle({...space, free: 79}, 'data')?.message).toContain('too full for a night');
});

test('bytes are written for people', () => {
  expect([0, 999, 1000, 1_450_000, 3e9, 5e15].map(bytesText)).toEqual([
    '0 B',
    '999 B',
    '1.0 kB',
    '1.4 MB',
    '3.0 GB',
    '5000.0 TB',
  ]);
});
