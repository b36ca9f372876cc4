import type {Connection} from '../database.ts';
import {customers} from '../entities/customers.ts';
import {type Entity, personalColumns} from '../entity.ts';
import {deliveredName} from '../identity/resolve.ts';
import {customerNumber} from '../identity/tables.ts';
import {identifier, list, literal} from '../sql.ts';
import {appliedOf} from './applied.ts';
import type {Part} from './parts.ts';
import {publicColumns} from './public_columns.ts';
import {storeTable} from './store_table.ts';

/**
 * Takes the rows of staging SQL that the store has from the last good night for those of this one:
 * as they were selected then, what concerns persons from the personal file of that snapshot. Returns
 * the part as it is in the store; none where it never had a good night.
 */
export async function keepLastGood(
  db: Connection,
  part: Part,
  personal: string | undefined,
): Promise<Part | undefined> {
  const applied = await appliedOf(db, part.name);
  if (applied.length === 0) return undefined;
  const isAttached = personal !== undefined && personalColumns(part.entity).length > 0;
  if (isAttached) await db.run(`attach ${literal(personal)} as last_good (read_only)`);
  await db.run(`create temp table ${identifier(part.table!)} as ${selected(part, isAttached)}`);
  if (isAttached) await db.run('detach last_good');
  return {...part, deliveries: applied.map(each => ({...each, rows: ''}))};
}

function selected({entity, name}: Part, hasPersonal: boolean): string {
  const known = new Set(publicColumns(entity).map(column => column.name));
  const personal = new Set(personalColumns(entity));
  const columns = Object.entries(entity.fields).map(([column, {isCustomer, sqlType}]) => {
    const as = identifier(column);
    if (personal.has(column) && hasPersonal) return `p.${as}`;
    if (!known.has(column)) return `cast(null as ${sqlType}) as ${as}`;
    return isCustomer ? `coalesce(s.${deliveredName(column)}, s.${as}) as ${as}` : `s.${as}`;
  });
  return `select s._row, ${list(columns)} from ${storeTable(entity)} as s
    ${hasPersonal ? joinedPersonal(entity) : ''}
    where s._part = ${literal(name)}`;
}

/** The personal file names customers as they are known, the store its customers as delivered. */
function joinedPersonal(entity: Entity): string {
  const isCustomers = entity === customers;
  const same = entity.key.map(column => {
    const as = identifier(column);
    const isNumber = isCustomers && column === 'customer_id';
    return `${isNumber ? `coalesce(n.${as}, s.${as})` : `s.${as}`} is not distinct from p.${as}`;
  });
  const numbers = `left join ${customerNumber} as n on s.customer_id = n.delivered_id`;
  const key = list(entity.key.map(identifier));
  return `${isCustomers ? numbers : ''}
    left join (from last_good.${entity.name} qualify row_number() over (partition by ${key}) = 1)
      as p on ${list(same, ' and ')}`;
}
