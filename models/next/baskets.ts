import {sql} from 'kysely';
import type {Warehouse} from '../../warehouse/query.ts';
import type {Tables} from '../../warehouse/tables.ts';
import type {Baskets} from './maths/frequent_sets.ts';

/** Baskets whose groups are their months, and the names of their items. */
export interface ReadBaskets extends Baskets {
  names: string[];
}

const largest = 100;

/**
 * The baskets of all months, or of those before the ones by which advice is tried. A text of numbers for
 * each month: a million baskets would be four million rows.
 */
export async function readBaskets(
  db: Warehouse,
  settings: Tables['set_affinity'],
  period: 'all' | 'before',
): Promise<ReadBaskets> {
  const wanted = period === 'all' ? sql`true` : sql`m.is_before`;
  /* Customers have one basket a year. */
  const group = settings.basket === 'customers' ? sql`m.year` : sql`m.age`;
  const items = await sql<{item: string}>`
    select b.item
    from int_basket_item as b
    inner join int_affinity_month as m on b.month = m.month
    where ${wanted}
    group by b.item
    having count(*) >= ${sql.lit(settings.baskets)}
    order by b.item`.execute(db);
  const {rows} = await sql<{baskets: number; numbers: string | null}>`
    with months as (
      select month, ${group} as part from int_affinity_month as m where ${wanted}
    ),
    often as (
      select b.item, cast(row_number() over (order by b.item) - 1 as varchar) as number
      from int_basket_item as b
      inner join months as m on b.month = m.month
      group by b.item
      having count(*) >= ${sql.lit(settings.baskets)}
    ),
    baskets as (
      select min(m.part) as part, string_agg(o.number, ',') as numbers
      from int_basket_item as b
      inner join months as m on b.month = m.month
      left join often as o on b.item = o.item
      group by b.customer_id, b.basket
      having count(*) <= ${sql.lit(largest)}
    )
    select count(*) as baskets, string_agg(numbers, ';') as numbers
    from baskets
    group by part
    order by part`.execute(db);
  return {
    ...membersOf(rows.map(({numbers}) => numbers ?? '')),
    sizes: rows.map(({baskets}) => baskets),
    items: items.rows.length,
    names: items.rows.map(({item}) => item),
  };
}

const [comma, semicolon, zero] = [44, 59, 48];

/** `1,2;3` is two baskets; the texts are the groups. */
function membersOf(texts: readonly string[]): Omit<Baskets, 'sizes' | 'items'> {
  let [members, baskets] = [0, 0];
  for (const text of texts) {
    if (text === '') continue;
    for (let at = 0; at < text.length; at++) {
      const sign = text.charCodeAt(at);
      if (sign === comma || sign === semicolon) members += 1;
      if (sign === semicolon) baskets += 1;
    }
    members += 1;
    baskets += 1;
  }
  const all = {
    members: new Uint32Array(members),
    starts: new Uint32Array(baskets + 1),
    groups: new Uint16Array(baskets),
  };
  let [member, basket] = [0, 0];
  for (const [group, text] of texts.entries()) {
    if (text === '') continue;
    let number = 0;
    for (let at = 0; at <= text.length; at++) {
      const sign = at === text.length ? semicolon : text.charCodeAt(at);
      if (sign >= zero && sign < semicolon) {
        number = number * 10 + sign - zero;
        continue;
      }
      all.members[member++] = number;
      number = 0;
      if (sign !== semicolon) continue;
      all.groups[basket++] = group;
      all.starts[basket] = member;
    }
  }
  return all;
}
