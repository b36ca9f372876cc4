import {sql} from 'kysely';
import type {Warehouse} from '../../warehouse/query.ts';
import {named, type PersonalNames} from '../levels/names.ts';

/** A closed month of which it is kept where customers stood. */
export interface ClosedMonth {
  /** First day of the month. */
  month: string;
  /** ISO text in UTC. */
  closed_at: string;
  closed_by: string;
  /** Whether the rules and the data of now still tell its end. */
  is_told: boolean;
}

/** The oldest first. */
export async function closedMonths(db: Warehouse): Promise<ClosedMonth[]> {
  const {rows} = await sql<ClosedMonth>`
    select p.month, min(c.closed_at) as closed_at, min(c.closed_by) as closed_by,
      bool_or(p.is_told) as is_told
    from closed_portfolio as p inner join closed_month as c on p.month = c.month
    group by p.month order by p.month`.execute(db);
  return rows;
}

/** How many customers a cell had at the end of a closed month. */
export interface ClosedCellCount {
  /** First day of the month. */
  month: string;
  /** Null: in no cell. */
  cell: string | null;
  reported_customers: number;
  /** By the rules and the data of now; null where the portfolio does not tell the month end any more. */
  customers: number | null;
  /** Those among the reported that stand in another cell now. */
  others: number | null;
}

/** The cells of closed months, or of one of them, the newest first: as reported, and as told now. */
export async function closedCells(db: Warehouse, month?: string): Promise<ClosedCellCount[]> {
  const {rows} = await sql<ClosedCellCount>`
    with sides as (
      select month, reported_cell as cell, is_told, 1 as reported, 0 as now,
        cast(differs as integer) as other
      from closed_portfolio where was_reported
      union all
      select month, cell, is_told, 0, 1, 0
      from closed_portfolio where is_active
    )
    select month, cell,
      cast(sum(reported) as integer) as reported_customers,
      cast(case when bool_or(is_told) then sum(now) end as integer) as customers,
      cast(case when bool_or(is_told) then sum(other) end as integer) as others
    from sides
    where ${month === undefined ? sql`true` : sql`month = ${month}`}
    group by month, cell
    order by month desc, cell nulls last`.execute(db);
  return rows;
}

export interface ClosedCustomer {
  customer_id: string;
  customer: string;
  reported_cell: string;
  /** At the same month end by the rules and the data of now; null where it has none. */
  cell: string | null;
  differs: boolean;
  /** Where it stands today; null where it has no cell. */
  cell_today: string | null;
}

interface Wanted {
  month: string;
  names: PersonalNames;
  cell?: string | undefined;
  limit?: number;
  offset?: number;
}

/** Who was reported in the cells at the end of a closed month, or in one, those who buy most today first. */
export async function closedCustomers(
  db: Warehouse,
  {month, names, cell, limit, offset = 0}: Wanted,
): Promise<ClosedCustomer[]> {
  const {name, person} = named(names);
  const {rows} = await sql<ClosedCustomer>`
    select c.customer_id, ${name} as customer, c.reported_cell, c.cell, c.differs,
      p.cell as cell_today
    from closed_portfolio as c
    left join customer_portfolio as p on c.customer_id = p.customer_id
    left join customer_segment as s on c.customer_id = s.customer_id
    left join dim_customer as d on c.customer_id = d.customer_id and d.is_current
    ${person}
    where c.month = ${month} and c.reported_cell is not null
      and ${cell === undefined ? sql`true` : sql`c.reported_cell = ${cell}`}
    order by s.net_revenue_12_months desc nulls last, c.customer_id
    ${limit === undefined ? sql`` : sql`limit ${sql.lit(limit)} offset ${sql.lit(offset)}`}`.execute(
    db,
  );
  return rows;
}
