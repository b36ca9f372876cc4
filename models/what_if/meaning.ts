import type {Connection} from '../../warehouse/database.ts';
import type {Ground} from '../../warehouse/lens.ts';
import type {Months} from '../profitability/whale_curve.ts';
import {type ChangeOf, type Changes, WrongChange} from './changes.ts';
import {within} from './invoice_lines.ts';

interface Snapshot {
  db: Connection;
  base: string;
  period: Months;
}

/** Refuses changes of what the snapshot does not have, and those that would mean nothing there. */
export async function requireMeaning(
  {connect, base}: Pick<Ground, 'connect' | 'base'>,
  changes: Changes,
  period: Months,
): Promise<void> {
  const db = await connect();
  try {
    for (const change of changes) await requireOne({db, base, period}, change);
  } finally {
    db.close();
  }
}

const requireOne = (snapshot: Snapshot, change: Changes[number]): Promise<void> => {
  if (change.change === 'unit_time') return requireMinutes(snapshot, change);
  if (change.change === 'capacity') return requireCapacity(snapshot, change);
  if (change.change === 'price') return requireFilters(snapshot, change);
  if (change.change === 'discount') return requireListPrices(snapshot, change);
  if (change.change === 'self_service') return requireBoth(snapshot, change);
  return requireOrders(snapshot, change);
};

/** A member of a column, else a WrongChange that says which there are. */
async function requireKnown(
  {db, base}: Snapshot,
  {field, value, among}: {field: string; value: string | undefined; among: string},
  column = field,
): Promise<void> {
  if (value === undefined) return;
  const rows = await db.rows<{value: string}>(
    `select distinct ${column} as value from ${base}.${among} where ${column} is not null order by 1`,
  );
  const possible = rows.map(each => each.value);
  if (!possible.includes(value)) throw new WrongChange('unknown', {field, value, possible});
}

const requireDriven = async ({db, base}: Snapshot, field: string, value: string) => {
  const rows = await db.rows<{activity: string}>(
    `select activity from ${base}.set_activity where not is_levied order by position`,
  );
  const possible = rows.map(each => each.activity);
  if (!possible.includes(value)) throw new WrongChange('unknown', {field, value, possible});
};

async function requireMinutes(snapshot: Snapshot, {activity: value}: ChangeOf<'unit_time'>) {
  const {db, base} = snapshot;
  await requireDriven(snapshot, 'activity', value);
  const [timed] = await db.rows(
    `select 1 from ${base}.set_activity as a
    inner join ${base}.set_cost_pool as p on a.cost_pool = p.cost_pool
    where a.activity = $1 and p.method = 'time_driven'`,
    [value],
  );
  if (!timed) throw new WrongChange('shares_decide', {field: 'activity', value});
}

async function requireCapacity(snapshot: Snapshot, {pool: value, with_cost}: ChangeOf<'capacity'>) {
  const {db, base, period} = snapshot;
  await requireKnown(snapshot, {field: 'pool', value, among: 'set_cost_pool'}, 'cost_pool');
  const [capacity] = await db.rows(
    `select 1 from ${base}.int_pool_month as p
    where p.cost_pool = $1 and p.capacity_minutes > 0 and ${within('p', period)} limit 1`,
    [value],
  );
  if (!capacity && !with_cost) throw new WrongChange('no_capacity', {field: 'pool', value});
}

async function requireFilters(snapshot: Snapshot, change: ChangeOf<'price'>) {
  const {product_line, product_group, segment, customer} = change;
  await requireKnown(snapshot, {field: 'product_line', value: product_line, among: 'dim_product'});
  await requireKnown(snapshot, {
    field: 'product_group',
    value: product_group,
    among: 'dim_product',
  });
  await requireKnown(snapshot, {field: 'segment', value: segment, among: 'dim_customer'});
  if (customer === undefined) return;
  const [known] = await snapshot.db.rows(
    `select 1 from ${snapshot.base}.dim_customer where customer_id = $1 limit 1`,
    [customer],
  );
  if (!known) throw new WrongChange('unknown', {field: 'customer', value: customer});
}

async function requireListPrices({db, base, period}: Snapshot, {most}: ChangeOf<'discount'>) {
  const [listed] = await db.rows(
    `select 1 from ${base}.fct_invoice_line as l
    where l.list_amount is not null and ${within('l', period)} limit 1`,
  );
  if (!listed) throw new WrongChange('no_list_prices', {field: 'most', value: String(most)});
}

async function requireBoth(snapshot: Snapshot, {activity, to}: ChangeOf<'self_service'>) {
  await requireDriven(snapshot, 'activity', activity);
  if (to === undefined) return;
  await requireDriven(snapshot, 'to', to);
  if (to === activity) throw new WrongChange('itself', {field: 'to', value: to});
  const [units] = await snapshot.db.rows(
    `select 1 from ${snapshot.base}.int_activity_driver as d
    where d.activity = $1 and ${within('d', snapshot.period)} having sum(d.quantity) > 0`,
    [to],
  );
  if (!units) throw new WrongChange('no_quantity', {field: 'to', value: to});
}

async function requireOrders({db, base}: Snapshot, {amount}: ChangeOf<'minimum_order'>) {
  const [order] = await db.rows(`select 1 from ${base}.fct_order limit 1`);
  if (!order) throw new WrongChange('no_orders', {field: 'amount', value: String(amount)});
}
