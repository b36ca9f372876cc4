import type {Connection, Row} from './database.ts';
import {creation, identifier, list, literal} from './sql.ts';

/** A table that is made in JavaScript: settings, grades, what the snapshot says of itself. */
export interface SmallTable {
  name: string;
  /** Column: SQL type. */
  columns: Record<string, string>;
  rows: Iterable<Row>;
  /** Says what the rows come from: a table that has the same already is left alone. */
  mark?: string;
}

/** From so many rows on they go as columns: that costs a fifth of what statements do. */
const manyRows = 2000;

/** So many rows are in memory at once. */
const rowsPerPortion = 100_000;

/** Creates it under its own name, or as another table, which is given as SQL. */
export async function createTable(
  db: Connection,
  {name, columns, rows}: SmallTable,
  table = identifier(name),
): Promise<void> {
  const types = Object.entries(columns).map(([column, type]) => `${identifier(column)} ${type}`);
  await db.run(`${creation(table)} (${list(types)})`);
  for (const some of portions(rows)) {
    if (some.length < manyRows) await db.append(table, Object.keys(columns), some);
    else await db.appendMany(table, columns, some);
  }
}

function* portions(rows: Iterable<Row>): Iterable<Row[]> {
  let some: Row[] = [];
  for (const row of rows) {
    if (some.push(row) < rowsPerPortion) continue;
    yield some;
    some = [];
  }
  yield some;
}

const markOf = ({columns, mark}: SmallTable) => `${JSON.stringify(columns)} ${mark}`;

/** Notes where a table's rows come from. */
export async function putMark(db: Connection, small: SmallTable, table: string): Promise<void> {
  if (small.mark === undefined) return;
  await db.run(`comment on table ${table} is ${literal(markOf(small))}`);
}

/** Whether the table of a database has its rows already, as its mark says. */
export async function isMarked(
  db: Connection,
  database: string,
  small: SmallTable,
): Promise<boolean> {
  if (small.mark === undefined) return false;
  const [found] = await db.rows<{comment: string | null}>(
    'select comment from duckdb_tables() where database_name = $1 and table_name = $2',
    [database, small.name],
  );
  return found?.comment === markOf(small);
}
