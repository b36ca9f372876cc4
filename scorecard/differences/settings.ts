import type {Row} from '../../warehouse/database.ts';
import {identifier, list} from '../../warehouse/sql.ts';
import {isSame, unspoken} from './same.ts';
import {bothSides, type Side, type Sides, tableOf} from './sides.ts';
import {spanText} from './words.ts';

/** One value of a table of settings; without a column, a row that only one side has. */
export interface SettingChange {
  table: string;
  /** Which row: the values of its first columns. */
  row: string;
  column: string | null;
  before: string | null;
  after: string | null;
  kind: 'changed' | 'came' | 'went';
}

/** Moves with every night; it is no rule. */
const moving = 'set_business_date';

/* The first and the last year of the holidays follow the facts and the business date. */
const compared: Record<string, string> = {
  set_holiday: `where year(day) in (
    select year(day) from before.main.set_holiday
    intersect select year(day) from after.main.set_holiday)`,
};

/** A table of settings that is larger is compared by its rows only. */
const mostRows = 20_000;

/** Which values of the company's settings are others. */
export async function settingChanges(sides: Sides): Promise<SettingChange[]> {
  const {tables} = sides;
  const names = new Set(bothSides.flatMap(side => [...tables[side].keys()]));
  const changes: SettingChange[] = [];
  for (const table of [...names].sort()) {
    if (!table.startsWith('set_') || table === moving) continue;
    const missing = bothSides.find(side => !tables[side].has(table));
    if (missing) {
      const kind = missing === 'before' ? 'came' : 'went';
      changes.push({table, row: '', column: null, before: null, after: null, kind});
    } else if (table.startsWith('set_closed_')) changes.push(...(await ofMonths(sides, table)));
    else changes.push(...(await inTable(sides, table)));
  }
  return changes;
}

/** A closed month has many rows; told is which months have rows that only one side has. */
async function ofMonths({db, tables}: Sides, table: string): Promise<SettingChange[]> {
  const columns = list(
    [...tables.after.get(table)!.keys()]
      .filter(name => tables.before.get(table)!.has(name))
      .map(identifier),
  );
  const changes: SettingChange[] = [];
  for (const [kind, side, other] of [
    ['went', 'before', 'after'],
    ['came', 'after', 'before'],
  ] as const) {
    const rows = await db.rows<{month: string}>(`select distinct month from (
      select ${columns} from ${tableOf(side, table)}
      except select ${columns} from ${tableOf(other, table)}) order by month`);
    if (rows.length === 0) continue;
    const row = spanText(rows.map(({month}) => month));
    changes.push({table, row, column: null, before: null, after: null, kind});
  }
  return changes;
}

async function inTable(sides: Sides, table: string): Promise<SettingChange[]> {
  const rowsOf = (side: Side) =>
    sides.db.rows(
      `from ${tableOf(side, table)} ${compared[table] ?? ''} order by all limit ${mostRows}`,
    );
  const [before, after] = [await rowsOf('before'), await rowsOf('after')];
  const key = isOneRow(before, after) ? [] : await keyOf(sides, table);
  const nameOf = (row: Row) => key.map(column => row[column]).join(', ');
  const was = new Map(before.map(row => [nameOf(row), row]));
  const now = new Map(after.map(row => [nameOf(row), row]));
  const one = {table, column: null, before: null, after: null};
  return [
    ...before
      .filter(row => !now.has(nameOf(row)))
      .map(row => ({...one, row: nameOf(row), kind: 'went' as const})),
    ...after.flatMap(row => {
      const old = was.get(nameOf(row));
      if (!old) return {...one, row: nameOf(row), kind: 'came' as const};
      return inRow(table, nameOf(row), old, row);
    }),
  ];
}

function inRow(table: string, row: string, before: Row, after: Row): SettingChange[] {
  const columns = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return columns
    .filter(column => !isSame(before[column] ?? null, after[column] ?? null))
    .map(column => ({
      table,
      row,
      column,
      before: spoken(column, before[column]),
      after: spoken(column, after[column]),
      kind: 'changed',
    }));
}

function spoken(column: string, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return unspoken.includes(column) ? '…' : String(value);
}

/** One row that is called nothing, or that got another name, is the same row all the same. */
function isOneRow(before: readonly Row[], after: readonly Row[]): boolean {
  if (before.length !== 1 || after.length !== 1) return false;
  const [was, now] = [Object.values(before[0]!)[0], Object.values(after[0]!)[0]];
  return typeof now !== 'string' || was !== now;
}

/** The fewest first columns that tell the rows of both sides apart. */
async function keyOf({db, tables}: Sides, table: string): Promise<string[]> {
  const columns = [...tables.after.get(table)!.keys()].filter(name =>
    tables.before.get(table)!.has(name),
  );
  for (let length = 1; length < columns.length; length++) {
    const key = columns.slice(0, length);
    const distinct = `(${list(key.map(identifier))})`;
    const isKey = async (side: Side) => {
      const [row] = await db.rows<{unique: boolean}>(
        `select count(*) = count(distinct ${distinct}) as "unique" from ${tableOf(side, table)}`,
      );
      return row!.unique;
    };
    if ((await isKey('before')) && (await isKey('after'))) return key;
  }
  return columns;
}
