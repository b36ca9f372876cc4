import {sql} from 'kysely';
import type {Warehouse} from '../../warehouse/query.ts';
import type {Tables} from '../../warehouse/tables.ts';
import type {Baskets} from './maths/frequent_sets.ts';

/** Baskets whose groups are their months, the newest first, and the names of their items. */
export interface ReadBaskets extends Baskets {
  names: string[];
  /** The first group that lies before the months by which advice is tried, and the first earlier one. */
  firsts: {before: number; earlier: number};
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
  const {rows} = await sql<{
    baskets: number;
    numbers: string | null;
    is_before: boolean;
    is_earlier: boolean;
  }>`
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
      select month, ${group} as part,
        min(cast(is_before as integer)) over (partition by ${group}) = 1 as is_before,
        min(cast(is_earlier as integer)) over (partition by ${group}) = 1 as is_earlier
      from int_affinity_month
    )
    select count(*) as baskets, string_agg(f.numbers, ';') as numbers, p.is_before, p.is_earlier
    from filled as f
    inner join parts as p on f.month = p.month
    group by p.part, p.is_before, p.is_earlier
    order by p.part`.execute(db);
  const first = (found: number) => (found < 0 ? rows.length : found);
  return {
    firsts: {
      before: first(rows.findIndex(({is_before}) => is_before)),
      earlier: first(rows.findIndex(({is_earlier}) => is_earlier)),
    },
    ...membersOf(rows.map(({numbers}) => numbers ?? '')),
    sizes: rows.map(({baskets}) => baskets),
    items: items.rows.length,
    names: items.rows.map(({item}) => item),
  };
}

/** The baskets of the group and of those before it, which are older. */
export function since(all: ReadBaskets, group: number): Baskets & Pick<ReadBaskets, 'names'> {
  const found = all.groups.findIndex(each => each >= group);
  const from = found < 0 ? all.groups.length : found;
  const offset = all.starts[from]!;
  return {
    names: all.names,
    items: all.items,
    members: all.members.subarray(offset),
    starts: all.starts.subarray(from).map(start => start - offset),
    groups: all.groups.subarray(from).map(each => each - group),
    sizes: all.sizes.slice(group),
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
