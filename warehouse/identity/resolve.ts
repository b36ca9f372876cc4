import {customers} from '../entities/customers.ts';
import {accountColumn, personalColumns} from '../entity.ts';
import {identifier, list} from '../sql.ts';
import {publicColumns} from '../staging/public_columns.ts';
import {merged} from './merge.ts';
import {customerNumber} from './tables.ts';

/** A select in which rows bear the names that their customers are known by. */
export const resolved = (rows: string): string =>
  `select r.* replace (coalesce(n.customer_id, r.customer_id) as customer_id)
  from (${rows}) as r left join ${customerNumber} as n on r.customer_id = n.delivered_id`;

/** The column that keeps the name that a row was delivered with, where it bears another. */
export const deliveredName = (column: string): string =>
  column === 'customer_id' ? accountColumn : identifier(`_${column}`);

/** Rows of which every customer is known by the name that it was delivered with. */
export const asDelivered = (rows: string, columns: readonly string[]): string =>
  `select *, ${list(columns.map(column => `cast(null as varchar) as ${deliveredName(column)}`))}
  from (${rows})`;

/**
 * The same for all `columns` that name customers; the delivered names are kept beside them. Where no
 * row names one, a staged file may have forgotten that its empty column is of texts.
 */
export function rekeyed(rows: string, columns: readonly string[]): string {
  const names = columns.map((column, index) => ({
    column: identifier(column),
    kept: deliveredName(column),
    number: `n${index}`,
  }));
  const replaced = names.map(
    ({column, number}) =>
      `coalesce(${number}.customer_id, cast(r.${column} as varchar)) as ${column}`,
  );
  const kept = names.map(
    ({column, kept, number}) =>
      `if(${number}.customer_id is not null, r.${column}, null) as ${kept}`,
  );
  const joins = names.map(
    ({column, number}) =>
      `left join ${customerNumber} as ${number} on r.${column} = ${number}.delivered_id`,
  );
  return `select r.* replace (${list(replaced)}), ${list(kept)}
  from (${rows}) as r ${list(joins, ' ')}`;
}

/** Names a row's member; sorts as the systems stand in sources.yaml. `place` is SQL for a number. */
export const memberOf = (place: string): string =>
  `format('{:04d}|', ${place}) || customer_id as _member`;

const flags = personalColumns(customers).map(name => `has_${name}`);
const facts = publicColumns(customers)
  .map(({name}) => name)
  .filter(name => name !== 'customer_id' && name !== 'valid_from');

/** Columns that may be told of companies only. */
const ofCompanies = Object.entries(customers.fields).flatMap(([name, {personal}]) =>
  typeof personal === 'object' ? [name] : [],
);

/**
 * One customer of all systems, from the rows of the store and their `_member`. Whom one of them
 * calls a person is a person: what another one knows of a company of that name is then not told.
 */
export function resolvedRows(rows: string): string {
  const columns = facts.map(name => ({
    name,
    how: flags.includes(name) || name === 'natural_person' ? ('any' as const) : ('first' as const),
  }));
  const told = ofCompanies.map(
    name => `if(natural_person = false, ${identifier(name)}, null) as ${identifier(name)}`,
  );
  return `select * replace (${list(told)}) from (${merged(resolved(rows), columns)})`;
}
