import {glob} from 'node:fs/promises';
import {join} from 'node:path';
import type {Company} from '../company/company.ts';
import {portfolioModels} from '../models/portfolio/portfolio_models.ts';
import {driverModels} from '../models/profitability/activity_drivers.ts';
import {type Connection, openDatabase} from '../warehouse/database.ts';
import {generatedModel, type Model, readModel} from '../warehouse/model.ts';
import type {Snapshot} from '../warehouse/snapshot.ts';

const root = join(import.meta.dirname, '..');

const shipped = [
  'warehouse/dimensions/*.sql',
  'warehouse/facts/*.sql',
  'models/**/*.sql',
  'models/churn/churn_risk_*.ts',
  'models/*/int_*.ts',
  'scorecard/*.sql',
  'scorecard/int_*.ts',
];

/**
 * All models of the warehouse: the star, the answers, the grades, the company's own, and those that
 * its costs and its portfolio ask for. Throws a Problem where costs.yaml names what no model has.
 */
export async function companyModels({models, costs, portfolio}: Company): Promise<Model[]> {
  const shipped = await Promise.all((await shippedModels()).map(readModel));
  const own = (await Promise.all(models.map(readModel))).map(withText);
  const read = [...shipped, ...own];
  const database = await openDatabase();
  try {
    const drivers = await driverModels(await database.connect(), costs, read);
    return [...read, ...drivers, ...portfolioModels(portfolio)];
  } finally {
    database.close();
  }
}

/** A snapshot keeps the text of what is not ours, so that it can be asked anew without the company's folder. */
const withText = (model: Model): Model =>
  'sql' in model.work ? {...model, text: model.work.sql} : model;

/** The models by which the tables of a snapshot can be asked anew: ours, and what its costs asked for. */
export async function modelsOf({connect}: Pick<Snapshot, 'connect'>): Promise<Model[]> {
  shippedRead ??= shippedModels().then(files => Promise.all(files.map(readModel)));
  const db = await connect();
  try {
    return [...(await shippedRead), ...(await ownIn(db))];
  } finally {
    db.close();
  }
}

let shippedRead: Promise<Model[]> | undefined;

async function ownIn(db: Connection): Promise<Model[]> {
  const [isKnown] = await db.rows(`select 1 from duckdb_columns()
    where database_name = 'snapshot' and table_name = 'meta_model' and column_name = 'text'`);
  if (!isKnown) return [];
  const rows = await db.rows<{model: string; text: string}>(
    'select model, text from snapshot.main.meta_model where text is not null',
  );
  return rows.map(({model, text}) => generatedModel(model, text));
}

/** Those that every company has. */
async function shippedModels(): Promise<string[]> {
  const files = await Array.fromAsync(glob(shipped, {cwd: root}));
  return files.sort().map(file => join(root, file));
}
