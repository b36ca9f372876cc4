import {sql} from 'kysely';
import type {Decimal} from '../../warehouse/decimal.ts';
import type {Warehouse} from '../../warehouse/query.ts';
import type {Tables} from '../../warehouse/tables.ts';

type ChurnMonth = Omit<
  Tables['churn_by_month'],
  'profitable_customers_start' | 'lost_profitable_customers'
> & {
  /** Monthly rate in percent, of the twelve months up to this one; null where one is not measurable. */
  mean_churn_rate: number | null;
};

/** Who came, left and returned in each complete month since there are customers, the oldest first. */
export async function churnMonths(db: Warehouse): Promise<ChurnMonth[]> {
  const {rows} = await sql<ChurnMonth>`
    with years as (
      select c.month, c.customers_start, c.new_customers, c.won_back_customers, c.lost_customers,
        c.regrouped_customers, c.customers_end, c.revenue_start, c.lost_revenue, c.contribution_start, c.lost_contribution,
        c.is_measurable,
        sum(case when c.is_measurable then 1 else 0 end) over twelve as measurable_months,
        sum(c.lost_customers) over twelve as lost_of_year,
        sum(c.customers_start) over twelve as starts_of_year
      from churn_by_month as c
      inner join dim_month as m on c.month = m.month
      where m.is_complete
        and c.month >= (select min(month) from churn_by_month where customers_end > 0)
      window twelve as (order by c.month rows between 11 preceding and current row)
    )
    select month, customers_start, new_customers, won_back_customers, lost_customers,
      regrouped_customers, customers_end, revenue_start, lost_revenue, contribution_start,
      lost_contribution, is_measurable,
      case when measurable_months = 12
        then cast(100.0 * lost_of_year as double) / nullif(starts_of_year, 0) end as mean_churn_rate
    from years
    order by month`.execute(db);
  return rows;
}

export interface ReasonSum {
  kind: 'goodbye' | 'notice';
  /** In the source's words; null where it gives none. */
  reason: string | null;
  events: number;
  mrr: Decimal;
  revenue: Decimal;
}

/** Why customers left or cancelled contracts since a month, the most frequent reason first. */
export async function reasonSums(db: Warehouse, since: string): Promise<ReasonSum[]> {
  const {rows} = await sql<ReasonSum>`
    select kind, nullif(reason, '') as reason, cast(sum(events) as bigint) as events,
      cast(sum(mrr) as decimal(18, 4)) as mrr, cast(sum(revenue) as decimal(18, 4)) as revenue
    from churn_reason_by_month
    where month >= ${since}
    group by kind, nullif(reason, '')
    order by kind, sum(events) desc, nullif(reason, '') nulls last`.execute(db);
  return rows;
}

export interface RelationLength {
  is_active: boolean;
  customers: number;
  /** From the beginning to the loss or to now; null where there is nobody. */
  median_days: number | null;
}

/** How long customers have been with us, and how long those were whom we lost. */
export async function relationLengths(db: Warehouse): Promise<RelationLength[]> {
  const {rows} = await sql<RelationLength>`
    select is_active, count(*) as customers,
      cast(median(relation_days) as double) as median_days
    from customer_relationship
    group by is_active
    order by is_active desc`.execute(db);
  return rows;
}
