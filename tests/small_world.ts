import {basename, extname, join} from 'node:path';
import {portfolioModels} from '../models/portfolio/portfolio_models.ts';
import {driverModels} from '../models/profitability/activity_drivers.ts';
import {checkModel} from '../warehouse/checks.ts';
import {type Connection, type Limits, openDatabase, type Row} from '../warehouse/database.ts';
import {contract} from '../warehouse/entities/index.ts';
import {accountColumn, hasAccounts, personalColumns} from '../warehouse/entity.ts';
import {inputsOf} from '../warehouse/graph.ts';
import {noIdentities} from '../warehouse/identity/tables.ts';
import {type Model, readModel} from '../warehouse/model.ts';
import {warehouse} from '../warehouse/query.ts';
import {settingsTables} from '../warehouse/settings_tables.ts';
import {createTable} from '../warehouse/small_table.ts';
import {identifier} from '../warehouse/sql.ts';
import {projectFiles, root} from './project_files.ts';
import {smallCompany} from './small_company.ts';

const files = new Map(
  projectFiles(
    'warehouse/{dimensions,facts}/*.sql',
    'models/**/*.sql',
    'models/churn/churn_risk_*.ts',
    'models/*/int_*.ts',
    'scorecard/*.sql',
    'scorecard/int_*.ts',
  ).map(file => [basename(file, extname(file)), join(root, file)]),
);

let read: Promise<Model[]> | undefined;
const shipped = () => {
  read ??= Promise.all([...files.values()].map(readModel));
  return read;
};

interface Place {
  /** Is told of each table that is built, and builds it. */
  watch?: (table: string, build: () => Promise<void>) => Promise<void>;
  /** Instead of memory. */
  file?: string;
  limits?: Limits;
}

/**
 * A warehouse of a few rows on a real DuckDB in memory. What a story does not give is empty; what
 * a model reads and nobody gave is built from its own model.
 */
export async function smallWorld(
  businessDate = '2026-12-31',
  costs = smallCompany.costs,
  portfolio = smallCompany.portfolio,
  {watch = (_, build) => build(), file, limits}: Place = {},
) {
  const database = await openDatabase(file, limits);
  const db = await database.connect();
  await db.run('create macro key_of(name) as cast(md5_number(name) >> 65 as bigint)');
  const company = {...smallCompany, costs, portfolio};
  for (const table of settingsTables(company, businessDate, '2024-01-01'))
    await createTable(db, table);
  await createTable(db, {
    name: 'meta_entity',
    columns: {entity: 'VARCHAR', delivered_by: 'VARCHAR', row_count: 'BIGINT', reason: 'VARCHAR'},
    rows: [],
  });
  await createTable(db, noIdentities);

  const generated = new Map(
    [...(await driverModels(db, costs, await shipped())), ...portfolioModels(portfolio)].map(
      model => [model.name, model],
    ),
  );
  const modelNamed = async (name: string): Promise<Model> => {
    const file = files.get(name);
    const model = generated.get(name) ?? (file && (await readModel(file)));
    if (!model) throw new Error(`nothing makes the table ${name}`);
    return model;
  };

  const exists = async (name: string) =>
    (await db.rows(`select 1 from duckdb_tables() where table_name = $1`, [name])).length > 0;

  async function ensure(name: string): Promise<void> {
    if (await exists(name)) return;
    if (name.startsWith('stg_')) return createStaged(db, name);
    const model = await modelNamed(name);
    for (const input of await inputsOf(db, model)) await ensure(input);
    await watch(name, () => make(model));
  }

  async function make({name, work}: Model): Promise<void> {
    if ('sql' in work) {
      await db.run(`create table ${identifier(name)} as ${work.sql}`);
    } else {
      const rows = await work.rows(warehouse({connect: async () => db}, 1));
      await createTable(db, {name, columns: work.columns, rows: rows as Row[]});
    }
  }

  return {
    db,
    connect: () => database.connect(),
    close: () => database.close(),

    ensure,

    /** Replaces a table's rows; columns that a row does not name are NULL. */
    async given(name: string, rows: Row[]): Promise<void> {
      await ensure(name);
      await db.run(`delete from ${identifier(name)}`);
      for (const row of rows) await db.append(identifier(name), Object.keys(row), [row]);
    },

    /** What comes of a model's promises and warnings. */
    checks: async (name: string) => checkModel(db, await modelNamed(name)),

    /** Builds a model anew, holds it to its header, and returns its rows. */
    async build(name: string): Promise<Row[]> {
      await db.run(`drop table if exists ${identifier(name)}`);
      await ensure(name);
      const broken = (await checkModel(db, await modelNamed(name))).filter(
        each => each.failures > 0 && each.severity === 'check',
      );
      if (broken.length > 0) throw new Error(`broken: ${broken.map(each => each.condition)}`);
      return db.rows(`from ${identifier(name)} order by all`);
    },
  };
}

/** An empty relation of an entity as models see it: without personal columns, with has_ flags. */
async function createStaged(db: Connection, name: string): Promise<void> {
  const entity = contract.find(each => `stg_${each.name}` === name);
  if (!entity) throw new Error(`the contract has no ${name}`);
  const columns = Object.entries(entity.fields)
    .filter(([, {personal}]) => personal !== true)
    .map(([column, {sqlType}]) => [column, sqlType]);
  const flags = personalColumns(entity).map(column => [`has_${column}`, 'BOOLEAN']);
  const account = hasAccounts(entity) ? [[accountColumn, 'VARCHAR']] : [];
  const all = Object.fromEntries([...columns, ...flags, ...account]);
  await createTable(db, {name, columns: all, rows: []});
}
