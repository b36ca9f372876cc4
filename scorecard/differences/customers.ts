import {type Classification, classifications, lastMonths} from './classifications.ts';
import type {Amount} from './same.ts';
import {type Side, type Sides, written} from './sides.ts';

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

const known = `select customer_id, name from dim_customer
  where is_current and customer_id is not null`;

const revenue = `select customer_id, sum(net_revenue) as revenue from customer_profitability
  where month in ${lastMonths(12)} group by customer_id`;

/** So many customers of each kind are named. */
const named = 20;

/** Which customers came and left, and which are in another class than before. */
export async function customerChanges(sides: Sides): Promise<CustomerChanges | null> {
  const {db} = sides;
  if (!(await written(sides, 'customers', 'customer', known))) return null;
  if (!(await written(sides, 'revenue of customers', 'revenue', revenue))) return null;
  await db.run('create or replace temp table moved (kind varchar, customer_id varchar)');
  const changes: ClassChange[] = [];
  for (const each of classifications) {
    const change = await classChange(sides, each);
    if (change) changes.push(change);
  }
  const count = async (of: string) => (await db.rows<{n: number}>(`select ${of} as n`))[0]!.n;
  const moved = (kind: Classification['kind']) =>
    count(`(select count(distinct customer_id) from temp.moved where kind = '${kind}')`);
  return {
    count: {
      before: await count('(select count(*) from temp.before_customer)'),
      after: await count('(select count(*) from temp.after_customer)'),
    },
    came: await onlyIn(sides, 'after', 'before'),
    left: await onlyIn(sides, 'before', 'after'),
    changed_class: await moved('class'),
    changed_assignment: await moved('assignment'),
    changes,
  };
}

async function onlyIn({db}: Sides, side: Side, other: Side): Promise<Group> {
  const those = `temp.${side}_customer as c anti join temp.${other}_customer as o
    on c.customer_id = o.customer_id`;
  const [counted] = await db.rows<{n: number}>(`select count(*) as n from ${those}`);
  const first = await db.rows<Listed>(`select c.customer_id, c.name, r.revenue
    from (select c.* from ${those}) as c
    left join temp.${side}_revenue as r on c.customer_id = r.customer_id
    order by r.revenue desc nulls last, c.customer_id limit ${named}`);
  return {customers: counted!.n, first};
}

/** Only customers that both sides know can change their class. */
async function classChange(sides: Sides, asked: Classification): Promise<ClassChange | undefined> {
  const {db} = sides;
  const {name, kind, from, key, rows} = asked;
  const sql = `select ${key} as customer_id, cast(${asked.class} as varchar) as class
    from ${from}${rows ? ` where ${rows}` : ''}`;
  if (!(await written(sides, `customers by ${name}`, 'class', sql))) return undefined;
  await db.run(`create or replace temp table changed_class as
    select a.customer_id, a.name, r.revenue, o.class as from_class, n.class as to_class
    from temp.after_customer as a
    semi join temp.before_customer as b on a.customer_id = b.customer_id
    left join temp.before_class as o on a.customer_id = o.customer_id
    left join temp.after_class as n on a.customer_id = n.customer_id
    left join temp.after_revenue as r on a.customer_id = r.customer_id
    where o.class is distinct from n.class`);
  await db.run(`insert into temp.moved select '${kind}', customer_id from temp.changed_class`);
  const moves = await db.rows<ClassChange['moves'][number]>(
    `select from_class as "from", to_class as "to", count(*) as customers
    from temp.changed_class group by all order by customers desc, from_class, to_class`,
  );
  if (moves.length === 0) return undefined;
  const first = await db.rows<ClassChange['first'][number]>(
    `select customer_id, name, revenue, from_class as "from", to_class as "to"
    from temp.changed_class order by revenue desc nulls last, customer_id limit ${named}`,
  );
  const customers = moves.reduce((sum, each) => sum + each.customers, 0);
  return {classification: name, kind, customers, moves, first};
}
