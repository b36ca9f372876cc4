import {statSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {vi} from 'vitest';
import {type Night, night} from '../commands/night.ts';
import {readCompany} from '../company/company.ts';
import {type Connection, openDatabase, type Row} from '../warehouse/database.ts';
import {identifier, literal} from '../warehouse/sql.ts';

interface Lived {
  company: string;
  data: string;
}

interface NightAt {
  /** The moment at which the clock stands; deliveries come then. */
  at: string;
  full?: boolean;
  asOf?: string;
}

/** Runs a night of a company in this process, at a moment of its own. */
export async function nightAt({company, data}: Lived, {at, full, asOf}: NightAt): Promise<Night> {
  vi.useFakeTimers({toFake: ['Date', 'Temporal'], now: new Date(at)});
  try {
    return await night({
      company: await readCompany(company),
      data,
      full,
      asOf,
      signal: new AbortController().signal,
      tell() {},
    });
  } finally {
    vi.useRealTimers();
  }
}

/** Writes a file that nobody takes for the one that was there, though it may look alike. */
export function deliver(folder: string, name: string, content: string): void {
  const file = join(folder, name);
  const before = statSync(file, {throwIfNoEntry: false})?.mtimeMs ?? 1_700_000_000_000;
  writeFileSync(file, content);
  utimesSync(file, before / 1000 + 1, before / 1000 + 1);
}

/** The tables in whose rows two snapshots differ, with the first rows of each; doubles to 1e-9. */
export async function differences(data: string, one: string, other: string): Promise<object[]> {
  const database = await openDatabase();
  try {
    const db = await database.connect();
    for (const [alias, id] of Object.entries({one, other})) {
      for (const file of ['warehouse', 'personal', 'staged']) {
        const path = join(data, 'snapshots', id, `${file}.duckdb`);
        await db.run(`attach ${literal(path)} as ${alias}_${file} (read_only)`);
      }
    }
    const found: object[] = [];
    for (const file of ['warehouse', 'personal', 'staged']) {
      found.push(...(await inFile(db, file)));
    }
    return found;
  } finally {
    database.close();
  }
}

async function inFile(db: Connection, file: string): Promise<object[]> {
  const tablesOf = async (alias: string) =>
    db.rows<{name: string}>(
      `select table_name as name from duckdb_tables() where database_name = $1 order by 1`,
      [`${alias}_${file}`],
    );
  const [one, other] = [await tablesOf('one'), await tablesOf('other')];
  if (JSON.stringify(one) !== JSON.stringify(other)) return [{file, one, other}];
  const found: object[] = [];
  for (const {name} of one) {
    /* How it was built may differ, and the order in which staging SQL gives its rows. */
    const rows = async (alias: string) => {
      const relation = `${alias}_${file}.main.${identifier(name)}`;
      const columns = await db.columns(`from ${relation}`);
      const selected = columns
        .filter(column => !['rebuilt', 'because', '_row'].includes(column.name))
        .map(({name: column, type}) =>
          type === 'DOUBLE'
            ? `round(${identifier(column)}, 9) as ${identifier(column)}`
            : identifier(column),
        );
      return `select ${selected.join(', ')} from ${relation}`;
    };
    const only = async (a: string, b: string): Promise<Row[]> =>
      db.rows(`${await rows(a)} except all ${await rows(b)} limit 3`);
    const [inOne, inOther] = [await only('one', 'other'), await only('other', 'one')];
    if (inOne.length + inOther.length > 0) found.push({file, name, inOne, inOther});
  }
  return found;
}
