import {randomBytes} from 'node:crypto';
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {expect, test} from 'vitest';
import {aTrade, seen} from './a_trade.ts';
import {kundenwert, temporaryFolder} from './command_line.ts';

/** A trade whose two nights are backed up, with something large to restore. */
async function backedUp() {
  const trade = await aTrade(2);
  const folder = join(trade.data, 'landing/scans/seiten/000001');
  mkdirSync(folder, {recursive: true});
  for (let page = 0; page < 60; page++) {
    writeFileSync(join(folder, `${page}.bin`), randomBytes(1_000_000));
  }
  const target = join(temporaryFolder(), 'backups');
  const {status} = await kundenwert(['backup', target, ...trade.places]);
  expect(status).toBe(0);
  return {trade, target};
}

test('a restore that is killed is no data folder, until the same restore has been run again', async () => {
  const {trade, target} = await backedUp();
  const data = join(temporaryFolder(), 'data');
  const args = ['restore', target, '--data', data];
  const isBegun = () => {
    try {
      return readdirSync(join(data, '.restoring')).length > 0;
    } catch {
      return false;
    }
  };
  const killed = await kundenwert(args, {
    async onStart(child) {
      while (!isBegun() && child.exitCode === null) await pause(1);
      child.kill('SIGKILL');
    },
  });
  expect(killed.signal).toBe('SIGKILL');

  const refresh = await kundenwert(['refresh', '--company', trade.company, '--data', data]);
  expect(refresh.status).toBe(1);
  expect(refresh.stderr).toContain('a restore into this folder was cut short');
  const status = await kundenwert(['status', '--company', trade.company, '--data', data]);
  expect(status.stderr).toContain('nothing has been published here yet');

  expect((await kundenwert(args)).status).toBe(0);
  expect(await seen(data)).toEqual(await seen(trade.data));
  expect(readdirSync(data)).not.toContain('.restoring');
  const page = 'landing/scans/seiten/000001/59.bin';
  expect(readFileSync(join(data, page)).equals(readFileSync(join(trade.data, page)))).toBe(true);
}, 180_000);

test('what is in a folder is never overwritten', async () => {
  const {trade, target} = await backedUp();
  const before = readdirSync(trade.data, {recursive: true}).sort();
  const into = await kundenwert(['restore', target, '--data', trade.data]);
  expect(into).toMatchObject({status: 2});
  expect(into.stderr).toContain('this folder is not empty');
  expect(readdirSync(trade.data, {recursive: true}).sort()).toEqual(before);

  const data = join(temporaryFolder(), 'data');
  const over = await kundenwert(['restore', target, '--data', data, '--company', trade.company]);
  expect(over).toMatchObject({status: 2});
  expect(over.stderr).toContain(`${trade.company}: this folder is not empty`);
}, 180_000);

test('a folder without backups, and a backup that is not there, are named', async () => {
  const folder = temporaryFolder();
  for (const from of [folder, join(folder, 'mistyped')]) {
    const {status, stderr} = await kundenwert(['restore', from, '--data', join(folder, 'data')]);
    expect(status).toBe(2);
    expect(stderr).toContain(`${from}: there is no whole backup in this folder`);
  }
  const {target} = await backedUp();
  const unknown = await kundenwert(['restore', target, '--data', folder, '--backup', '../x']);
  expect(unknown).toMatchObject({status: 2});
  expect(unknown.stderr).toMatch(/this folder has no backup \.\.\/x\nIt has: \d{8}T/);
  expect(readdirSync(folder)).toEqual([]);
}, 120_000);
