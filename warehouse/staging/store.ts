import type {Connection} from '../database.ts';
import {contract} from '../entities/index.ts';
import {durableKey, type Entity} from '../entity.ts';
import {rekeyed} from '../identity/resolve.ts';
import {changedNumber, createIdentity} from '../identity/tables.ts';
import {allChanged, type Change, changeTables, isEmpty, unchanged} from '../increments/change.ts';
import {identifier, list, literal} from '../sql.ts';
import type {Part, PartDelivery} from './parts.ts';
import {publicColumns, publicNames, publicSelect} from './public_columns.ts';
import {versions} from './versions.ts';

/**
 * The rows of every entity that are in effect, without personal columns, in a file of their own:
 * `staged.stg_<entity>`. It is the memory of the build, and can be made again from landing.
 */
export const storeTable = (entity: Entity) => `staged.main.stg_${entity.name}`;

/** Makes the empty tables of a new store. */
export async function createStore(db: Connection): Promise<void> {
  for (const entity of contract) {
    const columns = publicColumns(entity).map(
      ({name, sqlType}) => `${identifier(name)} ${sqlType}`,
    );
    await db.run(`create table ${storeTable(entity)} (_part varchar, _delivery bigint, _row bigint,
      _since date, ${list(columns)}${namesCustomers(entity) ? ', _customer_id varchar' : ''})`);
  }
  await createIdentity(db);
  await db.run(`create table staged.main.applied
    (part varchar, delivery bigint, mark varchar, received_on date)`);
}

/** Facts of a customer, who may be known by another name than the one they were delivered with. */
const namesCustomers = ({name, fields}: Entity) =>
  name !== 'customers' && fields.customer_id !== undefined;

/** Whether customers have other names than delivered, and whether that has changed this night. */
interface Numbers {
  hasNumbers: boolean;
  hasChangedNumbers: boolean;
}

const asDelivered: Numbers = {hasNumbers: false, hasChangedNumbers: false};

/** Brings the rows of an entity to what its parts deliver now, and tells how they have changed. */
export async function updateStore(
  db: Connection,
  entity: Entity,
  parts: readonly Part[],
  {hasNumbers, hasChangedNumbers} = asDelivered,
): Promise<Change> {
  const {gone, came} = changeTables(`stg_${entity.name}`);
  const table = storeTable(entity);
  for (const name of [gone, came]) {
    await db.run(`create or replace temp table ${identifier(name)} as
      select ${publicNames(entity)} from ${table} limit 0`);
  }
  const [known] = await db.rows<{n: number}>(`select count(*) as n from ${table}`);
  const isNew = known!.n === 0;
  const named = hasNumbers && namesCustomers(entity) ? rekeyed : asTheyAre;
  let isTouched = false;
  if (hasChangedNumbers && !isNew && namesCustomers(entity)) {
    isTouched = await rename(db, entity);
  }
  for (const part of parts) {
    if (await updatePart(db, part, isNew, named)) isTouched = true;
  }
  if (await removeOthers(db, entity, parts)) isTouched = true;
  if (!isTouched) return unchanged;
  if (isNew) return allChanged;
  const change = changeTables(`stg_${entity.name}`);
  return (await isEmpty(db, change)) ? unchanged : change;
}

/** A select of rows, with the names that their customers are known by. */
type Naming = (rows: string) => string;

const asTheyAre: Naming = rows => rows;

