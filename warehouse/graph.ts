import {basename} from 'node:path';
import {Problem} from '../company/problem.ts';
import {type Connection, QueryError} from './database.ts';
import type {Model} from './model.ts';

/** Models in an order in which each comes after everything that it reads. */
export async function ordered(
  db: Connection,
  models: readonly Model[],
  given: readonly string[],
): Promise<Model[]> {
  const byName = new Map<string, Model>();
  for (const model of models) {
    const twin = byName.get(model.name);
    if (twin) throw twice(model, twin);
    byName.set(model.name, model);
  }

  const inputs = new Map<string, string[]>();
  for (const model of models) inputs.set(model.name, await inputsOf(db, model));

  const sorted: Model[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (model: Model, path: readonly string[]): void => {
    if (state.get(model.name) === 'done') return;
    if (state.get(model.name) === 'open') throw circle([...path, model.name]);
    state.set(model.name, 'open');
    for (const input of inputs.get(model.name) ?? []) {
      const before = byName.get(input);
      if (before) visit(before, [...path, model.name]);
      else if (!given.includes(input)) throw unknownTable(model, input);
    }
    state.set(model.name, 'done');
    sorted.push(model);
  };
  for (const model of models) visit(model, []);
  return sorted;
}

/** The tables that a model reads, found by DuckDB's own parser. */
export async function inputsOf(db: Connection, {work, file}: Model): Promise<string[]> {
  return 'sql' in work ? tablesIn(db, work.sql, file) : [...work.inputs];
}

/** What selects were found to name; a night asks several times for each model. */
const found = new Map<string, readonly string[]>();

/** The tables that a select names. */
export async function tablesIn(db: Connection, sql: string, file: string): Promise<string[]> {
  const known = found.get(sql);
  if (known) return [...known];
  const tables = new Set<string>();
  collectTables(await parsed(db, sql, file), new Set(), tables);
  found.set(sql, [...tables]);
  return [...tables];
}

type TreeNode = Record<string, unknown>;

async function parsed(db: Connection, sql: string, file: string): Promise<unknown> {
  const [row] = await db
    .rows<{tree: string}>('select json_serialize_sql(cast($1 as varchar)) as tree', [sql])
    .catch((error: unknown) => {
      throw error instanceof QueryError ? notSql(file, error.message) : error;
    });
  const tree = JSON.parse(row!.tree);
  if (tree.error) throw notSql(file, tree.error_message);
  return tree;
}

/** A step of WITH is no table for what follows it; what it reads itself under its name is one. */
function collectTables(value: unknown, steps: ReadonlySet<string>, tables: Set<string>): void {
  if (Array.isArray(value)) {
    for (const each of value) collectTables(each, steps, tables);
  } else if (typeof value === 'object' && value !== null) {
    const {cte_map, ...node} = value as TreeNode;
    const {type, table_name} = node;
    if (type === 'BASE_TABLE' && typeof table_name === 'string' && !steps.has(table_name)) {
      tables.add(table_name);
    }
    const known = new Set(
      type === 'RECURSIVE_CTE_NODE' ? [...steps, String(node.cte_name)] : steps,
    );
    for (const step of (cte_map as {map?: {key: string}[]} | undefined)?.map ?? []) {
      collectTables(step, known, tables);
      known.add(step.key);
    }
    for (const each of Object.values(node)) collectTables(each, known, tables);
  }
}

const notSql = (file: string, message: string) =>
  new Problem({
    where: file,
    what: `this is not one select that DuckDB understands: ${message}`,
    next: 'Mend the file, then run: kundenwert check',
  });

const twice = (model: Model, twin: Model) =>
  new Problem({
    where: model.file,
    what: `the name ${model.name} is taken by ${twin.file}`,
    next: 'Give one of them another name.',
  });

const circle = (path: readonly string[]) =>
  new Problem({
    where: `models ${path.join(' → ')}`,
    what: 'these models read each other in a circle',
    next: 'Move what they share into a model of its own.',
  });

const unknownTable = (model: Model, table: string) =>
  new Problem({
    where: basename(model.file),
    what: `it reads ${table}, which no stream, setting or model provides`,
    next: `Mend ${model.file}. Streams without an entity are named src_<source>__<stream>, and only staging/ may read them.`,
  });
