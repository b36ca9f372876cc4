import type {Connection, Row} from '../database.ts';
import type {Model} from '../model.ts';
import {warehouse} from '../query.ts';
import {createTable, isMarked, putMark, type SmallTable} from '../small_table.ts';
import {creation, identifier, list} from '../sql.ts';
import {allChanged, type Change, difference, matching, unchanged} from './change.ts';
import {inSnapshot, type KnownTable} from './known_tables.ts';
import type {Slice} from './touched.ts';

/** Tables up to this size are compared with what they were, so that what stayed stops there. */
export const comparedRows = 500_000;

/** Builds a table that was not there. */
export async function buildNew(db: Connection, model: Model): Promise<Change> {
  await createFrom(db, model, inSnapshot(model.name));
  return allChanged;
}

/** Builds a whole table anew, and leaves it as it is when nothing comes out differently. */
export async function rebuildWhole(
  db: Connection,
  model: Model,
  before: KnownTable,
): Promise<Change> {
  const {name} = model;
  const rows = await countOf(db, before.relation);
  if (rows > comparedRows) {
    await db.run(`drop table ${before.relation}`);
    return buildNew(db, model);
  }
  await createFrom(db, model, freshTable(name));
  return takePlace(db, name);
}

/** Above this share of a table's rows it costs less to build all of them. */
const largestShare = 0.4;

/** A table of fewer rows is never too large to be rebuilt in part. */
const smallTable = 1000;

/**
 * Builds the touched parts anew; returns undefined where they are too much of the table. While `inSlices` works, the names of the inputs stand for their
 * rows of these parts. Only rows that come out differently are exchanged.
 */
export async function rebuildInPart(
  db: Connection,
  model: Model,
  before: KnownTable,
  slice: Slice,
  inSlices: (work: () => Promise<void>) => Promise<void>,
): Promise<Change | undefined> {
  if (!('sql' in model.work)) throw new Error(`${model.file}: rows cannot be rebuilt in part`);
  const {sql} = model.work;
  const columns = list(before.columns.map(identifier));
  const [old, fresh] = ['old_slice', 'new_slice'];
  const rows = await countOf(db, before.relation);
  const most = rows < smallTable ? rows : Math.floor(rows * largestShare);
  await db.run(`create or replace temp table ${old} as
    select ${columns} from ${slice(before.relation)} limit ${most + 1}`);
  if ((await countOf(db, old)) > most) {
    await db.run(`drop table ${old}`);
    return undefined;
  }
  await inSlices(async () => {
    await db.run(
      `create or replace temp table ${fresh} as select ${columns} from ${slice(`(${sql})`)}`,
    );
  });
  const change = await difference(db, model.name, {before: old, after: fresh});
  await db.run(`drop table ${old}`);
  await db.run(`drop table ${fresh}`);
  if (change.kind !== 'rows') return change;
  const gone = `temp.${identifier(change.gone)}`;
  const same = await matching(db, gone, model.grain, ['t', 'g']);
  await db.run(`delete from ${before.relation} where rowid in (
    select t.rowid from ${before.relation} as t semi join ${gone} as g on ${same})`);
  await db.run(`insert into ${before.relation} by name from temp.${identifier(change.came)}`);
  return change;
}

async function createFrom(db: Connection, {name, work}: Model, table: string): Promise<void> {
  if ('sql' in work) {
    await db.run(`${creation(table)} as ${work.sql}`);
    return;
  }
  const rows = await work.rows(warehouse({connect: async () => db}, 1));
  await createTable(db, {name, columns: work.columns, rows: rows as Row[]}, table);
}

/**
 * Writes a small table anew, and tells in which rows it differs from what it was. One with the mark that it has
 * already is left alone.
 */
export async function renewSmall(
  db: Connection,
  small: SmallTable,
  isThere: boolean,
): Promise<Change> {
  const table = inSnapshot(small.name);
  if (isThere && (await isMarked(db, 'warehouse', small))) return unchanged;
  await createTable(db, small, isThere ? freshTable(small.name) : table);
  const change = isThere ? await takePlace(db, small.name) : allChanged;
  await putMark(db, small, table);
  return change;
}

/** Where a table is made before it is compared with the one that is there. */
const freshTable = (name: string) => inSnapshot(`new_${name}`);

/** Puts a table that was made anew in the place of the one that is there, where they differ. */
async function takePlace(db: Connection, name: string): Promise<Change> {
  const [table, fresh] = [inSnapshot(name), freshTable(name)];
  const change =
    (await haveSameColumns(db, table, fresh)) && !(await isQuiteDifferent(db, table, fresh))
      ? await difference(db, name, {before: table, after: fresh})
      : allChanged;
  if (change.kind === 'none') {
    await db.run(`drop table ${fresh}`);
  } else {
    await db.run(`drop table ${table}`);
    await db.run(`alter table ${fresh} rename to ${identifier(name)}`);
  }
  return change;
}

/** So many rows, evenly drawn, tell whether the others are worth comparing. */
const probed = 500;

/**
 * Whether so many rows differ that nothing can be rebuilt in part because of them: as in a table whose
 * rows say as of which day they are.
 */
async function isQuiteDifferent(db: Connection, table: string, fresh: string): Promise<boolean> {
  const rows = await countOf(db, fresh);
  if (rows < smallTable) return false;
  const [found] = await db.rows<{n: number}>(
    `select count(*) as n from (from ${table} intersect all
      select * from ${fresh} where rowid % ${Math.floor(rows / probed)} = 0)`,
  );
  return found!.n < probed * (1 - largestShare);
}

async function haveSameColumns(db: Connection, one: string, other: string): Promise<boolean> {
  const [before, after] = [await db.columns(`from ${one}`), await db.columns(`from ${other}`)];
  return JSON.stringify(before) === JSON.stringify(after);
}

async function countOf(db: Connection, relation: string): Promise<number> {
  const [counted] = await db.rows<{n: number}>(`select count(*) as n from ${relation}`);
  return counted!.n;
}
