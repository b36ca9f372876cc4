import {sql} from 'kysely';
import type {Warehouse} from '../../warehouse/query.ts';
import type {Tables} from '../../warehouse/tables.ts';
import type {Baskets} from './maths/frequent_sets.ts';

/** Baskets whose groups are their months, the newest first, and the names of their items. */
export interface ReadBaskets extends Baskets {
  names: string[];
  /** The first group that lies before the months by which advice is tried. */
  firstBefore: number;
}

const largest = 100;

/** All baskets. A text of numbers comes for each month: a million baskets would be four million rows. */
export async function readBaskets(
  db: Warehouse,
  settings: Tables['set_affinity'],
): Promise<ReadBaskets> {
  /* Customers have one basket a year. */
  const group = settings.basket === 'customers' ? sql`year` : sql`age`;
  const items = await sql<{item: string}>`
    select item
    from int_basket_item
    group by item
    having count(*) >= ${sql.lit(settings.baskets)}
    order by item`.execute(db);
  const {rows} = await sql<{baskets: number; numbers: string | null; is_before: boolean}>`
    with often as (
      select item, cast(row_number() over (order by item) - 1 as varchar) as number
      from int_basket_item
      group by item
      having count(*) >= ${sql.lit(settings.baskets)}
    ),
    filled as (
      select min(b.month) as month, string_agg(o.number, ',') as numbers
      from int_basket_item as b
      left join often as o on b.item = o.item
      group by b.customer_id, b.basket
      having count(*) <= ${sql.lit(largest)}
    ),
    parts as (
      select month, ${group} as part, min(cast(is_before as integer)) over (partition by ${group}) = 1 as is_before
      from int_affinity_month
    )
    select count(*) as baskets, string_agg(f.numbers, ';') as numbers, p.is_before
    from filled as f
    inner join parts as p on f.month = p.month
    group by p.part, p.is_before
    order by p.part`.execute(db);
  const firstBefore = rows.findIndex(({is_before}) => is_before);
  return {
    firstBefore: firstBefore < 0 ? rows.length : firstBefore,
    ...membersOf(rows.map(({numbers}) => numbers ?? '')),
    sizes: rows.map(({baskets}) => baskets),
    items: items.rows.length,
    names: items.rows.map(({item}) => item),
  };
}

/** The same without the months by which advice is tried. */
export function before({firstBefore, ...all}: ReadBaskets): ReadBaskets {
  const first = all.groups.findIndex(group => group >= firstBefore);
  const from = first < 0 ? all.groups.length : first;
  const offset = all.starts[from]!;
  return {
    ...all,
    firstBefore: 0,
    members: all.members.subarray(offset),
    starts: all.starts.subarray(from).map(start => start - offset),
    groups: all.groups.subarray(from).map(group => group - firstBefore),
    sizes: all.sizes.slice(firstBefore),
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
