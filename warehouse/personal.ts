import type {Connection} from './database.ts';
import {contract} from './entities/index.ts';
import {durableKey, type Entity, personalColumns} from './entity.ts';
import {identifier, list, literal} from './sql.ts';
import type {Part} from './staging/parts.ts';
import {storeTable} from './staging/store.ts';

/**
 * Writes what concerns persons into the attached file `personal`, anew each night: one table an
 * entity, its key and its personal columns, and one with a name for each customer.
 */
export async function writePersonalTables(db: Connection, parts: readonly Part[]): Promise<void> {
  for (const entity of contract) {
    if (personalColumns(entity).length === 0) continue;
    const own = parts.filter(part => part.entity === entity);
    await db.run(`create table personal.${entity.name} as ${personalRows(entity, own)}`);
  }
  const customers = contract.find(({name}) => name === 'customers')!;
  const named = parts
    .filter(({entity}) => entity === customers)
    .map(part => `select customer_id, name, valid_from from ${rowsInEffect(part)}`);
  await db.run(`create table personal.customer_name as
    select customer_id, name
    from (${list([...named, noNames], ' union all ')})
    where name is not null
    qualify row_number() over (
      partition by customer_id order by valid_from desc nulls last, name
    ) = 1`);
}

const noNames = `select null::varchar as customer_id, null::varchar as name, null::date as valid_from
  where false`;

function personalRows(entity: Entity, parts: readonly Part[]): string {
  const personal = personalColumns(entity);
  const owner =
    entity.fields.customer_id && !entity.key.includes('customer_id') ? ['customer_id'] : [];
  const columns = [...entity.key, ...owner, ...personal];
  const names = list(columns.map(identifier));
  const types = columns.map(
    name => `cast(null as ${entity.fields[name]!.sqlType}) as ${identifier(name)}`,
  );
  const filled = list(
    personal.map(name => `${identifier(name)} is not null`),
    ' or ',
  );
  const selects = parts.map(part => `select ${names} from ${rowsInEffect(part)}`);
  return `select * from (${list([...selects, `select ${list(types)} where false`], ' union all ')})
    where ${filled}`;
}

/**
 * The staged rows of a part that are in effect, personal columns included. Of a history in
 * deliveries only what is known now of a person is kept: of a full one, who is in the newest.
 */
function rowsInEffect({entity, name, kind, isFull, deliveries, table}: Part): string {
  if (kind === 'sql') return identifier(table!);
  const used = kind === 'versions' && isFull ? deliveries.slice(-1) : deliveries;
  const rows = `read_parquet([${list(used.map(each => literal(each.rows)))}], union_by_name = true)`;
  if (used.length === 1) return rows;
  if (kind === 'versions') {
    return `(from ${rows} qualify row_number() over (
      partition by ${list(durableKey(entity).map(identifier))} order by _delivery desc, _row desc) = 1)`;
  }
  return `(select r.* from ${rows} as r semi join ${storeTable(entity)} as s
    on s._part = ${literal(name)} and r._delivery = s._delivery and r._row = s._row)`;
}
