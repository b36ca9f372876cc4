import type {Connection} from './database.ts';
import {customers} from './entities/customers.ts';
import {contract} from './entities/index.ts';
import {durableKey, type Entity, personalColumns} from './entity.ts';
import type {Identified} from './identity/identify.ts';
import {merged} from './identity/merge.ts';
import {memberOf, resolved} from './identity/resolve.ts';
import {identifier, list, literal} from './sql.ts';
import type {Part} from './staging/parts.ts';
import {storeTable} from './staging/store_table.ts';

/**
 * Writes what concerns persons into the attached file `personal`, anew each night: one table an
 * entity, its key and its personal columns, and one with a name for each customer.
 */
export async function writePersonalTables(
  db: Connection,
  parts: readonly Part[],
  {isResolved, hasNumbers}: Pick<Identified, 'isResolved' | 'hasNumbers'>,
): Promise<void> {
  const named = hasNumbers ? resolved : (rows: string) => rows;
  for (const entity of contract) {
    if (personalColumns(entity).length === 0) continue;
    const own = parts.filter(part => part.entity === entity);
    const rows =
      isResolved && entity === customers
        ? mergedRows(own, named)
        : personalRows(entity, own, named);
    await db.run(`create table personal.${entity.name} as ${rows}`);
  }
  await db.run(
    `create table personal.delivered_customer as ${
      isResolved ? deliveredCustomers(parts) : noDelivered
    }`,
  );
  await db.run(`create table personal.customer_name as
    select customer_id, name
    from personal.customers
    where name is not null
    qualify row_number() over (
      partition by customer_id order by valid_from desc nulls last, name
    ) = 1`);
}

const noDelivered = `select ''::varchar as source, ''::varchar as delivered_id, ''::varchar as name
  where false`;

/** By which name each system knows its customers, for who looks at matches. */
function deliveredCustomers(parts: readonly Part[]): string {
  const selects = parts
    .filter(({entity}) => entity === customers)
    .map(
      part => `select ${literal(part.source)} as source, customer_id as delivered_id, name, valid_from
        from ${rowsInEffect(part)}`,
    );
  return `select source, delivered_id, name from (${list(selects, ' union all ')})
    where name is not null
    qualify row_number() over (
      partition by source, delivered_id order by valid_from desc nulls last, name
    ) = 1`;
}

/** The key of each row that has personal values, and they. */
function personalRows(
  entity: Entity,
  parts: readonly Part[],
  named: (rows: string) => string,
): string {
  const owner =
    entity.fields.customer_id && !entity.key.includes('customer_id') ? ['customer_id'] : [];
  const columns = [...entity.key, ...owner, ...personalColumns(entity)];
  const names = list(columns.map(identifier));
  const selects = parts.map(part => `select ${names} from ${rowsInEffect(part)}`);
  const rows = list([...selects, noRows(entity, columns)], ' union all ');
  return `select * from (${columns.includes('customer_id') ? named(rows) : rows})
    where ${isFilled(entity)}`;
}

/** The same of customers that several systems deliver. */
function mergedRows(parts: readonly Part[], named: (rows: string) => string): string {
  const personal = personalColumns(customers);
  const names = list(['customer_id', 'valid_from', ...personal].map(identifier));
  const selects = parts.map(
    (part, place) => `select ${names}, ${memberOf(String(place))} from ${rowsInEffect(part)}`,
  );
  const columns = personal.map(name => ({name, how: 'first' as const}));
  return `select * from (${merged(named(list(selects, ' union all ')), columns)})
    where ${isFilled(customers)}`;
}

const isFilled = (entity: Entity) =>
  list(
    personalColumns(entity).map(name => `${identifier(name)} is not null`),
    ' or ',
  );

const noRows = ({fields}: Entity, columns: readonly string[]) =>
  `select ${list(
    columns.map(name => `cast(null as ${fields[name]!.sqlType}) as ${identifier(name)}`),
  )} where false`;

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
