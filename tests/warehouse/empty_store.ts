import type {Connection} from '../../warehouse/database.ts';
import {createStore} from '../../warehouse/staging/store.ts';

/** Attaches, in memory, the other files that a snapshot has: for persons, and for staged rows. */
export async function emptyStore(db: Connection): Promise<void> {
  for (const name of ['personal', 'staged']) await db.run(`attach ':memory:' as ${name}`);
  await createStore(db);
}