/** Facts of customers whose names mean somebody else now; returns whether there are any. */
async function rename(db: Connection, entity: Entity): Promise<boolean> {
  await db.run(`create or replace temp table stale_place as
    select s.rowid as _place from ${storeTable(entity)} as s
    semi join ${changedNumber} as c on coalesce(s._customer_id, s.customer_id) = c.delivered_id`);
  const [any] = await db.rows('select 1 from stale_place limit 1');
  await takeStale(db, entity);
  await db.run(
    `create or replace temp table fresh_row as ${rekeyed(
      `select * exclude (_place, _customer_id)
      replace (coalesce(_customer_id, customer_id) as customer_id) from stale_row`,
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
  await remember(db, part);
  return true;
}

/** The rows of a part that are in effect, as a select with the columns of the store. */
async function rowsOf(
  db: Connection,
  {entity, name, kind, table}: Part,
  deliveries: readonly PartDelivery[],
): Promise<string> {
  const part = `${literal(name)} as _part`;
  const columns = publicSelect(entity);
  if (kind === 'sql') {
    return `select ${part}, 0 as _delivery, _row, cast(null as date) as _since, ${columns}
      from ${identifier(table!)}`;
  }
  if (deliveries.length === 0) {
    return `select * from ${storeTable(entity)} limit 0`;
  }
  const staged = stagedRows(deliveries);
  if (kind === 'versions') return versions(entity, part, staged, deliveries);
  const rows = `select ${part}, _delivery, _row, cast(null as date) as _since, ${columns}`;
  const isPlain = deliveries.length === 1 || !(await findRepeated(db, entity, staged));
  if (isPlain) return `${rows} from ${staged}`;
  return `${rows} from (${newest(entity, staged)})`;
}

const stagedRows = (deliveries: readonly PartDelivery[]) =>
  `read_parquet([${list(deliveries.map(({rows}) => literal(rows)))}], union_by_name = true)`;

/** Writes down which keys come in several deliveries; returns whether any does. */
async function findRepeated(db: Connection, {key}: Entity, staged: string): Promise<boolean> {
  await db.run(`create or replace temp table repeated_key as
    select ${markOfKey(key)} as mark from ${staged} group by mark having count(*) > 1`);
  const [any] = await db.rows('select 1 from repeated_key limit 1');
  return any !== undefined;
}

/* One number for each key is quicker to count; the few that share one are told apart below. */
const markOfKey = (key: readonly string[]) => `hash(${list(key.map(identifier))})`;

/** Of rows with the same key, the newest delivery wins. Few keys come twice: only they are sorted. */
function newest({key}: Entity, staged: string): string {
  const marked = `(select *, ${markOfKey(key)} as _mark from ${staged})`;
  return `select * exclude (_mark) from ${marked} as r
      anti join repeated_key as k on r._mark = k.mark
    union all by name
    (select * exclude (_mark) from ${marked} as r semi join repeated_key as k on r._mark = k.mark
      qualify row_number() over (
        partition by ${list(key.map(identifier))} order by _delivery desc, _row desc
      ) = 1)`;
}

async function insert(db: Connection, entity: Entity, rows: string): Promise<void> {
  await db.run(`insert into ${storeTable(entity)} by name ${rows}`);
}

/** Puts new rows in the place of the old ones: of the same keys, or of the whole part. */
async function exchange(
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

async function takeStale(db: Connection, entity: Entity): Promise<void> {
  const [any] = await db.rows('select 1 from stale_place limit 1');
  await db.run(`create or replace temp table stale_row as
    select s.rowid as _place, s.* from ${storeTable(entity)} as s
    ${any ? 'semi join stale_place as p on s.rowid = p._place' : 'limit 0'}`);
  await db.run('drop table stale_place');
}

/** Two aliases have the same key; NULL counts as a value only where it can occur. */
const sameKey = ({fields}: Entity, columns: readonly string[]) =>
  list(
    columns.map(column => {
      const name = identifier(column);
      return fields[column]!.required
        ? `s.${name} = f.${name}`
        : `s.${name} is not distinct from f.${name}`;
    }),
    ' and ',
  );

/** The rows of `fresh_row` take the place of those of `stale_row`; real changes are written down. */
async function swap(db: Connection, entity: Entity): Promise<void> {
  const {gone, came} = changeTables(`stg_${entity.name}`);
  const columns = publicNames(entity);
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

/** A later delivery adds a version where it differs from what was known on the day before it. */
async function addVersions(db: Connection, part: Part, delivery: PartDelivery): Promise<void> {
  const {entity, name} = part;
  const key = durableKey(entity).map(identifier);
  const store = storeTable(entity);
  const day = `date ${literal(delivery.receivedOn)}`;
  const others = publicColumns(entity).filter(column => column.name !== entity.version);
  const columns = (alias: string) =>
    list(others.map(column => `${alias}.${identifier(column.name)}`));
  const content = (alias: string) => `row(${columns(alias)})`;
  const isSame = sameKey(entity, durableKey(entity));
  /* What is delivered as it was last time is left out at once; that is nearly everything. */
  await db.run(`create or replace temp table delivered_row as
    with s as (
      select ${list(key)}, max_by(hash(${columns('v')}), _since) as _mark
      from ${store} as v
      where _part = ${literal(name)}
      group by ${list(key)}
    ),
    f as (
      select ${literal(name)} as _part, _delivery, _row, ${day} as _since, ${publicSelect(entity)}
      from ${stagedRows([delivery])}
    )
    select f.* from f left join s on ${isSame} where s._mark is distinct from hash(${columns('f')})`);
  /* A version of the same day is overtaken by what came later that day. */
  await db.run(`create or replace temp table stale_row as
    select s.rowid as _place, s.* from ${store} as s
    semi join delivered_row as f on ${isSame}
    where s._part = ${literal(name)} and s._since = ${day}`);
  await db.run(`create or replace temp table fresh_row as
    with before as (
      select s.*, true as _known from ${store} as s
      where _part = ${literal(name)} and _since < ${day}
      qualify row_number() over (partition by ${list(key)} order by _since desc) = 1
    )
    select f.* replace (case when s._known then ${day} end as ${identifier(entity.version!)})
    from delivered_row as f
    left join before as s on ${isSame}
    where s._known is null or ${content('s')} is distinct from ${content('f')}`);
  await swap(db, entity);
  await db.run('drop table delivered_row');
}

type Applied = Pick<PartDelivery, 'delivery' | 'mark' | 'receivedOn'>;

export async function appliedOf(db: Connection, part: string): Promise<Applied[]> {
  return db.rows<Applied>(
    `select delivery, mark, received_on as "receivedOn" from staged.main.applied
    where part = $1 order by delivery`,
    [part],
  );
}

export const areSame = (one: readonly Applied[], other: readonly Applied[]) =>
  one.length === other.length &&
  one.every(
    ({delivery, mark, receivedOn}, at) =>
      delivery === other[at]!.delivery &&
      mark === other[at]!.mark &&
      receivedOn === other[at]!.receivedOn,
  );

async function remember(db: Connection, {name, deliveries}: Part): Promise<void> {
  await db.run('delete from staged.main.applied where part = $1', [name]);
  await db.append(
    'staged.main.applied',
    ['part', 'delivery', 'mark', 'received_on'],
    deliveries.map(({delivery, mark, receivedOn}) => ({
      part: name,
      delivery,
      mark,
      received_on: receivedOn,
    })),
  );
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
  await db.run(`insert into temp.${identifier(gone)} select ${publicNames(entity)} from ${others}`);
  await db.run(`delete from ${others}`);
  return true;
}
