import {type RawBuilder, sql} from 'kysely';
import type {Decimal} from '../../warehouse/decimal.ts';
import type {Warehouse} from '../../warehouse/query.ts';
import type {Tables} from '../../warehouse/tables.ts';
import {textOf} from './document.ts';
import type {Months} from './whale_curve.ts';

/** A row that caused work, or earned money, with its part of the sum that was opened. */
export interface PartRow {
  month: string;
  /** The table that it stands in, and what it is called there. */
  source: string;
  document: string;
  quantity: Decimal | null;
  minutes: Decimal | null;
  is_measured: boolean | null;
  amount: Decimal;
}

type Rule = Tables['int_activity_rule'];

/** The rules by which an activity's drivers were counted; none for what is levied. */
const rulesOf = (db: Warehouse, activity: string): Promise<Rule[]> =>
  db
    .selectFrom('int_activity_rule')
    .selectAll()
    .where('activity', '=', activity)
    .orderBy('valid_from')
    .execute();

const date = (day: string) => sql`cast(${day} as date)`;

const documentOf = (columns: string) => sql.raw(textOf(columns.split(', ')));

const ofCustomer = (customer: string | null, column = sql.ref('customer_id')) =>
  customer === null ? sql`${column} is null` : sql`${column} = ${customer}`;

/**
 * The rows that drove an activity for a customer, by the rules that the night counted by. A month's
 * cost is cut between them by minutes, or by quantity where shares decide, one after the other, so
 * that all of them together are all of it.
 */
export async function driverRows(
  db: Warehouse,
  {activity, customer, from, to}: Months & {activity: string; customer: string | null},
): Promise<PartRow[]> {
  const rules = await rulesOf(db, activity);
  if (rules.length === 0) return [];
  const parts = rules.map(rule => {
    const [quantity, minutes, measured, where] = [
      rule.quantity_sql,
      rule.minutes_sql,
      rule.measured_sql,
      rule.row_condition,
    ].map(each => sql.raw(each!));
    return sql`select month, ${sql.lit(rule.driver)} as source,
        ${documentOf(rule.identified_by)} as document,
        ${quantity} as quantity, ${minutes} as minutes, coalesce(${measured}, false) as is_measured
      from ${sql.table(rule.driver)}
      where ${where} and ${ofCustomer(customer)}
        and month >= ${date(rule.valid_from)} and month < ${date(rule.valid_to)}
        and month >= ${date(from)} and month <= ${date(to)}`;
  });
  const rows = await sql<PartRow>`
    with driven as (${sql.join(parts, sql` union all `)}),
    weighed as (
      select d.*, c.cost,
        coalesce(case when c.minutes is null then d.quantity else d.minutes end, 0) as weight
      from driven as d
      inner join activity_cost as c
        on c.activity = ${activity} and c.month = d.month and ${ofCustomer(customer, sql.ref('c.customer_id'))}
    ),
    summed as (
      select *,
        sum(weight) over (partition by month order by source, document
          rows between unbounded preceding and current row) as up_to,
        sum(weight) over (partition by month) as total
      from weighed
    )
    select month, source, document, quantity, minutes, is_measured,
      ${cut(sql`up_to`)} - ${cut(sql`(up_to - weight)`)} as amount
    from summed
    order by month desc, source, document`.execute(db);
  return rows.rows;
}

const cut = (up: RawBuilder<unknown>) => sql`cast(coalesce(
  cast(cost as double) * cast(${up} as double) / nullif(cast(total as double), 0), 0
) as decimal(18, 4))`;

/** The documents that a customer's net revenue, or product cost, is made of. */
export async function earningRows(
  db: Warehouse,
  {
    part,
    customer,
    from,
    to,
  }: Months & {
    part: 'net_revenue' | 'product_cost';
    customer: string | null;
  },
): Promise<PartRow[]> {
  const isRevenue = part === 'net_revenue';
  const select = (source: string, document: string, amount: string, more = 'true') =>
    sql`select month, ${sql.lit(source)} as source, ${sql.raw(document)} as document,
        cast(null as decimal(18, 4)) as quantity, cast(null as decimal(18, 4)) as minutes,
        cast(null as boolean) as is_measured, cast(${sql.raw(amount)} as decimal(18, 4)) as amount
      from ${sql.table(source)}
      where ${sql.raw(more)} and ${ofCustomer(customer)}
        and month >= ${date(from)} and month <= ${date(to)}`;
  const line = "concat_ws('/', invoice_id, cast(line as varchar))";
  const amount = isRevenue ? 'net_amount' : 'coalesce(product_cost, 0)';
  const parts = [
    select('fct_invoice_line', line, amount, 'is_revenue and not is_deferred'),
    select('fct_recognised_revenue_month', line, amount),
    ...(isRevenue
      ? [
          select('fct_rebate_accrual', 'accrual_id', '-open_amount'),
          select('fct_skonto', 'claim_id', '-amount'),
        ]
      : []),
  ];
  const rows = await sql<PartRow>`select * from (${sql.join(parts, sql` union all `)})
    where amount <> 0
    order by month desc, source, document`.execute(db);
  return rows.rows;
}
