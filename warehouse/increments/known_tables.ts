import type {Connection} from '../database.ts';
import {identifier} from '../sql.ts';

/** What the build knows of a table: how it is read whole, and the names of its columns. */
export interface KnownTable {
  relation: string;
  columns: string[];
}

/** A table of the snapshot that is being built, whatever temporary one shadows its name. */
export const inSnapshot = (name: string): string => `warehouse.main.${identifier(name)}`;

export async function knownTable(
  db: Connection,
  name: string,
  relation = inSnapshot(name),
): Promise<KnownTable> {
  const columns = await db.columns(`select * from ${relation}`);
  return {relation, columns: columns.map(column => column.name)};
}

/** The tables that the file has, before the night's work. */
export async function tablesThere(db: Connection): Promise<Map<string, KnownTable>> {
  const rows = await db.rows<{table_name: string; column_name: string}>(
    `select table_name, column_name from duckdb_columns()
    where database_name = 'warehouse' and schema_name = 'main' and not internal
    order by table_name, column_index`,
  );
  const tables = new Map<string, KnownTable>();
  for (const {table_name: name, column_name: column} of rows) {
    const table = tables.get(name) ?? {relation: inSnapshot(name), columns: []};
    table.columns.push(column);
    tables.set(name, table);
  }
  return tables;
}
