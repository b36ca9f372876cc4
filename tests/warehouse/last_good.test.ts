import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {openPublished} from '../../warehouse/snapshot.ts';
import {writeCompany} from '../company_folder.ts';
import {deliver, nightAt} from '../nights.ts';
import {temporaryFolder} from '../temporary_folder.ts';

const sources = `
erp:
  streams:
    customers: {files: customers.csv, delivery: full, entity: customers, columns: {customer_id: id}}
staff:
  streams:
    people: {files: people.csv, delivery: full}
    rates: {files: rates.csv, delivery: full}
`;

const employees = `/*
Staff.

One row per employee_id.
*/
select id as employee_id, name, cast(since as date) as joined_on from src_staff__people`;

const rates = `/*
Costs of products.

One row per product_id, valid_from.
*/
select id as product_id, date '2026-01-01' as valid_from, cost as variable_cost
from src_staff__rates`;

const folder = temporaryFolder(afterAll);
const [company, data] = [join(folder, 'company'), join(folder, 'data')];
const sql = 'staging/stg_staff__employees.sql';

beforeAll(() => {
  writeCompany(company, {
    'sources.yaml': sources,
    [sql]: employees,
    'staging/stg_staff__product_costs.sql': rates,
  });
  deliver(company, 'customers.csv', 'id,name\nK1,Alpha GmbH\n');
  deliver(company, 'people.csv', 'id,name,since\nE1,Erika Muster,soon\n');
  deliver(company, 'rates.csv', 'id,cost\nP1,10\n');
});

const night = (day: number, full = false) =>
  nightAt({company, data}, {at: `2026-12-${10 + day}T02:30:00Z`, full});

async function rows(text: string): Promise<unknown[]> {
  const snapshot = await openPublished(data, {personal: true});
  try {
    return await (await snapshot.connect()).rows(text);
  } finally {
    snapshot.close();
  }
}

const staff = () => rows('select employee_id, name from personal.employees order by 1');
const products = () => rows('select distinct product_id from int_product_cost order by 1');

test('staging SQL that fails in a first night leaves its entity empty, with the reason', async () => {
  const first = await night(0);
  expect(first.status).toBe(3);
  expect(first.failed).toEqual([sql]);
  expect(first.manifest.failed_streams).toEqual([sql]);
  expect(await rows(`select reason from meta_entity where entity = 'employees'`)).toEqual([
    {reason: 'staging_failed'},
  ]);
  expect((await night(0)).failed).toEqual([sql]);
});

test('a value that it cannot read, later, leaves what it selected in the last good night', async () => {
  deliver(company, 'people.csv', 'id,name,since\nE1,Erika Muster,2020-01-01\n');
  expect((await night(1)).status).toBe(0);
  expect(await staff()).toEqual([{employee_id: 'E1', name: 'Erika Muster'}]);

  deliver(company, 'people.csv', 'id,name,since\nE1,Erika M.,2020-01-01\nE2,Max,soon\n');
  deliver(company, 'rates.csv', 'id,cost\nP1,10\nP2,11\n');
  const broken = await night(2);
  expect([broken.status, broken.failed]).toEqual([3, [sql]]);
  expect(await staff()).toEqual([{employee_id: 'E1', name: 'Erika Muster'}]);
  expect(
    await rows('select employee_id, cast(joined_on as varchar) as joined from dim_employee'),
  ).toEqual(expect.arrayContaining([{employee_id: 'E1', joined: '2020-01-01'}]));
  expect(await products()).toEqual([{product_id: 'P1'}, {product_id: 'P2'}]);
});

test('it is tried again when nothing else is new, and a build that begins anew does not lose it', async () => {
  expect((await night(3)).failed).toEqual([sql]);
  expect(await staff()).toHaveLength(1);
  await expect(night(4, true)).rejects.toThrow(
    /stg_staff__employees\.sql: [\s\S]*\nIt reads staff\/people\./,
  );
  expect(await staff()).toHaveLength(1);
});

test('a column that is not delivered any more fails the SQL that reads it, and no other', async () => {
  deliver(company, 'people.csv', 'id,name\nE1,Erika Muster\n');
  deliver(company, 'rates.csv', 'id,cost\nP1,10\n');
  const broken = await night(5);
  expect([broken.status, broken.failed]).toEqual([3, [sql]]);
  expect(await staff()).toHaveLength(1);
  expect(await products()).toEqual([{product_id: 'P1'}]);

  deliver(company, 'people.csv', 'id,name,since\nE1,Erika M.,2020-01-01\n');
  expect((await night(6)).status).toBe(0);
  expect(await staff()).toEqual([{employee_id: 'E1', name: 'Erika M.'}]);
});
