import type {Connection} from '../database.ts';
import {identifier, list} from '../sql.ts';

/**
 * How a table differs from the one of the published snapshot: not at all; in rows, of which those
 * that went and those that came stand in two temporary tables; or in a way that nobody has counted.
 */
export type Change = {kind: 'none'} | RowChange | {kind: 'all'};

export interface RowChange {
  kind: 'rows';
  gone: string;
  came: string;
}

export const unchanged: Change = {kind: 'none'};
export const allChanged: Change = {kind: 'all'};

/** The tables that hold the changed rows of `name`. */
export const changeTables = (name: string): RowChange => ({
  kind: 'rows',
  gone: `gone_${name}`,
  came: `came_${name}`,
});

/** Every changed row, as it was and as it is. */
export const changedRows = ({gone, came}: RowChange, columns: readonly string[]): string => {
  const names = list(columns.map(identifier));
  return `(select ${names} from temp.${identifier(gone)}
    union all select ${names} from temp.${identifier(came)})`;
};

/** Writes down in which rows two relations of the same columns differ. */
export async function difference(
  db: Connection,
  name: string,
  {before, after}: {before: string; after: string},
): Promise<Change> {
  const change = changeTables(name);
  /* One aggregation costs a fifth of two EXCEPT ALL. */
  await db.run(`create or replace temp table differing as
    select * exclude (_times), cast(sum(_times) as bigint) as _times
    from (select *, 1 as _times from ${after} union all select *, -1 from ${before})
    group by all having sum(_times) <> 0`);
  const rows = (table: string, times: string) =>
    db.run(`create or replace temp table ${identifier(table)} as
      select * exclude (_times, _time)
      from (select *, unnest(range(${times})) as _time from differing)`);
  await rows(change.gone, '-_times');
  await rows(change.came, '_times');
  await db.run('drop table differing');
  return (await isEmpty(db, change)) ? unchanged : change;
}

export async function isEmpty(db: Connection, {gone, came}: RowChange): Promise<boolean> {
  const [any] = await db.rows(`select 1 from temp.${identifier(gone)}
    union all select 1 from temp.${identifier(came)} limit 1`);
  return any === undefined;
}

/** The condition that two aliases have the same values in all of these columns, NULL included. */
const sameIn = (columns: readonly string[], one: string, other: string): string =>
  list(
    columns.map(
      column => `${one}.${identifier(column)} is not distinct from ${other}.${identifier(column)}`,
    ),
    ' and ',
  );

/**
 * The condition that two aliases have the same key, of which `keys` (the relation behind the second
 * alias) tells whether any part is NULL: where none is, plain equality lets DuckDB skip what cannot
 * match.
 */
export async function matching(
  db: Connection,
  keys: string,
  columns: readonly string[],
  [one, other]: readonly [string, string],
): Promise<string> {
  const isNull = columns.map(column => `${identifier(column)} is null`);
  const [nulls] = await db.rows(`select 1 from ${keys} where ${list(isNull, ' or ')} limit 1`);
  if (nulls) return sameIn(columns, one, other);
  const same = (column: string) => `${one}.${identifier(column)} = ${other}.${identifier(column)}`;
  return list(columns.map(same), ' and ');
}
