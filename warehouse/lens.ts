import type {Connection} from './database.ts';
import {inputsOf, ordered} from './graph.ts';
import type {Model} from './model.ts';
import {warehouse} from './query.ts';
import {createTable} from './small_table.ts';
import {identifier, list} from './sql.ts';
import {stagedRelations} from './staging/relations.ts';

/**
 * Another reading of a snapshot: some of its tables stand for others of the same name, and every
 * model that reads them, through however many others, is asked anew by its own SQL.
 */
export interface Lens {
  /** Letters and underscores; the schema that it is read in. */
  name: string;
  /** In an order in which each may read those before it. */
  shadows: readonly Shadow[];
  /**
   * A select of the customer_ids that anything is different for, as they were and as they are. All
   * other rows of models that fall apart by customer_id are taken from the snapshot.
   */
  touched?: string;
  /** Tables that stay as they are, though they read what is shadowed. */
  kept?: readonly string[];
  /**
   * Columns that cannot be read through it, by table: to name one is an error instead of a wrong
   * answer.
   */
  withoutColumns?: ReadonlyMap<string, readonly string[]>;
  /** Answers that are read so seldom that computing them again is cheaper than keeping them. */
  views?: readonly string[];
}

/** What stands for a table. */
export interface Shadow {
  name: string;
  /** A select; `own` makes the full name of a table of the lens, and no name in it may be without one. */
  sql(own: (table: string) => string): string;
  /** Whether these are only its rows of touched customers. */
  isPart: boolean;
  /** Whether it is computed at once; else it is a view. */
  isStored: boolean;
}

/** Where a snapshot's tables stand, in an instance that has room in memory. */
export interface Ground {
  connect(): Promise<Connection>;
  /** Database and schema of the snapshot. */
  base: string;
  /** Every model that can be asked anew. */
  models: readonly Model[];
}

/** A snapshot that is read through a lens. */
export interface Seen {
  /** Connections on which names without a schema are those of the lens. */
  connect(): Promise<Connection>;
  /**
   * Answers these tables, unless they have been: before that, nobody can name them. What an older
   * snapshot does not have is not answered through a lens either.
   */
  ensure(tables: readonly string[]): Promise<void>;
  close(): void;
  /** Gives back what its answers take; nobody may read them any more. */
  remove(): Promise<void>;
}

/** Database and schema in which a lens of this name is read. */
export const placeOf = (name: string): string => `memory.${identifier(name)}`;

/** Lays a lens over a snapshot. What nothing in it concerns can be read at once. */
export async function seenThrough(lens: Lens, {connect, base, models}: Ground): Promise<Seen> {
  const place = placeOf(lens.name);
  const db = await connect();
  const world = await worldOf(db, lens, {base, place}, models);
  let waiting: Promise<void> = Promise.resolve();
  return {
    async connect() {
      const own = await connect();
      await own.run(`use ${place}`);
      return own;
    },
    ensure(tables) {
      const done = waiting.then(() => world.ensure(tables));
      waiting = done.catch(() => {});
      return done;
    },
    close: () => db.close(),
    async remove() {
      await waiting;
      await world.remove();
      db.close();
    },
  };
}

interface Places {
  base: string;
  place: string;
}

