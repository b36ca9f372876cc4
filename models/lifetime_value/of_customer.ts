import {sql} from 'kysely';
import type {Decimal} from '../../warehouse/decimal.ts';
import type {Warehouse} from '../../warehouse/query.ts';
import type {LifetimeValueReason, Tables} from '../../warehouse/tables.ts';

type Stream = Tables['customer_lifetime_value']['stream'];

/** What a stream of a customer will bring, or all of them, and how that comes about. */
export interface StreamValue {
  stream: Stream;
  model: string | null;
  p_alive: number | null;
  /** By this stream alone. */
  p_alive_alone: number | null;
  orders_of_year: number | null;
  orders: number | null;
  /** Contribution of one order. */
  expected_margin: Decimal | null;
  contribution_of_year: Decimal | null;
  contribution: Decimal | null;
  clv: Decimal | null;
  clv_low: Decimal | null;
  clv_high: Decimal | null;
  reason: LifetimeValueReason | null;
}

/** The streams of a customer, and last their total; nothing of who does not count. */
export async function streamsOf(db: Warehouse, customer: string): Promise<StreamValue[]> {
  const {rows} = await sql<StreamValue>`
    select c.stream, c.model, c.p_alive, c.p_alive_alone,
      o.expected_orders_of_year as orders_of_year, c.expected_orders as orders, c.expected_margin,
      o.expected_contribution_of_year as contribution_of_year,
      o.expected_contribution as contribution, c.clv, c.clv_low, c.clv_high, c.reason
    from customer_lifetime_value as c
    left join customer_outlook as o on c.customer_id = o.customer_id and c.stream = o.stream
    where c.customer_id = ${customer}
    order by case c.stream when 'purchases' then 1 when 'contracts' then 2 when 'machines' then 3 else 4 end`.execute(
    db,
  );
  return rows;
}

/** What a forecast was made from: a purchase, a month of a contract, or a machine. */
export interface Evidence {
  /** Day of the purchase, month of the contract, or day since when the machine runs. */
  day: string | null;
  /** The fact that it stands in, and what it is called there; a machine is no fact. */
  source: string | null;
  document: string;
  /** Invoiced, or recurring in the month; empty for machines. */
  amount: Decimal | null;
  /** Of a machine: how long it has run, and the chance that one of ours follows within the horizon. */
  months: number | null;
  chance: number | null;
}

/** The invoices, contracts or machines of a customer's stream, the newest first. */
export async function evidenceOf(
  db: Warehouse,
  {customer, stream}: {customer: string; stream: Exclude<Stream, 'total'>},
): Promise<Evidence[]> {
  const {rows} = await {
    purchases: sql<Evidence>`
      select l.invoiced_on as day, 'fct_invoice_line' as source, l.invoice_id as document,
        sum(l.net_amount) as amount, null as months, null as chance
      from fct_invoice_line as l
      inner join int_stream_product as s on l.product_key = s.product_key
      inner join int_customer_version as v on l.customer_key = v.customer_key
      inner join set_business_date as b on l.invoiced_on <= b.business_date
      where l.customer_id = ${customer} and l.is_revenue and l.net_amount > 0 and v.counted
        and not l.is_deferred and s.stream = 'purchases'
      group by l.invoiced_on, l.invoice_id
      order by day desc, document`,
    contracts: sql<Evidence>`
      select s.month as day, 'fct_subscription_month' as source,
        s.subscription_id || '/' || s.month as document, s.mrr as amount,
        null as months, null as chance
      from fct_subscription_month as s
      inner join int_customer_version as v on s.customer_key = v.customer_key
      where s.customer_id = ${customer} and not s.is_trial and s.mrr > 0 and v.counted
      order by day desc, document`,
    machines: sql<Evidence>`
      select i.commissioned_on as day, null as source, m.installed_id as document,
        null as amount, cast(floor(m.age) as integer) as months, o.expected_orders as chance
      from int_machine as m
      inner join dim_installed_base as i on m.installed_id = i.installed_id
      left join int_machine_outlook as o on m.is_own = o.is_own and floor(m.age) = o.months
      where m.customer_id = ${customer} and not m.is_retired
      order by chance desc, document`,
  }[stream].execute(db);
  return rows;
}

/** What the same forecast was made from, asked of the tables that models read. */
export async function knownOf(
  db: Warehouse,
  {customer, stream}: {customer: string; stream: Exclude<Stream, 'total'>},
): Promise<{amount: Decimal | null; count: number}> {
  const {rows} = await {
    purchases: sql<{amount: Decimal | null; count: number}>`
      select sum(amount) as amount, coalesce(sum(purchases), 0) as count from int_stream_sum
      where customer_id = ${customer} and stream = 'purchases'`,
    contracts: sql<{amount: Decimal | null; count: number}>`
      select sum(mrr) as amount, count(*) as count from int_contract_month
      where customer_id = ${customer}`,
    machines: sql<{amount: Decimal | null; count: number}>`
      select null as amount, count(*) as count from int_machine
      where customer_id = ${customer} and not is_retired`,
  }[stream].execute(db);
  return rows[0]!;
}
