import type {Connection} from '../database.ts';
import {list, literal} from '../sql.ts';
import type {Part, PartDelivery} from './parts.ts';

/** A delivery that the store has taken in. */
type Applied = Pick<PartDelivery, 'delivery' | 'mark' | 'receivedOn'>;

/** What the store has taken in of a part, oldest first. */
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

/** Forgets what the store has taken in of parts that are no longer there: it takes them in anew if they come back. */
export const forgetOthers = (db: Connection, parts: readonly Part[]): Promise<void> =>
  db.run(`delete from staged.main.applied
    where part not in (${list(["''", ...parts.map(({name}) => literal(name))])})`);

/** Forgets what the store has taken in of a part. */
export const forget = (db: Connection, {name}: Part): Promise<void> =>
  db.run('delete from staged.main.applied where part = $1', [name]);

/** Writes down that the store holds all that a part has delivered. */
export async function remember(db: Connection, {name, deliveries}: Part): Promise<void> {
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
