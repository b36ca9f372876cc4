import {beforeAll, expect, test} from 'vitest';
import type {Connection} from '../../warehouse/database.ts';
import {contract} from '../../warehouse/entities/index.ts';
import {type Entity, personalColumns} from '../../warehouse/entity.ts';
import type {Field} from '../../warehouse/field.ts';
import {type Delivered, smallNights} from './nights.ts';

/** A name, an e-mail address and a telephone number that exist in one field only. */
const planted = (entity: string, column: string) =>
  `Planted ${entity} ${column} <${entity}.${column}@planted.example> +49 planted ${column}`;

/** Days that rules of the contract ask for. */
const ruled: Record<string, string> = {month: '2025-06-01', valid_to: '2025-06-03'};

const plainValue = (name: string, field: Field): string => {
  if (ruled[name]) return ruled[name];
  if (field.words) return field.words[0]!;
  if (field.range) return String(field.range[0]);
  return {
    text: `${name} 1`,
    integer: '1',
    decimal: '1',
    double: '1',
    day: '2025-06-02',
    moment: '2025-06-02 09:00:00',
    instant: '2025-06-02 09:00:00',
    yes_no: 'true',
  }[field.kind];
};

/** One row with every column filled, and a twin that ends up in quarantine. */
function rowsOf({name, fields}: Entity): string {
  const names = Object.keys(fields);
  const row = names.map(column => {
    const field = fields[column]!;
    return field.personal ? planted(name, column) : plainValue(column, field);
  });
  const breaking = names.findIndex(column => fields[column]!.kind !== 'text');
  const broken = row.with(breaking, 'broken');
  return `${[names, row, broken].map(cells => cells.join(',')).join('\n')}\n`;
}

const delivered: Delivered = Object.fromEntries(contract.map(each => [each.name, rowsOf(each)]));
delivered.customers += `${Object.entries(contract[0]!.fields)
  .map(([column, field]) =>
    column === 'natural_person'
      ? 'false'
      : column === 'name'
        ? 'Alpha GmbH'
        : field.personal
          ? ''
          : plainValue(column, field),
  )
  .join(',')
  .replace('customer_id 1', 'customer_id 2')}\n`;

const company = await smallNights(delivered);
beforeAll(() => company.night());

/** Tables of an attached file with a row that contains a text in any column. */
async function tablesWith(db: Connection, file: string, text: string): Promise<string[]> {
  const tables = await db.rows<{name: string}>(
    `select table_name as name from duckdb_tables() where database_name = $1 order by 1`,
    [file],
  );
  expect(tables.length).toBeGreaterThan(5);
  const found = [];
  for (const {name} of tables) {
    const hits = await db.rows(
      `select 1 from ${file}."${name}" as t where contains(lower(cast(t as varchar)), $1) limit 1`,
      [text.toLowerCase()],
    );
    if (hits.length > 0) found.push(name);
  }
  return found;
}

const planting = contract.flatMap(entity =>
  personalColumns(entity).map(column => [entity.name, column] as const),
);

test('every personal field of the contract was planted, and arrived', async () => {
  expect(planting.length).toBeGreaterThanOrEqual(10);
  await company.ask(async db => {
    for (const [entity, column] of planting) {
      const text = planted(entity, column);
      expect(await tablesWith(db, 'personal', text), text).toContain(entity);
    }
  });
});

test('no table of the main file holds anything of a person', async () => {
  await company.ask(async db => {
    expect(await tablesWith(db, 'snapshot', 'planted')).toEqual([]);
    expect(await tablesWith(db, 'snapshot', 'Alpha GmbH')).toEqual(['dim_customer']);
  });
});

test('quarantine counts the broken rows without saying what was in them', async () => {
  const rows = await company.rows('select distinct entity from quarantine');
  expect(rows).toHaveLength(contract.length);
});

test('a customer record knows that an address is there, not which', async () => {
  const columns = (await company.ask(db => db.columns('from dim_customer'))).map(each => each.name);
  expect(columns).toEqual(expect.arrayContaining(['has_email', 'has_phone', 'has_street']));
  expect(columns.filter(name => ['email', 'phone', 'street'].includes(name))).toEqual([]);
});
