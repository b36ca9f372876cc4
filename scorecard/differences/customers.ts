import type {Connection} from '../../warehouse/database.ts';
import {list} from '../../warehouse/sql.ts';
import {type Classification, classifications} from './classifications.ts';
import type {Amount} from './same.ts';
import {isComparable, type Side, type Sides, tableOf} from './sides.ts';

interface Listed {
  customer_id: string;
  /** Only of companies. */
  name: string | null;
  /** Of the last twelve complete months. */
  revenue: Amount | null;
}

interface Group {
  customers: number;
  /** Those with the most revenue. */
  first: Listed[];
}

export interface ClassChange {
  classification: string;
  kind: Classification['kind'];
  customers: number;
  moves: {from: string | null; to: string | null; customers: number}[];
  first: (Listed & {from: string | null; to: string | null})[];
}

export interface CustomerChanges {
  count: Record<Side, number>;
  came: Group;
  left: Group;
  /** Each customer once, however many classes it changed. */
  changed_class: number;
  changed_assignment: number;
  changes: ClassChange[];
}

/** So many customers of each kind are named. */
const named = 20;

/** Which customers came and left, and which are in another class than before. */
export async function customerChanges(sides: Sides): Promise<CustomerChanges | null> {
  const {db} = sides;
  const known = `select customer_id, name from dim_customer where is_current`;
  if (!(await isComparable(sides, 'customers', known))) return null;
  const compared: Compared[] = [];
  for (const [index, each] of classifications.entries()) {
    const asked = `select customer_id, ${each.class} from ${each.from}`;
    if (!(await isComparable(sides, `customers by ${each.name}`, asked))) continue;
    compared.push({...each, old: `from_${index}`, new: `to_${index}`});
  }
  await writeMoved(sides, compared);
  const changes: ClassChange[] = [];
  for (const each of compared) {
    const change = await classChange(db, each);
    if (change) changes.push(change);
  }
  return {
    count: {
      before: await count(db, customersOf('before')),
      after: await count(db, customersOf('after')),
    },
    came: await onlyIn(sides, 'after', 'before'),
    left: await onlyIn(sides, 'before', 'after'),
    changed_class: await count(db, `temp.moved where ${hasMoved(compared, 'class')}`),
    changed_assignment: await count(db, `temp.moved where ${hasMoved(compared, 'assignment')}`),
    changes,
  };
}

/** A classification that both snapshots know, and the columns of `moved` that tell its classes. */
type Compared = Classification & {old: string; new: string};

/** The customers of a side, each as it is known last. */
const customersOf = (side: Side): string =>
  `(from ${tableOf(side, 'dim_customer')} where is_current and customer_id is not null)`;

/** What a side says of its customers' classes; no rows where it has no such table. */
const segmentsOf = ({tables}: Sides, side: Side): string =>
  tables[side].get('customer_segment')?.has('net_revenue_12_months')
    ? tableOf(side, 'customer_segment')
    : '(select null as customer_id, null as net_revenue_12_months where false)';

/** Writes down who is in another class; only customers that both sides know can change theirs. */
async function writeMoved(sides: Sides, compared: readonly Compared[]): Promise<void> {
  const classes = (table: Classification['from'], when: 'old' | 'new') =>
    compared
      .filter(({from}) => from === table)
      .map(each => `, cast(${each.class} as varchar) as ${each[when]}`)
      .join('');
  await sides.db.run(`create or replace temp table moved as
    select * from (
      select a.customer_id, a.name, n.revenue${compared.map(each => `, ${each.old}, ${each.new}`).join('')}
      from (select customer_id, name${classes('dim_customer', 'new')}
        from ${customersOf('after')}) as a
      inner join (select customer_id${classes('dim_customer', 'old')}
        from ${customersOf('before')}) as b on a.customer_id = b.customer_id
      left join (select customer_id${classes('customer_segment', 'old')}
        from ${segmentsOf(sides, 'before')}) as o on a.customer_id = o.customer_id
      left join (
        select customer_id, net_revenue_12_months as revenue${classes('customer_segment', 'new')}
        from ${segmentsOf(sides, 'after')}) as n on a.customer_id = n.customer_id)
    where ${hasMoved(compared, 'class')} or ${hasMoved(compared, 'assignment')}`);
}

const isOther = ({old, new: now}: Compared) => `${old} is distinct from ${now}`;

const hasMoved = (compared: readonly Compared[], kind: Classification['kind']): string =>
  list(['false', ...compared.filter(each => each.kind === kind).map(isOther)], ' or ');

async function count(db: Connection, from: string): Promise<number> {
  const [counted] = await db.rows<{n: number}>(`select count(*) as n from ${from}`);
  return counted!.n;
}

async function onlyIn(sides: Sides, side: Side, other: Side): Promise<Group> {
  const {db} = sides;
  await db.run(`create or replace temp table alone as
    select c.customer_id, c.name from ${customersOf(side)} as c
    anti join ${customersOf(other)} as o on c.customer_id = o.customer_id`);
  const first = await db.rows<Listed>(`
    select a.customer_id, a.name, s.net_revenue_12_months as revenue
    from temp.alone as a
    left join ${segmentsOf(sides, side)} as s on a.customer_id = s.customer_id
    order by revenue desc nulls last, a.customer_id limit ${named}`);
  return {customers: await count(db, 'temp.alone'), first};
}

async function classChange(db: Connection, asked: Compared): Promise<ClassChange | undefined> {
  const {name, kind, old, new: now} = asked;
  const those = `temp.moved where ${isOther(asked)}`;
  const moves = await db.rows<ClassChange['moves'][number]>(
    `select ${old} as "from", ${now} as "to", count(*) as customers
    from ${those} group by all order by customers desc, ${old}, ${now}`,
  );
  if (moves.length === 0) return undefined;
  const first = await db.rows<ClassChange['first'][number]>(
    `select customer_id, name, revenue, ${old} as "from", ${now} as "to"
    from ${those} order by revenue desc nulls last, customer_id limit ${named}`,
  );
  const customers = moves.reduce((sum, each) => sum + each.customers, 0);
  return {classification: name, kind, customers, moves, first};
}
