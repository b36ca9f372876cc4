import type {Connection} from '../database.ts';
import type {Entity} from '../entity.ts';
import {identifier, list} from '../sql.ts';

const columns = `source varchar, stream varchar, entity varchar, delivery bigint, file varchar,
  line bigint, column_name varchar, value varchar, reason varchar`;

/**
 * Makes the two tables of rejected rows. A name or a telephone number that lies in the wrong column
 * is what gets rejected, so values stand in the personal file only, whatever column they are of.
 */
export async function createQuarantine(db: Connection): Promise<void> {
  for (const table of ['quarantine', 'personal.quarantine']) {
    await db.run(`create or replace table ${table} (${columns})`);
  }
}

/** Sets rows aside, which a select gives by the names of the columns. */
export async function setAside(db: Connection, rows: string): Promise<void> {
  await db.run(`insert into personal.quarantine by name ${rows}`);
  await db.run(`insert into quarantine by name select * exclude (value) from (${rows})`);
}

/** SQL: the key of a row, as one text. */
export const keyText = ({key}: Entity): string => `concat_ws(', ', ${list(key.map(identifier))})`;
