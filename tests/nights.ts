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

/** The tables in whose rows two snapshots differ, with the first rows of each. */
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
    const columns = await db.columns(`from ${alias('one', file, name)}`);
    /* How it was built may differ, and the order in which staging SQL gives its rows. */
    const compared = columns.filter(each => !['rebuilt', 'because', '_row'].includes(each.name));
    const rows = (which: string) =>
      `select ${compared.map(each => identifier(each.name)).join(', ')} from ${alias(which, file, name)}`;
    const only = async (a: string, b: string): Promise<Row[]> =>
      db.rows(`${rows(a)} except all ${rows(b)} limit ${mostCompared}`);
    const doubles = compared.filter(({type}) => type === 'DOUBLE').map(each => each.name);
    const different = unlike(await only('one', 'other'), await only('other', 'one'), doubles);
    if (different) found.push({file, name, ...different});
  }
  return found;
}

const alias = (which: string, file: string, table: string) =>
  `${which}_${file}.main.${identifier(table)}`;

/** So many rows of a table may differ in the last digits of their doubles. */
const mostCompared = 200_000;

/** The rows that two sets do not share, where doubles are the same to 1e-9 of what they are. */
function unlike(one: Row[], other: Row[], doubles: readonly string[]): object | undefined {
  const [inOne, inOther] = [byRest(one, doubles), byRest(other, doubles)];
  for (const key of new Set([...inOne.keys(), ...inOther.keys()])) {
    const [left, right] = [inOne.get(key) ?? [], inOther.get(key) ?? []];
    const same = left.length === right.length && left.every((row, at) => alike(row, right[at]!));
    if (!same) return {inOne: left.slice(0, 3), inOther: right.slice(0, 3)};
  }
  return undefined;

  function alike(row: Row, twin: Row): boolean {
    return doubles.every(column => {
      const [x, y] = [row[column] as number | null, twin[column] as number | null];
      if (x === null || y === null) return x === y;
      return Math.abs(x - y) <= 1e-9 * Math.max(1, Math.abs(x));
    });
  }
}

/** Rows by all of their columns but the doubles; those of one key by their doubles. */
function byRest(rows: readonly Row[], doubles: readonly string[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const rest = Object.entries(row).filter(([column]) => !doubles.includes(column));
    const key = JSON.stringify(rest, (_, value) =>
      typeof value === 'bigint' ? `${value}` : value,
    );
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const inOrder = (x: Row, y: Row) => {
    const column = doubles.find(each => x[each] !== y[each]);
    return column === undefined ? 0 : Number(x[column]) - Number(y[column]);
  };
  for (const group of groups.values()) group.sort(inOrder);
  return groups;
}
