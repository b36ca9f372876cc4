import {sql} from 'kysely';
import type {Warehouse} from '../../warehouse/query.ts';

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

/** The cells of closed months, the newest first: as reported, and as told now. */
export async function closedCells(db: Warehouse): Promise<ClosedCellCount[]> {
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
    group by month, cell
    order by month desc, cell nulls last`.execute(db);
  return rows;
}
