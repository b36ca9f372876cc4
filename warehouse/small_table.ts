import type {Connection, Row} from './database.ts';
import {creation, identifier, list} from './sql.ts';

/** A table that is made in JavaScript: settings, grades, what the snapshot says of itself. */
export interface SmallTable {
  name: string;
  /** Column: SQL type. */
  columns: Record<string, string>;
  rows: readonly Row[];
}

/** From so many rows on they go as columns: that costs a fifth of what statements do. */
const manyRows = 2000;

/** Creates it under its own name, or as another table, which is given as SQL. */
export async function createTable(
  db: Connection,
  {name, columns, rows}: SmallTable,
  table = identifier(name),
): Promise<void> {
  const types = Object.entries(columns).map(([column, type]) => `${identifier(column)} ${type}`);
  await db.run(`${creation(table)} (${list(types)})`);
  if (rows.length < manyRows) await db.append(table, Object.keys(columns), rows);
  else await db.appendMany(table, columns, rows);
}
