import {readdirSync, readFileSync, statSync} from 'node:fs';
import {basename, join, relative} from 'node:path';
import {gunzipSync} from 'node:zlib';
import {openDatabase} from '../../warehouse/database.ts';
import {identifier, literal} from '../../warehouse/sql.ts';
import {tracesIn, tracesInBytes} from './person.ts';

/** What may know persons: the personal file, and what was delivered, raw or staged. */
const mayKnow = (path: string) =>
  basename(path) === 'personal.duckdb' ||
  (path.startsWith('landing/') && !/\/(manifest|staged-[^/]*)\.json$/.test(path));

/** Every file below a data folder in which the person is found, and should not be. */
export function tracesInFiles(data: string): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const path of readdirSync(data, {recursive: true, encoding: 'utf8'})) {
    const file = join(data, path);
    if (!statSync(file).isFile() || mayKnow(relative(data, file))) continue;
    const traces = tracesInBytes(contentOf(file));
    if (traces.length > 0) found[path] = traces;
  }
  return found;
}

/** A manifest in landing lies beside the raw file, and repeats its header; no other part may. */
function contentOf(file: string): Buffer {
  const bytes = readFileSync(file);
  if (file.endsWith('.gz')) return gunzipSync(bytes);
  if (!/landing.*manifest\.json$/.test(file)) return bytes;
  const {header: _, ...others} = JSON.parse(bytes.toString());
  return Buffer.from(JSON.stringify(others));
}

/** Rows, of any table of a DuckDB file, in which the person is found, whatever their types. */
export async function tracesInTables(file: string): Promise<Record<string, string[]>> {
  const database = await openDatabase();
  try {
    const db = await database.connect();
    await db.run(`attach ${literal(file)} as looked_at (read_only)`);
    const tables = await db.rows<{schema: string; name: string}>(
      `select schema_name as schema, table_name as name from duckdb_tables()
      where database_name = 'looked_at'`,
    );
    if (tables.length === 0) throw new Error(`${file} has no tables`);
    const found: Record<string, string[]> = {};
    for (const {schema, name} of tables) {
      const table = `looked_at.${identifier(schema)}.${identifier(name)}`;
      const rows = await db.rows<{text: string}>(
        `select cast(t as varchar) as text from ${table} as t`,
      );
      const traces = rows.flatMap(({text}) => tracesIn(text));
      if (traces.length > 0) found[name] = traces.slice(0, 3);
    }
    return found;
  } finally {
    database.close();
  }
}
