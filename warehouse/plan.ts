import {join} from 'node:path';
import type {Company} from '../company/company.ts';
import {businessDateOf, historyOf, nothingHappened} from './business_date.ts';
import {type Connection, openDatabase} from './database.ts';
import {contract} from './entities/index.ts';
import {fingerprintOf} from './fingerprint.ts';
import {inputsOf, ordered} from './graph.ts';
import {noIdentities} from './identity/tables.ts';
import type {Change} from './increments/change.ts';
import {type Decision, decide} from './increments/decide.ts';
import {comparedRows} from './increments/rebuild.ts';
import type {Model} from './model.ts';
import {settingsTables} from './settings_tables.ts';
import {createTable, isMarked} from './small_table.ts';
import {mainFile, type SnapshotManifest, snapshotFolder, stagedFile} from './snapshot.ts';
import {identifier, literal} from './sql.ts';
import {readableColumns} from './staging/public_columns.ts';

interface Planned {
  company: Company;
  data: string;
  /** The snapshot that would be built on; none: everything is built anew. */
  base: SnapshotManifest | undefined;
  models: readonly Model[];
  /** Entities that deliveries of this night, or other rules for old ones, would change. */
  changedEntities: ReadonlySet<string>;
  /** What "now" means, as company.yaml or the command says it; and the clock's day. */
  setting: string;
  today: string;
}

export interface ModelPlan extends Decision {
  model: string;
}

/** What would become of every table, without touching any. Parts may turn out to be unchanged. */
export async function planBuild(planned: Planned): Promise<ModelPlan[]> {
  const database = await openDatabase();
  try {
    const db = await database.connect();
    return await plan(db, planned);
  } finally {
    database.close();
  }
}

async function plan(db: Connection, planned: Planned): Promise<ModelPlan[]> {
  const {base, data, models, changedEntities} = planned;
  const published = new Map<string, string>();
  const columns = new Map(contract.map(entity => [`stg_${entity.name}`, readableColumns(entity)]));
  columns.set(noIdentities.name, Object.keys(noIdentities.columns));
  if (base) {
    for (const [alias, file] of [
      ['before', mainFile],
      ['staged', stagedFile],
    ] as const) {
      const place = literal(join(snapshotFolder(data, base.id), file));
      await db.run(`attach ${place} as ${alias} (read_only)`);
    }
    const known = await db.rows<{model: string; fingerprint: string}>(
      'select model, fingerprint from before.meta_model',
    );
    for (const {model, fingerprint} of known) published.set(model, fingerprint);
    const named = await db.rows<{table_name: string; column_name: string}>(
      `select table_name, column_name from duckdb_columns() where database_name = 'before'`,
    );
    for (const {table_name, column_name} of named) {
      columns.set(table_name, [...(columns.get(table_name) ?? []), column_name]);
    }
  }
  const kinds = new Map<string, Change['kind']>();
  for (const entity of changedEntities) kinds.set(`stg_${entity}`, base ? 'rows' : 'all');
  const settings = await changedSettings(db, planned);
  for (const [name, isChanged] of settings) if (isChanged) kinds.set(name, 'rows');
  const given = [...columns.keys(), ...settings.keys(), 'quarantine', 'meta_entity'];
  const rowsOf = new Map(base?.tables.map(({name, rows}) => [name, rows]));
  const plans: ModelPlan[] = [];
  for (const model of await ordered(db, models, given)) {
    const inputs = await inputsOf(db, model);
    const decision = decide(model, {
      isThere: published.has(model.name),
      isSameText: published.get(model.name) === (await fingerprintOf(model)),
      inputs: new Map(inputs.map(input => [input, kinds.get(input) ?? 'none'])),
      columnsOf: input => columns.get(input) ?? [],
    });
    const isLarge = (rowsOf.get(model.name) ?? 0) > comparedRows;
    if (decision.how === 'in part') kinds.set(model.name, 'rows');
    if (decision.how === 'whole') kinds.set(model.name, isLarge || !base ? 'all' : 'rows');
    plans.push({model: model.name, ...decision});
  }
  return plans;
}

/** Which tables of settings would have other rows than the published snapshot has. */
async function changedSettings(
  db: Connection,
  {company, base, setting, today}: Planned,
): Promise<Map<string, boolean>> {
  const history = base ? await historyOf(db, today) : nothingHappened;
  const businessDate = businessDateOf(setting, history, today);
  const tables = settingsTables(company, businessDate, history.firstDay ?? businessDate);
  const changed = new Map<string, boolean>();
  for (const table of tables) {
    const isKept = base !== undefined && (await isMarked(db, 'before', table));
    await createTable(db, isKept ? {...table, rows: []} : table);
    if (isKept) {
      changed.set(table.name, false);
      continue;
    }
    changed.set(table.name, !base || !(await isSameTable(db, table.name)));
  }
  return changed;
}

async function isSameTable(db: Connection, name: string): Promise<boolean> {
  const [now, before] = [`memory.main.${identifier(name)}`, `before.main.${identifier(name)}`];
  const [there] = await db.rows(
    `select 1 from duckdb_tables() where database_name = 'before' and table_name = $1`,
    [name],
  );
  if (!there) return false;
  const columnsOf = async (table: string) => JSON.stringify(await db.columns(`from ${table}`));
  if ((await columnsOf(now)) !== (await columnsOf(before))) return false;
  const different = await db.rows(
    `(from ${now} except all from ${before}) union all (from ${before} except all from ${now})
    limit 1`,
  );
  return different.length === 0;
}

/** Which deliveries the published snapshot was built from: their marks, by part. */
export async function appliedMarks(
  data: string,
  base: Pick<SnapshotManifest, 'id'>,
): Promise<Map<string, string[]>> {
  const database = await openDatabase();
  try {
    const db = await database.connect();
    const place = literal(join(snapshotFolder(data, base.id), stagedFile));
    await db.run(`attach ${place} as staged (read_only)`);
    const rows = await db.rows<{part: string; mark: string}>(
      'select part, mark from staged.applied order by part, delivery',
    );
    const marks = new Map<string, string[]>();
    for (const {part, mark} of rows) marks.set(part, [...(marks.get(part) ?? []), mark]);
    return marks;
  } finally {
    database.close();
  }
}
