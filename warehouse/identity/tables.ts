import type {Connection} from '../database.ts';
import {entityNamed} from '../entities/index.ts';
import {createTable, type SmallTable} from '../small_table.ts';
import {identifier, list} from '../sql.ts';
import {publicColumns} from '../staging/public_columns.ts';

/** Names that customers were delivered by and are not known by, with the one that they are. */
export const customerNumber = 'staged.main.customer_number';

/** Customers after those of different systems have become one; empty where none do. */
export const resolvedCustomers = 'staged.main.resolved_customers';

/** What each system delivered, and whom it turned out to be. */
export const customerIdentity = 'staged.main.stg_customer_identity';

/** The table that models read, where nothing is matched. */
export const noIdentities: SmallTable = {
  name: 'stg_customer_identity',
  columns: {
    source: 'VARCHAR',
    delivered_id: 'VARCHAR',
    customer_id: 'VARCHAR',
    rule: 'VARCHAR',
    matched_with: 'VARCHAR',
    doubtful_rule: 'VARCHAR',
    candidates: 'VARCHAR',
  },
  rows: [],
};

/** What the three tables were made from. */
export const identityState = 'staged.main.identity_state';

/** Of names whose meaning changed this night, for the facts that bear them. */
export const changedNumber = 'temp.main.changed_number';

/** Makes the empty tables of a new store. */
export async function createIdentity(db: Connection): Promise<void> {
  const columns = publicColumns(entityNamed('customers')!).map(
    ({name, sqlType}) => `${identifier(name)} ${sqlType}`,
  );
  await db.run(`create table ${customerNumber} (delivered_id varchar, customer_id varchar)`);
  await db.run(`create table ${resolvedCustomers} (${list(columns)})`);
  await createTable(db, noIdentities, customerIdentity);
  await db.run(`create table ${identityState} (mark varchar, how varchar)`);
}
