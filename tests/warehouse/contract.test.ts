import {describe, expect, test} from 'vitest';
import {type Connection, openDatabase} from '../../warehouse/database.ts';
import {
  createRelations,
  type EntityStatus,
  type StagedStream,
} from '../../warehouse/staging/relations.ts';
import {stagingName} from '../../warehouse/staging/staging_name.ts';
import {temporaryFolder, writeFiles} from '../temporary_folder.ts';
import {deliveries} from './deliveries.ts';
import {emptyStore} from './empty_store.ts';

const erpKunden = {
  source: 'erp',
  stream: 'kunden',
  delivery: 'full' as const,
  history: true,
  earlier: [],
};

interface Delivered {
  /** Text of the one file of `erp/kunden`; none: it has not come yet. */
  csv?: string;
  declared?: object;
  /** Staging models by name. */
  staging?: Record<string, string>;
}

/** Asks the relations that models would see. */
async function asked<T>(
  {csv, declared = {}, staging = {}}: Delivered,
  ask: (db: Connection, statuses: EntityStatus[]) => Promise<T>,
): Promise<T> {
  const database = await openDatabase();
  try {
    const db = await database.connect();
    await emptyStore(db);
    const staged = csv ? [await deliveries(db, declared).deliverOne(csv)] : [];
    const streams = [
      {...erpKunden, entity: undefined, ...declared, deliveries: staged},
    ] as StagedStream[];
    const folder = writeFiles(temporaryFolder(), staging);
    const files = Object.keys(staging).map(name => `${folder}/${name}`);
    const {statuses} = await createRelations(db, streams, files, 'Europe/Berlin');
    return await ask(db, statuses);
  } finally {
    database.close();
  }
}

const staging = (sql: string) => ({
  'stg_erp__product_costs.sql': `/*\nCosts.\n\nOne row per product_id, valid_from.\n*/\n${sql}`,
});
const costs = 'id;from;cost\nP1;2025-01-01;10\nP2;2025-01-01;12.5\nP3;soon;13\n';
const typed = {types: {cost: 'decimal'}};
const fromKunden = (columns: string) => `select id as product_id, ${columns} from src_erp__kunden`;

const held = (sql: string, csv = costs) =>
  asked({csv, declared: typed, staging: staging(sql)}, async db => ({
    rows: await db.rows('select product_id, variable_cost from stg_product_costs order by 1'),
    quarantine: await db.rows('select line, column_name, value, reason from personal.quarantine'),
  }));

describe('SQL of the company is held to the contract as files are', () => {
  test('values are cast as strictly, and what breaks waits in quarantine', async () => {
    const {rows, quarantine} = await held(
      fromKunden('"from" as valid_from, cost as variable_cost'),
    );
    expect(rows.map(row => [row.product_id, Number(row.variable_cost)])).toEqual([
      ['P1', 10],
      ['P2', 12.5],
    ]);
    expect(quarantine).toEqual([
      {
        line: 3,
        column_name: 'valid_from',
        value: 'soon',
        reason: 'is not a day written as %Y-%m-%d',
      },
    ]);
  });

  test('computed cents are not rounded to fit', async () => {
    const {rows, quarantine} = await held(
      fromKunden(`'2025-01-01' as valid_from, cast(cost as decimal(18, 6)) / 3 as variable_cost`),
    );
    expect(rows).toEqual([]);
    expect(quarantine[0]).toMatchObject({
      column_name: 'variable_cost',
      reason: 'has more than 4 decimal places',
    });
  });

  test('an empty text is a missing one', async () => {
    const {rows, quarantine} = await held(
      `select '' as product_id, date '2025-01-01' as valid_from, 1 as variable_cost`,
    );
    expect(rows).toEqual([]);
    expect(quarantine).toMatchObject([{column_name: 'product_id', reason: 'is missing'}]);
  });

  test('of two rows with one key the first that holds is loaded', async () => {
    const {rows, quarantine} = await held(`select * from (values
      ('P1', '2025-01-01', 'ten'), ('P1', '2025-01-01', '11'), ('P1', '2025-01-01', '12')
    ) as t(product_id, valid_from, variable_cost)`);
    expect(rows.map(row => Number(row.variable_cost))).toEqual([11]);
    expect(quarantine.map(row => row.reason).sort()).toEqual([
      'is not a number written like 1234.56',
      'is the key of an earlier row',
    ]);
  });

  test('SQL that spoils more than a tenth of its rows fails the night, with the first of them', async () => {
    const rows = (bad: number) => `select 'P' || i as product_id, date '2025-01-01' as valid_from,
      if(i > 100 - ${bad}, 'ten', '10') as variable_cost from range(1, 101) as t(i)`;
    expect((await held(rows(10))).quarantine).toHaveLength(10);
    await expect(held(rows(11))).rejects.toThrow(
      '11 of 100 rows are rejected, the first because variable_cost is not a number written like 1234.56 (row 90, it looks like "aaa")',
    );
  });

  test('a rule across columns is held, and a value that breaks it is shown', async () => {
    const sql = `/*\nStaff.\n\nOne row per employee_id.\n*/
      select 'E1' as employee_id, date '2025-02-01' as joined_on, date '2025-01-31' as left_on`;
    const files = {'stg_hr__employees.sql': sql};
    await asked({csv: costs, staging: files}, async db => {
      expect(await db.rows('from stg_employees')).toEqual([]);
      expect(await db.rows('select * from personal.quarantine')).toMatchObject([
        {
          source: 'hr',
          entity: 'employees',
          file: 'staging/stg_hr__employees.sql',
          column_name: 'left_on',
          value: '2025-01-31',
          reason: 'is before joined_on',
        },
      ]);
    });
  });

  test.each([
    ['a column that the contract does not have', `1 as colour`, 'has no column "colour"'],
    [
      'no column that is required',
      `'2025-01-01' as valid_from`,
      'needs the column "variable_cost"',
    ],
    ['a column of the source that is not there', 'nothing as valid_from', 'nothing'],
  ])('%s is a mistake in the file', async (_, columns, says) => {
    await expect(held(fromKunden(columns))).rejects.toMatchObject({
      name: 'Problem',
      where: expect.stringContaining('stg_erp__product_costs.sql'),
      message: expect.stringContaining(says),
    });
  });

  test('the name of the file says source and entity', () => {
    expect(stagingName('a/stg_erp__product_costs.sql')).toMatchObject({
      source: 'erp',
      entity: {name: 'product_costs'},
    });
    expect(() => stagingName('a/stg_erp__colours.sql')).toThrow('The entities are: customers,');
  });
});

