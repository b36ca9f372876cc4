import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {readCompany} from '../company/company.ts';
import {companyModels} from '../scorecard/model_files.ts';
import {checkModel} from '../warehouse/checks.ts';
import {type Connection, openDatabase} from '../warehouse/database.ts';
import {entityTable} from '../warehouse/dictionary.ts';
import {contract} from '../warehouse/entities/index.ts';
import {accountColumn, hasAccounts} from '../warehouse/entity.ts';
import {ordered} from '../warehouse/graph.ts';
import {noIdentities} from '../warehouse/identity/tables.ts';
import {warehouse} from '../warehouse/query.ts';
import {settingsTables} from '../warehouse/settings_tables.ts';
import {createTable} from '../warehouse/small_table.ts';
import {identifier, literal} from '../warehouse/sql.ts';
import {publicColumns} from '../warehouse/staging/public_columns.ts';

/** What each stream of the sample would be to somebody who believes every file. */
const read: Record<string, (folder: string) => string> = {
  customers: folder => `select id as customer_id, cast(null as date) as valid_from,
      false as natural_person, name, segment, country, city, manager as account_manager,
      name is not null as has_name
    from read_csv(${literal(join(folder, 'customers.csv'))}, all_varchar = true)`,
  products: folder => `select id as product_id, cast(null as date) as valid_from, name,
      product_group, cast(cost as decimal(18, 4)) as unit_cost
    from read_csv(${literal(join(folder, 'products.csv'))}, all_varchar = true)`,
  invoice_lines: folder => `select * from read_csv(${literal(join(folder, 'lines-*.csv'))},
      columns = {invoice_id: 'varchar', line: 'bigint', customer_id: 'varchar',
        product_id: 'varchar', invoiced_on: 'date', quantity: 'decimal(18,4)',
        net_amount: 'decimal(18,4)', product_cost: 'decimal(18,4)'},
      auto_detect = false, header = true, filename = true)
    qualify row_number() over (partition by invoice_id, line order by filename desc) = 1`,
};

/**
 * One script by hand, for comparison: reads the same files with types and believes them, then runs
 * the same models and the same checks in the same order, all of it into one DuckDB file.
 */
export async function byHand(folder: string, file: string): Promise<void> {
  const database = await openDatabase(file, {memory: '3GB'});
  try {
    const db = await database.connect();
    await db.run('create macro key_of(name) as cast(md5_number(name) >> 65 as bigint)');
    const company = await readCompany(folder);
    for (const entity of contract) await createStaged(db, entity, folder);
    const tables = [
      ...settingsTables(company, '2026-01-15', '2023-02-01'),
      entityTable([]),
      noIdentities,
    ];
    for (const table of tables) await createTable(db, table);
    await db.run('create table quarantine (value varchar)');
    const given = [
      ...contract.map(({name}) => `stg_${name}`),
      ...tables.map(({name}) => name),
      'quarantine',
    ];
    const models = await companyModels(company);
    for (const model of await ordered(db, models, given)) {
      if ('sql' in model.work) {
        await db.run(`create table ${identifier(model.name)} as ${model.work.sql}`);
      } else {
        const rows = await model.work.rows(warehouse({connect: async () => db}, 1));
        await createTable(db, {name: model.name, columns: model.work.columns, rows: rows as never});
      }
      await checkModel(db, model);
    }
    await db.run('checkpoint');
  } finally {
    database.close();
  }
}

async function createStaged(
  db: Connection,
  entity: (typeof contract)[number],
  folder: string,
): Promise<void> {
  const readable = new Map(publicColumns(entity).map(({name, sqlType}) => [name, sqlType]));
  if (hasAccounts(entity)) readable.set(accountColumn, 'VARCHAR');
  const columns = [...readable].map(([name, sqlType]) => `${identifier(name)} ${sqlType}`);
  await db.run(`create table stg_${entity.name} (${columns.join(', ')})`);
  const files = read[entity.name]?.(folder);
  if (!files) return;
  const select = hasAccounts(entity)
    ? `select *, customer_id as ${accountColumn} from (${files})`
    : files;
  const delivered = (await db.columns(select)).filter(({name}) => readable.has(name));
  const names = delivered.map(({name}) => identifier(name)).join(', ');
  await db.run(`insert into stg_${entity.name} (${names}) select ${names} from (${select})`);
}

if (import.meta.main) {
  const [folder, file] = process.argv.slice(2);
  const began = performance.now();
  await byHand(folder!, file!);
  const peak = /VmHWM:\s+(\d+)/.exec(await readFile('/proc/self/status', 'utf8'))?.[1];
  console.log(
    JSON.stringify({seconds: (performance.now() - began) / 1000, peak: Number(peak) * 1024}),
  );
}
