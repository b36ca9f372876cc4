import {sql} from 'kysely';
import type {Warehouse} from '../../warehouse/query.ts';

/** Where a customer was reported to stand at the end of a closed month. */
export interface ClosedStanding {
  /** First day of the month. */
  month: string;
  /** Whether it stood in the portfolio, be it in no cell; the next says in which one. */
  was_placed: boolean;
  reported_cell: string | null;
  reported_abc_class: string | null;
  reported_contribution_class: string | null;
  reported_rfm: string | null;
  reported_cluster: string | null;
  reported_stage: string | null;
}

/** At the end of the newest closed month, up to one if it is named; nothing where nothing was told of it. */
export async function closedStandingOf(
  db: Warehouse,
  customer: string,
  until?: string,
): Promise<ClosedStanding | undefined> {
  const {rows} = await sql<ClosedStanding>`
    with newest as (
      select max(month) as month from closed_month
      where ${until === undefined ? sql`true` : sql`month <= ${until}`}
    )
    select n.month, coalesce(p.was_reported, false) as was_placed, p.reported_cell,
      s.reported_abc_class, s.reported_contribution_class, s.reported_rfm, s.reported_cluster,
      s.reported_stage
    from newest as n
    left join closed_portfolio as p
      on n.month = p.month and p.customer_id = ${customer} and p.was_reported
    left join closed_segment as s on n.month = s.month and s.customer_id = ${customer}
    where p.customer_id is not null or s.customer_id is not null`.execute(db);
  return rows[0];
}
