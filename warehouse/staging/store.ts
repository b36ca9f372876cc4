import type {Connection} from '../database.ts';
import {contract} from '../entities/index.ts';
import {customerColumns, type Entity} from '../entity.ts';
import {asDelivered, deliveredName, rekeyed} from '../identity/resolve.ts';
import {changedNumber, createIdentity} from '../identity/tables.ts';
import {allChanged, type Change, changeTables, isEmpty, unchanged} from '../increments/change.ts';
import {rowCounts} from '../row_counts.ts';
import {identifier, list, literal} from '../sql.ts';
import {addVersions} from './add_versions.ts';
import {appliedOf, areSame, forget, remember} from './applied.ts';
import {exchange, insert, swap, takeStale} from './exchange.ts';
import type {Part, PartDelivery} from './parts.ts';
import {publicColumns, readableNames} from './public_columns.ts';
import {rowsOf} from './rows_in_effect.ts';
import {storeTable} from './store_table.ts';

/** Makes the empty tables of a new store. */
export async function createStore(db: Connection): Promise<void> {
  const tables = contract.map(entity => {
    const columns = publicColumns(entity).map(
      ({name, sqlType}) => `${identifier(name)} ${sqlType}`,
    );
    const names = customerColumns(entity).map(column => `${deliveredName(column)} varchar`);
    return `create table ${storeTable(entity)} (_part varchar, _delivery bigint, _row bigint,
      _since date, ${list([...columns, ...names])})`;
  });
  await db.run(list(tables, '; '));
  await createIdentity(db);
  await db.run(`create table staged.main.applied
    (part varchar, delivery bigint, mark varchar, received_on date)`);
}

/** Whether customers have other names than delivered, and whether that has changed this night. */
interface Numbers {
  hasNumbers: boolean;
  hasChangedNumbers: boolean;
}

const sameNumbers: Numbers = {hasNumbers: false, hasChangedNumbers: false};

/** How many rows of each entity are in the store. */
export async function storedRows(db: Connection): Promise<Map<Entity, number>> {
  const counts = await rowCounts(db, contract.map(storeTable));
  return new Map(contract.map((entity, at) => [entity, counts[at]!]));
}

/** Brings the rows of an entity to what its parts deliver now, and tells how they have changed. */
export async function updateStore(
  db: Connection,
  entity: Entity,
  parts: readonly Part[],
  rows: number,
  {hasNumbers, hasChangedNumbers} = sameNumbers,
): Promise<Change> {
  if (rows === 0 && parts.length === 0) return unchanged;
  const isNew = rows === 0;
  if (!isNew) await createChangeTables(db, entity);
  const customers = customerColumns(entity);
  const isRekeyed = hasNumbers || customers.some(column => entity.key.includes(column));
  const naming = isRekeyed ? rekeyed : asDelivered;
  const named: Naming = rows => (customers.length > 0 ? naming(rows, customers) : rows);
  let isTouched = false;
  if (hasChangedNumbers && !isNew && customers.length > 0) {
    isTouched = await rename(db, entity);
  }
  for (const part of parts) {
    if (await updatePart(db, part, isNew, named)) isTouched = true;
  }
  if (!isNew && (await removeOthers(db, entity, parts))) isTouched = true;
  if (!isTouched) return unchanged;
  if (isNew) return allChanged;
  const change = changeTables(`stg_${entity.name}`);
  return (await isEmpty(db, change)) ? unchanged : change;
}

/** Where the rows that go and those that come are written down; nothing is where all are new. */
async function createChangeTables(db: Connection, entity: Entity): Promise<void> {
  const {gone, came} = changeTables(`stg_${entity.name}`);
  for (const name of [gone, came]) {
    await db.run(`create or replace temp table ${identifier(name)} as
      select ${readableNames(entity)} from ${storeTable(entity)} limit 0`);
  }
}

/** A select of rows, with the names that their customers are known by. */
type Naming = (rows: string) => string;

/** Facts of customers whose names mean somebody else now; returns whether there are any. */
async function rename(db: Connection, entity: Entity): Promise<boolean> {
  const columns = customerColumns(entity);
  const delivered = columns.map(
    column => `coalesce(${deliveredName(column)}, ${identifier(column)})`,
  );
  const changed = delivered.map(name => `${name} in (select delivered_id from ${changedNumber})`);
  await db.run(`create or replace temp table stale_place as
    select rowid as _place from ${storeTable(entity)} where ${list(changed, ' or ')}`);
  const [any] = await db.rows('select 1 from stale_place limit 1');
  await takeStale(db, entity);
  await db.run(
    `create or replace temp table fresh_row as ${rekeyed(
      `select * exclude (_place, ${list(columns.map(deliveredName))})
      replace (${list(columns.map((column, at) => `${delivered[at]} as ${identifier(column)}`))})
      from stale_row`,
      columns,
    )}`,
  );
  await swap(db, entity);
  return any !== undefined;
}

/** Takes in what a part has delivered since; returns whether it has. */
async function updatePart(
  db: Connection,
  part: Part,
  isNew: boolean,
  named: Naming,
): Promise<boolean> {
  const applied = await appliedOf(db, part.name);
  if (areSame(applied, part.deliveries)) return false;
  const rows = async (deliveries: readonly PartDelivery[]) =>
    named(await rowsOf(db, part, deliveries));
  const added = part.deliveries.slice(applied.length);
  const isAppended =
    applied.length > 0 && areSame(applied, part.deliveries.slice(0, applied.length));
  if (isNew) {
    await insert(db, part.entity, await rows(part.deliveries));
  } else if (isAppended && part.kind === 'versions') {
    for (const delivery of added) await addVersions(db, part, delivery);
  } else if (isAppended && part.kind === 'rows' && !part.isFull) {
    await exchange(db, part, await rows(added), 'of these keys');
  } else {
    await exchange(db, part, await rows(part.deliveries), 'all');
  }
  if (applied.length > 0) await forget(db, part);
  await remember(db, part);
  return true;
}

/** Rows of parts that the company no longer declares, or that lost their last good delivery. */
async function removeOthers(
  db: Connection,
  entity: Entity,
  parts: readonly Part[],
): Promise<boolean> {
  const names = list(["''", ...parts.map(({name}) => literal(name))]);
  const others = `${storeTable(entity)} where _part not in (${names})`;
  const [any] = await db.rows(`select 1 from ${others} limit 1`);
  if (!any) return false;
  const {gone} = changeTables(`stg_${entity.name}`);
  await db.run(
    `insert into temp.${identifier(gone)} select ${readableNames(entity)} from ${others}`,
  );
  await db.run(`delete from ${others}`);
  return true;
}
