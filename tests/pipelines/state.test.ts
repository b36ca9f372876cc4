import {execFile} from 'node:child_process';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {expect, test} from 'vitest';
import {openState} from '../../pipelines/state.ts';
import {temporaryFolder, writeFiles} from '../temporary_folder.ts';

const stateModule = join(import.meta.dirname, '../../pipelines/state.ts');
const tables = 'create table if not exists note (text text) strict;';

test('two modules keep tables of their own in one file, and see what others wrote', () => {
  const data = join(temporaryFolder(), 'new');
  const first = openState(data, tables);
  const second = openState(data, 'create table if not exists other (n integer) strict;');
  first.exec(`insert into note values ('read this')`);
  expect(second.prepare('select text from note').all()).toEqual([{text: 'read this'}]);
  first.close();
  second.close();
});

test('processes that open a new file at the same moment all succeed', async () => {
  const data = temporaryFolder();
  const program = `
    const {openState} = await import(${JSON.stringify(stateModule)});
    while (Date.now() < Number(process.argv[1]));
    const state = openState(${JSON.stringify(data)}, ${JSON.stringify(tables)});
    state.exec("insert into note values ('here')");
    state.close();`;
  const moment = String(Date.now() + 1500);
  await Promise.all(
    Array.from({length: 6}, () =>
      promisify(execFile)(process.execPath, ['--input-type=module', '-e', program, moment]),
    ),
  );
  const state = openState(data, tables);
  expect(state.prepare('select count(*) as n from note').get()).toEqual({n: 6});
  state.close();
});

test('the state of a newer program is left alone', () => {
  const data = temporaryFolder();
  const newer = openState(data, tables);
  newer.exec('pragma user_version = 99');
  newer.close();
  expect(() => openState(data, tables)).toThrow('a newer Kundenwert has written this file');
});

test('a file that is no state is named, with what to do', () => {
  const data = writeFiles(temporaryFolder(), {
    'state.sqlite': 'nothing that SQLite could read '.repeat(99),
  });
  expect(() => openState(data, tables)).toThrow(/state\.sqlite: this is not the state.*\n.*backup/);
});
