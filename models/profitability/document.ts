import {sql} from 'kysely';
import type {Row} from '../../warehouse/database.ts';
import type {Decimal} from '../../warehouse/decimal.ts';
import type {Warehouse} from '../../warehouse/query.ts';
import {identifier, list} from '../../warehouse/sql.ts';

/** A fact of the snapshot, and what tells its rows apart. */
export interface Source {
  name: string;
  title: string;
  grain: readonly string[];
  columns: readonly {column_name: string; description: string | null}[];
}

/** The fact of this name; nothing, if there is none. */
export async function sourceNamed(db: Warehouse, name: string): Promise<Source | undefined> {
  const model = await db
    .selectFrom('meta_model')
    .select(['model', 'title', 'grain'])
    .where('model', '=', name)
    .where('model', 'like', 'fct_%')
    .executeTakeFirst();
  if (!model) return undefined;
  const described = await db
    .selectFrom('meta_column')
    .select(['column_name', 'description'])
    .where('model', '=', name)
    .execute();
  const there = await sql<{column_name: string}>`select column_name from duckdb_columns()
    where table_name = ${name} and database_name = current_database()
    order by column_index`.execute(db);
  return {
    name,
    title: model.title,
    grain: model.grain.split(', '),
    columns: there.rows.map(({column_name}) => ({
      column_name,
      description: described.find(each => each.column_name === column_name)?.description ?? null,
    })),
  };
}

/**
 * The rows of a document: of one that is named by all that tells rows apart, or by the beginning of
 * it, such as an invoice without its line. Parts are separated by `/`.
 */
export async function documentRows(
  db: Warehouse,
  {name, grain}: Source,
  document: string,
  most: number,
): Promise<Row[]> {
  const names = grain.map((_, at) => sql`${sql.raw(textOf(grain.slice(0, at + 1)))} = ${document}`);
  const order = sql.raw(list(grain.map(identifier)));
  const {rows} = await sql<Row>`select * from ${sql.table(name)}
    where ${sql.join(names, sql` or `)}
    order by ${order}
    limit ${sql.lit(most)}`.execute(db);
  return rows;
}

/** By which names the personal file knows the persons in rows, such as who buys under a collective account. */
export async function personsIn(
  db: Warehouse,
  rows: readonly Row[],
): Promise<Record<string, string>> {
  const named = new Set(rows.flatMap(({contact_id: id}) => (typeof id === 'string' ? [id] : [])));
  if (named.size === 0) return {};
  const found = await db
    .selectFrom('personal.contacts')
    .select(['contact_id', 'name'])
    .where('contact_id', 'in', [...named])
    .execute();
  return Object.fromEntries(
    found.flatMap(({contact_id, name}) => (name ? [[contact_id, name]] : [])),
  );
}

/** What tells rows apart, as one text. */
export const textOf = (columns: readonly string[]): string =>
  `concat_ws('/', ${list(columns.map(each => `cast(${identifier(each)} as varchar)`))})`;

export interface OrderPart {
  /** net_revenue, product_cost, or the activity. */
  part: string;
  amount: Decimal;
}

/** What an order earned and what its own work cost, activity by activity, in all months. */
export async function orderParts(db: Warehouse, order: string): Promise<OrderPart[]> {
  const {rows} = await sql<OrderPart>`
    select 'net_revenue' as part, sum(net_revenue) as amount, 0 as place
    from order_profitability where order_id = ${order}
    union all
    select 'product_cost', -sum(product_cost), 1
    from order_profitability where order_id = ${order}
    union all
    select c.activity, -sum(c.cost), 2 + a.position
    from int_object_cost as c
    inner join set_activity as a on c.activity = a.activity
    where c.order_id = ${order}
    group by c.activity, a.position
    order by place`.execute(db);
  return rows.filter(({amount}) => amount !== null);
}

/** What an order leaves after all of its own work, asked of the orders and not of its parts. */
export const orderProfit = (db: Warehouse, order: string) =>
  db
    .selectFrom('order_profitability')
    .select(sql<Decimal | null>`sum(profit)`.as('profit'))
    .where('order_id', '=', order);

/** The documents that were invoiced for an order. */
export const invoicesOf = (db: Warehouse, order: string) =>
  db
    .selectFrom('fct_invoice_line')
    .select('invoice_id')
    .where('order_id', '=', order)
    .groupBy('invoice_id')
    .orderBy('invoice_id');
