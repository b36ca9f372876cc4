import {chmodSync, mkdirSync} from 'node:fs';
import {glob} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {writeCompany} from '../company_folder.ts';
import {writeFiles} from '../temporary_folder.ts';
import {answer, kundenwert, temporaryFolder} from './command_line.ts';

const sources = (words: string) => `
crm:
  streams:
    kunden:
      files: kunden.csv
      history: false
      entity: customers
      columns: {customer_id: id, name: name, natural_person: {from: person, yes: J, no: ${words}}}
`;

const people = (count: number) =>
  `id,name,person\n${Array.from({length: count}, (_, i) => `K${i},Kunde ${i},${i % 30 ? 'J' : 'N'}\n`).join('')}`;

function company(words = 'N') {
  const folder = temporaryFolder();
  const data = temporaryFolder();
  writeCompany(folder, {'sources.yaml': sources(words), 'kunden.csv': people(100)});
  const places = ['--company', folder, '--data', data];
  return {
    folder,
    data,
    deliver: (files: Record<string, string>) => writeFiles(folder, files),
    run: (...args: string[]) => kundenwert([...args, ...places]),
    customers: () =>
      answer(
        data,
        'select count(*) as n, (select count(*) from quarantine) as quarantined from dim_customer where is_current and customer_key <> 0',
      ),
  };
}

test('a held delivery keeps the last good one in use, until a person accepts it', async () => {
  const {deliver, run, customers, data} = company();
  expect((await run('refresh')).status).toBe(0);

  deliver({'kunden.csv': people(20)});
  const held = await run('refresh');
  expect(held.status).toBe(3);
  expect(held.stderr).toContain('held back: it has 20 rows; the one before had 100');
  expect(await customers()).toMatchObject({n: 100});
  const plan = await run('refresh', '--plan');
  expect(plan.stdout).toMatch(/crm\/kunden +1 held back, until somebody accepts: kunden\.csv/);
  expect(plan.stdout).toContain('No table would be rebuilt.');
  expect((await run('status')).stdout).toMatch(
    /Held back +1\n +crm\/kunden, kunden\.csv: it has 20 rows; the one before had 100/,
  );

  expect((await run('accept', 'crm/kunden')).status).toBe(2);
  expect((await run('accept', 'crm/konten', '--by', 'Anna Muster')).stderr).toContain(
    'has no such stream\nIts streams are: crm/kunden.',
  );
  const accepted = await run('accept', 'crm/kunden', '--by', 'Anna Muster');
  expect(accepted.stdout).toContain('kunden.csv: 20 rows accepted by Anna Muster');
  expect((await run('refresh')).status).toBe(0);
  expect(await customers()).toMatchObject({n: 20});
  expect(await answer(data, 'select accepted_by, doubts from meta_delivery')).toEqual({
    accepted_by: 'Anna Muster',
    doubts: 'it has 20 rows; the one before had 100',
  });
  const nothing = await run('accept', 'crm/kunden', '--by', 'Anna Muster');
  expect(nothing.stderr).toContain('no delivery is held back');
}, 120_000);

test('after the mapping is mended, a replay loads what was in quarantine and asks no system', async () => {
  const {deliver, run, customers} = company('X');
  expect((await run('refresh')).status).toBe(0);
  expect(await customers()).toEqual({n: 96, quarantined: 4});

  deliver({'sources.yaml': sources('N'), 'kunden.csv': people(90)});
  expect((await run('refresh', '--replay')).status).toBe(0);
  expect(await customers()).toEqual({n: 100, quarantined: 0});
}, 120_000);

test('a replay before the first night says that a refresh comes first', async () => {
  const {stderr, status} = await company().run('refresh', '--replay');
  expect(stderr).toContain(
    'nothing has been landed yet that could be replayed\nRun: kundenwert refresh',
  );
  expect(status).toBe(1);
});

test('a folder of files without permission fails its stream, and the last good data stays', async () => {
  const {folder, data, run, customers} = company();
  expect((await run('refresh')).status).toBe(0);
  const parent = temporaryFolder();
  chmodSync(parent, 0o755);
  const locked = join(parent, 'locked');
  mkdirSync(locked, 0o000);
  for (const open of [folder, data]) await chmodDeep(open);
  const outcome = await kundenwert(
    ['refresh', '--company', folder, '--data', data, '--files', locked],
    {uid: 65_534},
  );
  expect(outcome.status).toBe(3);
  expect(outcome.stderr).toMatch(/crm\/kunden: no file matches|permission denied/);
  expect(await customers()).toMatchObject({n: 100});
}, 120_000);

/** Lets everybody do everything, so that only the folder in question is closed. */
async function chmodDeep(folder: string): Promise<void> {
  chmodSync(folder, 0o777);
  for await (const name of glob('**', {cwd: folder})) chmodSync(join(folder, name), 0o777);
}
