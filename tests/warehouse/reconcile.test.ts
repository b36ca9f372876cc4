import {join} from 'node:path';
import {expect, test} from 'vitest';
import type {Manifest} from '../../pipelines/manifest.ts';
import {money} from '../../warehouse/field.ts';
import {reconcile, tallied} from '../../warehouse/staging/reconcile.ts';
import {temporaryFolder} from '../temporary_folder.ts';
import {testDatabase} from './deliveries.ts';

const db = await testDatabase();

/** Reconciles amounts that were read with those that were written. */
async function reconciled(read: string[], written: string[], records = read.length) {
  const amounts = (texts: string[]) =>
    `select row_number() over () as _row, null as _reason, cast(a as decimal(18,4)) as amount
     from (select unnest([${texts.map(text => `'${text}'`)}]::varchar[]) as a)`;
  const file = join(temporaryFolder(), 'rows.parquet');
  await db.run(`create or replace temp table cast_row as ${amounts(read)}`);
  await db.run('create or replace temp table refused_row (line bigint)');
  await db.run(`copy (${amounts(written)}) to '${file}' (format parquet)`);
  const manifest = {source: 'erp', stream: 'rechnungen', file: 'r.csv', records} as Manifest;
  const columns = [{name: 'amount', field: money(), mapping: {}}];
  const shape = {entity: undefined, columns};
  return reconcile(db, manifest, shape, await tallied(db, shape, false), file);
}

test('what was written is what was read', async () => {
  expect(await reconciled(['0.10', '-5.00'], ['0.10', '-5.00'])).toMatchObject({
    delivered: 2,
    loaded: 2,
    money: [{column: 'amount', delivered: '-4.9000', loaded: '-4.9000'}],
  });
});

test('money that got lost fails the delivery, be it the hundredth of a cent', async () => {
  await expect(reconciled(['0.1000'], ['0.0999'])).rejects.toThrow('the sums of amount differ');
});

test('a row that got lost fails the delivery, though it was worth nothing', async () => {
  await expect(reconciled(['1', '0'], ['1'])).rejects.toThrow('2 rows came, 1 were loaded');
});

test('rows that DuckDB could not tell apart count as quarantined', async () => {
  expect(await reconciled(['1'], ['1'], 3)).toMatchObject({delivered: 3, quarantined: 2});
});
