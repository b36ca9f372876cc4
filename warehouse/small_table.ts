import type {Connection, Row} from './database.ts';
import {identifier, list} from './sql.ts';

/** A small table that is made in JavaScript: settings, grades, what the snapshot says of itself. */
export interface SmallTable {
  name: string;
  /** Column: SQL type. */
  columns: Record<string, string>;
  rows: readonly Row[];
}

export async function createTable(
  db: Connection,
  {name, columns, rows}: SmallTable,
): Promise<void> {
  const types = Object.entries(columns).map(([column, type]) => `${identifier(column)} ${type}`);
  await db.run(`create table ${identifier(name)} (${list(types)})`);
  await db.append(identifier(name), Object.keys(columns), rows);
}
