import type {Connection} from '../database.ts';
import type {Entity} from '../entity.ts';
import {deliveredName} from '../identity/resolve.ts';
import {changeTables} from '../increments/change.ts';
import {identifier, list, literal} from '../sql.ts';
import type {Part} from './parts.ts';
import {readableNames} from './public_columns.ts';
import {storeTable} from './store_table.ts';

/** Puts rows into the store of an entity. */
export async function insert(db: Connection, entity: Entity, rows: string): Promise<void> {
  await db.run(`insert into ${storeTable(entity)} by name ${rows}`);
}

/** Puts new rows in the place of the old ones: of the same keys, or of the whole part. */
export async function exchange(
  db: Connection,
  part: Part,
  rows: string,
  which: 'all' | 'of these keys',
): Promise<void> {
  const {entity} = part;
  const taken = which === 'all' ? '' : `semi join fresh_row as f on ${sameKey(entity, entity.key)}`;
  await db.run(`create or replace temp table fresh_row as ${rows}`);
  /* Places first, from the key's columns alone: few rows are read whole. */
  await db.run(`create or replace temp table stale_place as
    select s.rowid as _place from ${storeTable(entity)} as s ${taken}
    where s._part = ${literal(part.name)}`);
  await takeStale(db, entity);
  await swap(db, entity);
}

/** Rows of the store whose places are in `stale_place`, as `stale_row`. */
export async function takeStale(db: Connection, entity: Entity): Promise<void> {
  const [any] = await db.rows('select 1 from stale_place limit 1');
  await db.run(`create or replace temp table stale_row as
    select s.rowid as _place, s.* from ${storeTable(entity)} as s
    ${any ? 'semi join stale_place as p on s.rowid = p._place' : 'limit 0'}`);
  await db.run('drop table stale_place');
}

/**
 * Two aliases have the same key, customers by the names that they were delivered with; NULL counts
 * as a value only where it can occur.
 */
export const sameKey = ({fields}: Entity, columns: readonly string[]) =>
  list(
    columns.map(column => {
      const {isCustomer, required} = fields[column]!;
      const name = (row: 's' | 'f') =>
        isCustomer
          ? `coalesce(${row}.${deliveredName(column)}, ${row}.${identifier(column)})`
          : `${row}.${identifier(column)}`;
      return `${name('s')} ${required ? '=' : 'is not distinct from'} ${name('f')}`;
    }),
    ' and ',
  );

/** The rows of `fresh_row` take the place of those of `stale_row`; real changes are written down. */
export async function swap(db: Connection, entity: Entity): Promise<void> {
  const {gone, came} = changeTables(`stg_${entity.name}`);
  const columns = readableNames(entity);
  await db.run(`insert into temp.${identifier(gone)}
    select ${columns} from stale_row except select ${columns} from fresh_row`);
  await db.run(`insert into temp.${identifier(came)}
    select ${columns} from fresh_row except select ${columns} from stale_row`);
  await db.run(`delete from ${storeTable(entity)}
    where rowid in (select _place from stale_row)`);
  await insert(db, entity, 'select * from fresh_row');
  await db.run('drop table fresh_row');
  await db.run('drop table stale_row');
}
