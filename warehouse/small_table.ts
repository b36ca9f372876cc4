import type {Connection, Row} from './database.ts';
import {Decimal} from './decimal.ts';
import {creation, identifier, list, literal} from './sql.ts';

/** A table that is made in JavaScript: settings, grades, what the snapshot says of itself. */
export interface SmallTable {
  name: string;
  /** Column: SQL type. */
  columns: Record<string, string>;
  rows: readonly Row[];
}

/** From so many rows on they go as JSON, of which DuckDB reads a million columns a second. */
const manyRows = 2000;

const rowsPerText = 10_000;

/** Creates it under its own name, or as another table, which is given as SQL. */
export async function createTable(
  db: Connection,
  {name, columns, rows}: SmallTable,
  table = identifier(name),
): Promise<void> {
  const types = Object.entries(columns).map(([column, type]) => `${identifier(column)} ${type}`);
  await db.run(`${creation(table)} (${list(types)})`);
  if (rows.length < manyRows) return db.append(table, Object.keys(columns), rows);
  const names = list(Object.keys(columns).map(identifier));
  const shape = literal(JSON.stringify([columns]));
  for (let from = 0; from < rows.length; from += rowsPerText) {
    const text = JSON.stringify(rows.slice(from, from + rowsPerText), inJson);
    await db.run(
      `insert into ${table} (${names})
      select unnest(from_json(cast($1 as json), ${shape}), max_depth := 2)`,
      [text],
    );
  }
}

/** JSON has no infinity, and would make an empty value of it; a decimal goes as text, with all digits. */
function inJson(this: unknown, key: string, value: unknown): unknown {
  const own = (this as Record<string, unknown>)[key];
  if (own instanceof Decimal) return own.text;
  if (typeof own === 'number' && !Number.isFinite(own)) throw new Error(`${key} is ${own}`);
  return value;
}
