import {execFile} from 'node:child_process';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {expect, test} from 'vitest';
import {byHand} from '../bench/by_hand.ts';
import {sizeOf, writeSampleCompany} from '../bench/sample_company.ts';
import {openDatabase} from '../warehouse/database.ts';
import {root} from './project_files.ts';
import {temporaryFolder} from './temporary_folder.ts';

/** A bench that nobody ran for a month must still run when the model has grown. */
const bench = async (...args: string[]) => {
  const run = promisify(execFile);
  const {stdout} = await run(process.execPath, [join(root, 'bench', 'run.ts'), ...args]);
  return stdout;
};

test('totals written by hand are those of our models', async () => {
  expect(await bench('profitability', '1000', '10')).toContain(
    'months of customers that differ: 0',
  );
});

test('the scenarios of the bench have an effect', async () => {
  expect(await bench('what_if', '1000', '10')).toContain('self-service');
});

test('pairs that go together are those that DuckDB counts', async () => {
  expect(await bench('affinity', '3000', '200')).toContain('Pairs on which both differ: 0.');
});

test('the night by hand builds every model of the company', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'hand.duckdb');
  const generator = await openDatabase();
  await writeSampleCompany(await generator.connect(), folder, sizeOf(2000));
  generator.close();
  await byHand(folder, file);
  const database = await openDatabase(file);
  const db = await database.connect();
  const [sums] = await db.rows(`select count(*) as lines,
      sum(net_amount) = (select sum(net_revenue) from customer_profitability) as same
    from fct_invoice_line`);
  database.close();
  expect(sums).toEqual({lines: 2000, same: true});
});
