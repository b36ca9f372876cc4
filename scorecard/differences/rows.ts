import {exitStatus, Problem} from '../../company/problem.ts';
import type {Row} from '../../warehouse/database.ts';
import {identifier, list} from '../../warehouse/sql.ts';
import {differing, forDifferingRows} from './compare_rows.ts';
import {isSame, unspoken} from './same.ts';
import {type Shape, shapeOf} from './shape.ts';
import {type Side, type Sides, tableOf} from './sides.ts';
import {type TableChange, tableChange, tableNames} from './tables.ts';

/** A row that only one side has, or the columns of one that differ. */
export interface RowChange {
  kind: 'came' | 'went' | 'changed';
  /** Empty where the whole row is the key. */
  key: Row;
  before: Row | null;
  after: Row | null;
  /** How many rows like this there are; more than one only where rows have no key. */
  times: number;
}

/** How a table differs, with the first rows that do. */
export interface TableRows extends TableChange {
  first: RowChange[];
}

/** The rows of a table that came, went or changed, by the order of their keys, at most `limit`. */
export async function differingRows(
  sides: Sides,
  table: string,
  limit: number,
): Promise<TableRows> {
  requireTable(sides, table);
  const change = await tableChange(sides, table);
  const {before, after} = change.rows;
  if (before === null || after === null) {
    const side = before === null ? 'after' : 'before';
    return {...change, first: await rowsOfOneSide(sides, side, table, limit)};
  }
  const shape = await shapeOf(sides, table);
  if (!(await findFirst(sides, shape, limit))) return {...change, first: []};
  return {
    ...change,
    first: shape.has_grain ? await rowsByKey(sides, shape) : await wholeRows(sides, shape),
  };
}

function requireTable(sides: Sides, table: string): void {
  const names = tableNames(sides);
  if (names.includes(table)) return;
  throw new Problem({
    where: table,
    what: 'neither snapshot has a table of this name',
    next: `There are: ${names.join(', ')}.`,
    status: exitStatus.wrongUse,
  });
}

async function rowsOfOneSide({db}: Sides, side: Side, table: string, limit: number) {
  const rows = await db.rows(`from ${tableOf(side, table)} order by all limit ${limit}`);
  return rows.map(row => onlyOn(side, {}, row, 1));
}

const onlyOn = (side: Side, key: Row, row: Row, times: number): RowChange =>
  side === 'after'
    ? {kind: 'came', key, before: null, after: spoken(row), times}
    : {kind: 'went', key, before: spoken(row), after: null, times};

/** Of each part only the first keys are kept, so that all of them need not fit anywhere. */
async function findFirst(sides: Sides, shape: Shape, limit: number): Promise<boolean> {
  const {db} = sides;
  const keys = list(shape.key.map((_, n) => `k${n}`));
  let isAny = false;
  await forDifferingRows(sides, shape, async () => {
    const all = isAny ? `(from temp.first_key union all from ${differing})` : differing;
    await db.run(`create or replace temp table first_key as
      from ${all} order by ${keys} limit ${limit}`);
    isAny = true;
  });
  return isAny;
}

/** Where rows have no key, each of them came or went as it is. */
async function wholeRows({db}: Sides, {key}: Shape): Promise<RowChange[]> {
  const names = list(key.map((name, n) => `k${n} as ${identifier(name)}`));
  const rowsOf = (what: 'came' | 'went') =>
    db.rows(`select ${what} as "how often", ${names} from temp.first_key where ${what} > 0`);
  return [
    ...(await rowsOf('came')).map(row => ofWhole('after', row)),
    ...(await rowsOf('went')).map(row => ofWhole('before', row)),
  ];
}

function ofWhole(side: Side, {'how often': times, ...row}: Row): RowChange {
  return onlyOn(side, {}, row, Number(times));
}

async function rowsByKey(sides: Sides, shape: Shape): Promise<RowChange[]> {
  const [before, after] = [
    await ofKeys(sides, 'before', shape),
    await ofKeys(sides, 'after', shape),
  ];
  const places = [...new Set([...before.keys(), ...after.keys()])].sort((a, b) => a - b);
  return places.map(place => {
    const [was, now] = [before.get(place), after.get(place)];
    const key = Object.fromEntries(shape.key.map(name => [name, (now ?? was)![name]!]));
    if (!was) return onlyOn('after', key, now!, 1);
    if (!now) return onlyOn('before', key, was, 1);
    const others = shape.shared.filter(name => !isSame(was[name], now[name]));
    return {
      kind: 'changed',
      key,
      before: spoken(only(was, others)),
      after: spoken(only(now, others)),
      times: 1,
    };
  });
}

/** The rows of the first keys on one side, by the place of their key. */
async function ofKeys({db}: Sides, side: Side, {table, key}: Shape): Promise<Map<number, Row>> {
  const isKey = key.map((name, n) => `t.${identifier(name)} is not distinct from f.k${n}`);
  const rows = await db.rows(`select f.place as "place of the key", t.*
    from (
      select *, row_number() over (order by ${list(key.map((_, n) => `k${n}`))}) as place
      from temp.first_key
    ) as f
    inner join ${tableOf(side, table)} as t on ${list(isKey, ' and ')}`);
  return new Map(rows.map(({'place of the key': place, ...row}) => [Number(place), row]));
}

const only = (row: Row, names: readonly string[]): Row =>
  Object.fromEntries(names.map(name => [name, row[name]!]));

const spoken = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      unspoken.includes(name) && value !== null ? '…' : value,
    ]),
  );
