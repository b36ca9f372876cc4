import type {Connection} from '../database.ts';
import {list} from '../sql.ts';
import type {Part} from '../staging/parts.ts';
import {rowsOf} from '../staging/rows_in_effect.ts';

/** Two numbers of which a source says that they are one customer's. */
export interface SameCustomer {
  one: string;
  other: string;
}

/**
 * Further numbers of customers, as the relation `account` tells them. One that has ended was another
 * customer's number, at another time; identity knows no times, so it is left to groups.
 */
export async function furtherNumbers(
  db: Connection,
  relations: readonly Part[],
): Promise<SameCustomer[]> {
  if (relations.length === 0) return [];
  const rows: string[] = [];
  for (const part of relations)
    rows.push(`select * from (${await rowsOf(db, part, part.deliveries)})`);
  return db.rows<SameCustomer>(`
    select distinct least(customer_id, related_id) as one, greatest(customer_id, related_id) as other
    from (${list(rows, ' union all by name ')})
    where role = 'account' and valid_to is null and customer_id <> related_id
    order by one, other`);
}
