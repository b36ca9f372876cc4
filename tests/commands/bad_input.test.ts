import {execFileSync} from 'node:child_process';
import {chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {join} from 'node:path';
import {beforeAll, describe, expect, onTestFinished, test} from 'vitest';
import {answer, kundenwert, type Outcome, temporaryFolder} from './command_line.ts';
import {publishedMusterwerk, smallMusterwerk} from './small_musterwerk.ts';

/** One clear message: no stack trace, and every part of it is there. */
function expectProblem(outcome: Outcome, status: number, ...parts: string[]): void {
  for (const part of parts) expect(outcome.stderr).toContain(part);
  expect(outcome.stderr).not.toMatch(/^\s+at /m);
  expect(outcome.status).toBe(status);
}

/** A company with one setting changed. */
async function changed(file: string, from: string, to: string): Promise<string> {
  const company = await smallMusterwerk();
  const path = join(company, file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
  return company;
}

const refresh = (company: string, data = temporaryFolder()) =>
  kundenwert(['refresh', '--company', company, '--data', data]);

describe('a mistake in the company folder', () => {
  test('a wrong value names file, line, value and what was expected', async () => {
    const company = await changed('company.yaml', 'currency: EUR', 'currency: Euro');
    expectProblem(
      await refresh(company),
      1,
      'company.yaml, line 4: currency is "Euro", expected three capital letters such as EUR',
      'kundenwert check',
    );
  });

  test('what is not YAML is named with its line', async () => {
    const company = await changed('company.yaml', 'currency: EUR', 'currency: "EUR');
    expectProblem(await refresh(company), 1, 'company.yaml, line', 'not YAML');
  });

  test('a setting that does not exist is named', async () => {
    const company = await changed('company.yaml', 'currency:', 'curency:');
    expectProblem(
      await refresh(company),
      1,
      '"curency" is not a setting here',
      'currency is missing',
    );
  });

  test('a KPI that the library does not have is named, with those it has', async () => {
    const company = await changed('scorecard.yaml', 'churn_rate:', 'churn_quote:');
    expectProblem(await refresh(company), 1, 'scorecard.yaml', '"churn_quote"', 'churn_rate');
  });

  test('a mapping to a column that the contract lacks lists the columns it has', async () => {
    const company = await changed('sources.yaml', 'product_cost:', 'amount_of_things:');
    expectProblem(await refresh(company), 1, '"amount_of_things"', 'invoice_lines', 'net_amount');
  });

  test('a column that the file lacks is named, with those the file has', async () => {
    const company = await changed('sources.yaml', 'vat_id: USt-IdNr', 'vat_id: USt-ID');
    expectProblem(await refresh(company), 1, 'erp/kunden, kunden.csv', '"USt-ID"', '"USt-IdNr"');
  });

  test('a source path that does not exist is named', async () => {
    const company = await changed('sources.yaml', 'files/erp/artikel.csv', 'files/erp/nix.csv');
    expectProblem(await refresh(company), 3, 'erp/artikel: no file matches "files/erp/nix.csv"');
  });

  test('without any file of any stream, the first night says whom it misses', async () => {
    const company = await smallMusterwerk();
    const nowhere = ['--files', temporaryFolder()];
    expectProblem(
      await kundenwert(['refresh', '--company', company, '--data', temporaryFolder(), ...nowhere]),
      1,
      'no file matches',
      'customers: their streams have delivered no rows',
    );
  });

  test('a date form that no row has is named, instead of a night without invoices', async () => {
    const company = await changed(
      'sources.yaml',
      'invoiced_on: Belegdatum',
      'invoiced_on: {from: Belegdatum, date: "%Y-%m-%d"}',
    );
    expectProblem(
      await refresh(company),
      3,
      'rows are rejected, the first because invoiced_on',
      'is not a day written as %Y-%m-%d',
    );
  });

  test('a mapping that reads what it cannot after a good night publishes nothing', async () => {
    const {company, data} = await publishedMusterwerk();
    const before = await answer(data, 'select count(*) as n from fct_delivery');
    const path = join(company, 'sources.yaml');
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace('delivered_on: Lieferdatum', 'delivered_on: Datum'),
    );
    expectProblem(await refresh(company, data), 1, 'erp/lieferungen', 'no column "Datum"');
    expect(await answer(data, 'select count(*) as n from fct_delivery')).toEqual(before);
  });

  test('check finds the same mistakes without a refresh', async () => {
    const company = await changed('sources.yaml', 'files/erp/artikel.csv', 'files/erp/nix.csv');
    const {status, stdout} = await kundenwert(['check', '--company', company]);
    expect(status).toBe(1);
    expect(stdout).toContain('erp/artikel: no file matches "files/erp/nix.csv"');
    expect(stdout).toContain('1 mistake in Musterwerk');
  });
});

test('wrong use ends with 2', async () => {
  for (const args of [
    ['frobnicate'],
    ['start', '--port', '99999'],
    ['refresh', '--as-of', 'soon'],
    ['refresh', '--as-of', '2026-02-31'],
  ]) {
    const outcome = await kundenwert(args);
    expect(outcome.status).toBe(2);
    expect(outcome.stderr).toMatch(/^error: /);
  }
  expectProblem(await kundenwert(['refresh', '--company', '/nowhere']), 2, 'no such folder');
});

test('help is no mistake', async () => {
  const {status, stdout} = await kundenwert(['--help']);
  expect(status).toBe(0);
  expect(stdout).toContain('refresh');
});

describe('a published snapshot', () => {
  test('that is damaged is said to be so, and the next refresh makes a new one', async () => {
    const {company, data} = await publishedMusterwerk();
    const id = readFileSync(join(data, 'current'), 'utf8').trim();
    writeFileSync(join(data, 'snapshots', id, 'warehouse.duckdb'), 'no database');
    expectProblem(
      await kundenwert(['status', '--data', data]),
      1,
      'cannot be opened',
      'kundenwert refresh',
    );
    expect((await refresh(company, data)).status).toBe(0);
    expect((await kundenwert(['status', '--data', data])).status).toBe(0);
  });

  test('of one company is not mixed with that of another', async () => {
    const {data} = await publishedMusterwerk();
    const other = await changed('company.yaml', 'name: Musterwerk', 'name: Anderwerk');
    expectProblem(await refresh(other, data), 2, 'holds the data of Musterwerk', '--data DIR');
  });

  test('can be asked in SQL, and a mistake in it is explained', async () => {
    const {data} = await publishedMusterwerk();
    expect(await answer(data, 'select 1.10 as x')).toEqual({x: 1.1});
    const ask = (sql: string) => kundenwert(['query', '--data', data, sql]);
    expectProblem(await ask('select nix'), 1, 'query:', '"nix"');
    expectProblem(await ask('select 1; select 2'), 1, 'one query at a time');
    expectProblem(await ask(''), 1, 'one query at a time');
    expect((await ask('describe dim_customer')).stdout).toContain('customer_key');
  });

  test('can only be read, and a query reaches no other file', async () => {
    const {data} = await publishedMusterwerk();
    const before = await answer(data, 'select count(*) as n from dim_customer');
    for (const sql of [
      'delete from dim_customer',
      'drop table dim_customer',
      `copy (select 1) to '${join(data, 'stolen.csv')}'`,
      `select * from read_csv('/etc/passwd')`,
      `attach '${join(data, 'other.duckdb')}'`,
    ]) {
      expect((await kundenwert(['query', '--data', data, sql])).status, sql).toBe(1);
    }
    expect(await answer(data, 'select count(*) as n from dim_customer')).toEqual(before);
  });
});

test('without any snapshot, status and query say what to do', async () => {
  const data = temporaryFolder();
  for (const args of [['status'], ['query', 'select 1']]) {
    expectProblem(await kundenwert([...args, '--data', data]), 1, 'nothing has been published');
  }
});

test('a port in use is named, with the way out', async () => {
  const company = await smallMusterwerk();
  const taken = createServer();
  await new Promise<void>(resolve => taken.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void taken.close());
  const {port} = taken.address() as {port: number};
  const args = ['start', '--company', company, '--data', temporaryFolder(), '--port', String(port)];
  expectProblem(await kundenwert(args), 1, `port ${port}`, '--port');
});

describe('a place that cannot be written', () => {
  let isRoot = false;
  beforeAll(() => {
    isRoot = process.getuid?.() === 0;
  });

  test('a data folder without permission is named', async () => {
    const company = await smallMusterwerk();
    chmodSync(company, 0o755);
    const parent = temporaryFolder();
    chmodSync(parent, 0o555);
    onTestFinished(() => chmodSync(parent, 0o755));
    const args = ['refresh', '--company', company, '--data', join(parent, 'data')];
    const outcome = await kundenwert(args, isRoot ? {uid: 65534} : {});
    expectProblem(outcome, 1, parent, 'permission denied');
  });

  test('a data folder that is a file is named', async () => {
    const company = await smallMusterwerk();
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expectProblem(await refresh(company, file), 1, file);
  });

  test('a lock that cannot be taken is named, and the run is in the list of runs', async () => {
    const company = await smallMusterwerk();
    const data = temporaryFolder();
    mkdirSync(join(data, 'refresh.lock'));
    expectProblem(await refresh(company, data), 1, data);
    const logs = readdirSync(join(data, 'runs'));
    expect(logs).toHaveLength(1);
    expect(readFileSync(join(data, 'runs', logs[0]!), 'utf8')).toContain('"event":"failed"');
  });

  test('a full disk is named, and the published snapshot stays', async ({skip}) => {
    const disk = join(temporaryFolder(), 'disk');
    mkdirSync(disk);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=96m', 'tmpfs', disk], {stdio: 'ignore'});
    } catch {
      console.warn('SKIPPED: a full disk; this user may not mount a small file system');
      skip();
    }
    onTestFinished(() => void execFileSync('umount', [disk]));

    const {company, data} = await publishedMusterwerk(join(disk, 'data'));
    const before = await answer(data, 'select count(*) as n from fct_invoice_line');

    execFileSync('sh', ['-c', `dd if=/dev/zero of=${disk}/ballast bs=64k 2>/dev/null || true`]);
    expectProblem(await refresh(company, data), 1, 'no space is left on the disk', '--data DIR');
    expect(await answer(data, 'select count(*) as n from fct_invoice_line')).toEqual(before);

    rmSync(join(disk, 'ballast'));
    expect((await refresh(company, data)).status).toBe(0);
  });
});