const customers = {
  entity: 'customers',
  columns: {
    customer_id: 'id',
    natural_person: 'person',
    name: 'name',
    postal_code: 'plz',
    email: 'mail',
  },
};
const people = `id;person;name;plz;mail
K1;false;Alpha GmbH;70173;info@alpha.example
K2;true;Anna Beispiel;70174;
K3;;Bernd Beispiel;70175;bernd@example.org
`;

describe('models see no persons', () => {
  test('names of companies are kept, and of others only that there is one', async () => {
    await asked({csv: people, declared: customers}, async db => {
      const rows = await db.rows(
        'select customer_id, name, postal_code, has_name, has_email from stg_customers order by 1',
      );
      expect(rows).toEqual([
        {
          customer_id: 'K1',
          name: 'Alpha GmbH',
          postal_code: '70173',
          has_name: true,
          has_email: true,
        },
        {customer_id: 'K2', name: null, postal_code: null, has_name: true, has_email: false},
        {customer_id: 'K3', name: null, postal_code: null, has_name: true, has_email: true},
      ]);
    });
  });

  test('personal columns are absent, not filtered', async () => {
    await asked({csv: people, declared: customers}, async db => {
      const names = (await db.columns('from stg_customers')).map(each => each.name);
      expect(names).toContain('has_phone');
      for (const name of ['email', 'phone', 'street']) expect(names).not.toContain(name);
    });
  });
});

describe('an entity without rows is a typed table that says why', () => {
  const reasons = (delivered: Delivered) =>
    asked(delivered, async (_, statuses) =>
      Object.fromEntries(statuses.map(each => [each.entity, each.reason])),
    );

  test('nobody delivers it', async () => {
    await asked({csv: people, declared: customers}, async (db, statuses) => {
      expect(statuses.find(each => each.entity === 'invoice_lines')).toEqual({
        entity: 'invoice_lines',
        deliveredBy: [],
        rows: 0,
        reason: 'no_stream',
      });
      expect(await db.rows('from stg_invoice_lines')).toEqual([]);
      expect(await db.columns('from stg_invoice_lines')).toContainEqual({
        name: 'net_amount',
        type: 'DECIMAL(18,4)',
      });
    });
  });

  test('its stream has not delivered yet, or delivered no rows', async () => {
    expect(await reasons({declared: customers})).toMatchObject({customers: 'no_delivery'});
    const empty = {csv: 'id;person;name;plz;mail\n', declared: customers};
    expect(await reasons(empty)).toMatchObject({customers: 'no_rows'});
    expect(await reasons({csv: people, declared: customers})).toMatchObject({customers: null});
  });

  test('its staging model waits for a stream', async () => {
    const waiting = {staging: staging(fromKunden('1 as valid_from'))};
    expect(await reasons(waiting)).toMatchObject({product_costs: 'no_delivery'});
  });
});

test('a delta file that corrects an earlier row replaces it, and leaves the others', async () => {
  const database = await openDatabase();
  try {
    const db = await database.connect();
    await emptyStore(db);
    const {deliver} = deliveries(db, {...customers, delivery: 'delta'});
    const header = 'id;person;name;plz;mail\n';
    const staged = await deliver({
      'kunden_1.csv': `${header}K1;false;Alpha;1;\nK2;false;Beta;2;\n`,
      'kunden_2.csv': `${header}K1;false;Alpha GmbH;1;\n`,
    });
    await createRelations(
      db,
      [{...erpKunden, entity: 'customers', delivery: 'delta', deliveries: staged}],
      [],
      'Europe/Berlin',
    );
    expect(await db.rows('select customer_id, name from stg_customers order by 1')).toEqual([
      {customer_id: 'K1', name: 'Alpha GmbH'},
      {customer_id: 'K2', name: 'Beta'},
    ]);
  } finally {
    database.close();
  }
});
