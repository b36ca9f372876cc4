import {type Connection, QueryError} from '../../warehouse/database.ts';
import {openTwoSnapshots, type SnapshotManifest} from '../../warehouse/snapshot.ts';
import {identifier} from '../../warehouse/sql.ts';

export type Side = 'before' | 'after';
export const bothSides: readonly Side[] = ['before', 'after'];

/** What is not compared, because a snapshot lacks what it takes. */
export interface NotCompared {
  what: string;
  side: Side;
  reason: string;
}

/** Two snapshots, side by side, and what of them cannot be compared. */
export interface Sides {
  db: Connection;
  manifests: Record<Side, SnapshotManifest>;
  /** The tables of each, with the types of their columns. */
  tables: Record<Side, ReadonlyMap<string, ReadonlyMap<string, string>>>;
  notCompared: NotCompared[];
}

/** Opens two different snapshots for as long as the work takes. */
export async function withSides<T>(
  data: string,
  ids: Record<Side, string>,
  work: (sides: Sides) => Promise<T>,
): Promise<T> {
  const two = await openTwoSnapshots(data, ids.before, ids.after);
  try {
    const db = await two.connect();
    const [before, after] = [await tablesOf(db, 'before'), await tablesOf(db, 'after')];
    return await work({db, manifests: two, tables: {before, after}, notCompared: []});
  } finally {
    two.close();
  }
}

async function tablesOf(db: Connection, side: Side): Promise<Map<string, Map<string, string>>> {
  const tables = new Map<string, Map<string, string>>();
  const columns = await db.rows<{table_name: string; column_name: string; data_type: string}>(
    `select table_name, column_name, data_type from duckdb_columns()
    where database_name = $1 and not internal order by table_name, column_index`,
    [side],
  );
  for (const {table_name, column_name, data_type} of columns) {
    const known = tables.get(table_name) ?? new Map<string, string>();
    tables.set(table_name, known.set(column_name, data_type));
  }
  return tables;
}

/** A table of one of the snapshots. */
export const tableOf = (side: Side, table: string): string => `${side}.main.${identifier(table)}`;

/** What both snapshots answer to a question; nothing where one of them cannot. */
export async function answers<R>(
  sides: Sides,
  what: string,
  sql: string,
): Promise<Record<Side, R[]> | undefined> {
  if (!(await isComparable(sides, what, sql))) return undefined;
  const ask = async (side: Side) => {
    await sides.db.run(`use ${side}`);
    return sides.db.rows<R>(sql);
  };
  return {before: await ask('before'), after: await ask('after')};
}

/**
 * Writes both answers to a question into the temporary tables `before_<name>` and `after_<name>`,
 * for what is too much to be compared here. Returns whether both could answer.
 */
export async function written(
  sides: Sides,
  what: string,
  name: string,
  sql: string,
): Promise<boolean> {
  if (!(await isComparable(sides, what, sql))) return false;
  for (const side of bothSides) {
    await sides.db.run(`use ${side}`);
    await sides.db.run(`create or replace temp table ${identifier(`${side}_${name}`)} as ${sql}`);
  }
  return true;
}

/** Older snapshots and other companies' models have other tables and columns. */
export async function isComparable(
  {db, notCompared}: Sides,
  what: string,
  sql: string,
): Promise<boolean> {
  let isAnswered = true;
  for (const side of bothSides) {
    await db.run(`use ${side}`);
    try {
      await db.columns(sql);
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      notCompared.push({what, side, reason: error.message.split('\n')[0]!});
      isAnswered = false;
    }
  }
  return isAnswered;
}