async function worldOf(
  db: Connection,
  lens: Lens,
  {base, place}: Places,
  models: readonly Model[],
) {
  const {name, shadows, touched, kept = [], withoutColumns = new Map()} = lens;
  /* Rows of touched customers stand under the name of their table, too: in a schema of their own. */
  const [parts, scratch] = ['parts', 'scratch'].map(each => placeOf(`${name}_${each}`));
  const own = (table: string) => `${place}.${identifier(table)}`;
  const part = (table: string) => `${parts}.${identifier(table)}`;
  const whole = (table: string) => `${base}.${identifier(table)}`;
  for (const schema of [place, parts, scratch]) await db.run(`create schema ${schema}`);
  const touchedTable = part('touched_customer');
  await db.run(
    `create table ${touchedTable} as ${touched ?? `select cast(null as varchar) as customer_id where false`}`,
  );
  const columns = await columnsOf(db, base);
  const inParts = new Set<string>();
  const shadowed = new Set(shadows.map(each => each.name));
  const downstream = await readersOf(db, models, {shadowed, kept: new Set(kept)});

  for (const [table, all] of columns) {
    if (downstream.has(table) || shadowed.has(table)) continue;
    const readable = all.filter(column => !withoutColumns.get(table)?.includes(column));
    if (readable.length === 0) continue;
    await db.run(
      `create view ${own(table)} as select ${list(readable.map(identifier))} from ${whole(table)}`,
    );
  }
  for (const {name: table, sql, isPart, isStored} of shadows) {
    const kind = isStored ? 'table' : 'view';
    await db.run(`create ${kind} ${isPart ? part(table) : own(table)} as ${sql(own)}`);
    if (isPart) await addRest(table);
  }

  /** What nothing has touched, beside what has been. */
  async function addRest(table: string): Promise<void> {
    const names = list(columns.get(table)!.map(identifier));
    inParts.add(table);
    await db.run(`create view ${own(table)} as
      select ${names} from ${whole(table)} as b
      anti join ${touchedTable} as t on b.customer_id = t.customer_id
      union all select ${names} from ${part(table)}`);
  }

  const done = new Set<string>();
  const ensure = async (table: string): Promise<void> => {
    const model = downstream.get(table);
    if (!model || done.has(table)) return;
    const inputs = await inputsOf(db, model);
    /* What works on finished tables asks for those that an older snapshot may not have. */
    const isThere = (input: string) => 'sql' in model.work || columns.has(input);
    for (const input of inputs.filter(isThere)) await ensure(input);
    if (fallsApart(model)) await answerPart(model, inputs);
    else await answerWhole(model);
    done.add(table);
  };

  const fallsApart = ({work, rebuiltBy: [by = []], name: table}: Model) =>
    touched !== undefined && 'sql' in work && by.includes('customer_id') && columns.has(table);

  async function answerWhole({name: table, work}: Model): Promise<void> {
    await db.run(`use ${place}`);
    if ('sql' in work) {
      const kind = lens.views?.includes(table) ? 'view' : 'table';
      await db.run(`create ${kind} ${own(table)} as ${work.sql}`);
      return;
    }
    const rows = await work.rows(warehouse({connect: async () => db}, 1));
    await createTable(db, {name: table, columns: work.columns, rows: rows as never}, own(table));
  }

  /** As in a night: inputs that have the columns of the parts stand for their touched rows. */
  async function answerPart({name: table, work, rebuiltBy}: Model, inputs: readonly string[]) {
    for (const input of inputs) {
      const isSliced = rebuiltBy[0]!.every(column => columns.get(input)?.includes(column));
      const rows = inParts.has(input)
        ? part(input)
        : `${own(input)} as i semi join ${touchedTable} as t on i.customer_id = t.customer_id`;
      await db.run(`create or replace view ${scratch}.${identifier(input)} as
        select ${isSliced && !inParts.has(input) ? 'i.*' : '*'} from ${isSliced ? rows : own(input)}`);
    }
    await db.run(`use ${scratch}`);
    await db.run(`create table ${part(table)} as select a.* from (${(work as {sql: string}).sql}) as a
      semi join ${touchedTable} as t on a.customer_id = t.customer_id`);
    await db.run(`use ${place}`);
    await addRest(table);
  }

  return {
    async ensure(tables: readonly string[]) {
      for (const table of tables) if (columns.has(table)) await ensure(table);
    },
    async remove() {
      await db.run('use memory.main');
      for (const schema of [place, parts, scratch]) await db.run(`drop schema ${schema} cascade`);
    },
  };
}

async function columnsOf(db: Connection, base: string): Promise<Map<string, string[]>> {
  const rows = await db.rows<{table_name: string; column_name: string}>(
    `select table_name, column_name from duckdb_columns()
    where database_name || '.' || schema_name = $1 and not internal
    order by table_name, column_index`,
    [base],
  );
  const tables = new Map<string, string[]>();
  for (const {table_name: table, column_name: column} of rows) {
    tables.set(table, [...(tables.get(table) ?? []), column]);
  }
  return tables;
}

/**
 * Models that read any of these tables, directly or through others. What is made from what systems
 * deliver is no answer, and stays as it is.
 */
async function readersOf(
  db: Connection,
  models: readonly Model[],
  {shadowed, kept}: {shadowed: ReadonlySet<string>; kept: ReadonlySet<string>},
): Promise<Map<string, Model>> {
  const names = new Set(models.map(each => each.name));
  const inputs = new Map<Model, string[]>();
  for (const model of models) inputs.set(model, await inputsOf(db, model));
  const given = [...new Set([...inputs.values()].flat())].filter(each => !names.has(each));
  const readers = new Map<string, Model>();
  for (const model of await ordered(db, models, given)) {
    const own = inputs.get(model)!;
    const reads = own.some(each => shadowed.has(each) || readers.has(each));
    const stays =
      shadowed.has(model.name) ||
      kept.has(model.name) ||
      own.some(each => stagedRelations.includes(each));
    if (reads && !stays) readers.set(model.name, model);
  }
  return readers;
}
