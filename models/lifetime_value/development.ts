import {sql} from 'kysely';
import type {Decimal} from '../../warehouse/decimal.ts';
import type {Warehouse} from '../../warehouse/query.ts';
import type {Tables} from '../../warehouse/tables.ts';

export type ValueMonth = Tables['lifetime_value_by_month'];

/** How the lifetime value of all customers went, oldest first. */
export const valueMonths = (db: Warehouse): Promise<ValueMonth[]> =>
  db
    .selectFrom('lifetime_value_by_month')
    .selectAll()
    .where('is_told', '=', true)
    .orderBy('month')
    .execute();

export type ContractMonth = Tables['contract_movement_by_month'];

/** What moved recurring revenue in the last thirteen complete months, oldest first. */
export async function contractMonths(db: Warehouse): Promise<ContractMonth[]> {
  const {rows} = await sql<ContractMonth>`
    select c.*
    from contract_movement_by_month as c
    inner join dim_month as m on c.month = m.month
    where m.is_complete and (c.mrr > 0 or c.mrr_before > 0)
    order by c.month desc limit 13`.execute(db);
  return rows.toReversed();
}

export interface Moved {
  customer_id: string;
  customer: string;
  clv_before: Decimal;
  clv: Decimal;
  change: Decimal;
  class_before: 'A' | 'B' | 'C' | null;
  class: 'A' | 'B' | 'C' | null;
}

interface Between {
  from: string;
  to: string;
  personal: boolean;
}

/** Customers whose lifetime value is another at the end of one month than at that of another, those first who lost most. */
export async function movedCustomers(
  db: Warehouse,
  {from, to, personal}: Between,
): Promise<Moved[]> {
  const classOf = (column: string) => sql`case when ${sql.ref(column)} is null then null
    when ${sql.ref(column)} >= c.from_a then 'A' when ${sql.ref(column)} >= c.from_b then 'B' else 'C' end`;
  const {rows} = await sql<Moved>`
    with sides as (
      select customer_id,
        max(case when month = cast(${from} as date) then clv end) as clv_before,
        max(case when month = cast(${to} as date) then clv end) as clv
      from int_month_end_value
      where month in (cast(${from} as date), cast(${to} as date))
      group by customer_id
    )
    select s.customer_id,
      ${personal ? sql`coalesce(n.name, d.name, s.customer_id)` : sql`coalesce(d.name, s.customer_id)`} as customer,
      coalesce(s.clv_before, 0) as clv_before, coalesce(s.clv, 0) as clv,
      coalesce(s.clv, 0) - coalesce(s.clv_before, 0) as change,
      ${classOf('s.clv_before')} as class_before, ${classOf('s.clv')} as class
    from sides as s
    cross join int_value_cut as c
    inner join dim_customer as d on s.customer_id = d.customer_id and d.is_current
    ${personal ? sql`left join personal.customer_name as n on s.customer_id = n.customer_id` : sql``}
    where coalesce(s.clv, 0) <> coalesce(s.clv_before, 0)
    order by change, s.customer_id`.execute(db);
  return rows;
}
