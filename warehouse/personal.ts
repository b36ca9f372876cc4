import type {Connection} from './database.ts';
import {contract} from './entities/index.ts';
import {personalColumns} from './entity.ts';
import {identifier, list} from './sql.ts';

/**
 * Writes what concerns persons into the attached file `personal`, anew each night: one table an
 * entity, its key and its personal columns, and one with a name for each customer.
 */
export async function writePersonalTables(db: Connection): Promise<void> {
  for (const entity of contract) {
    const personal = personalColumns(entity);
    if (personal.length === 0) continue;
    const owner =
      entity.fields.customer_id && !entity.key.includes('customer_id') ? ['customer_id'] : [];
    const columns = [...entity.key, ...owner, ...personal];
    const filled = personal.map(name => `${identifier(name)} is not null`);
    await db.run(`create table personal.${entity.name} as
      select ${list(columns.map(identifier))} from all_${entity.name}
      where ${list(filled, ' or ')}`);
  }
  await db.run(`create table personal.customer_name as
    select customer_id, name from all_customers where name is not null
    qualify row_number() over (partition by customer_id order by valid_from desc nulls last) = 1`);
}
