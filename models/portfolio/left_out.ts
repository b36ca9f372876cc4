import {type RawBuilder, sql} from 'kysely';
import type {Decimal} from '../../warehouse/decimal.ts';
import type {Warehouse} from '../../warehouse/query.ts';

/** What puts customers into groups. */
export type Grouping = 'classes' | 'rfm' | 'clusters' | 'lifecycle' | 'portfolio';

/** Who is in its groups. */
const isIn: Record<Grouping, RawBuilder<boolean>> = {
  classes: sql`s.abc_class is not null or s.contribution_class is not null`,
  rfm: sql`s.rfm is not null`,
  clusters: sql`s.cluster is not null`,
  lifecycle: sql`s.lifecycle_stage is not null`,
  portfolio: sql`p.cell is not null`,
};

/** Why somebody is not who counts, has bought, and did not object. */
const otherwise: Record<Grouping, RawBuilder<string>> = {
  classes: sql`'no_purchase'`,
  rfm: sql`'no_purchase'`,
  clusters: sql`'not_active'`,
  lifecycle: sql`'no_purchase'`,
  portfolio: sql`p.reason`,
};

/** Classes are sums of what was bought; all others are made of how somebody behaves. */
const isProfile = (grouping: Grouping) => sql.lit(grouping !== 'classes');

export interface Part {
  /** Why these are in no group; null: they are in one. */
  reason: string | null;
  /** Nobody knows of how many customers unknown revenue is. */
  customers: number | null;
  /** Of the last 12 and 36 complete months. */
  net_revenue_12_months: Decimal | null;
  contribution_4_36_months: Decimal | null;
}

/** All customers and all that is of none: in the groups, and left out, by the reason why. */
export async function partsOf(db: Warehouse, grouping: Grouping): Promise<Part[]> {
  const {rows} = await sql<Part>`
    with months as (
      select month, row_number() over (order by month desc) as age from dim_month where is_complete
    ),
    parts as (
      select
        case
          when ${isIn[grouping]} then null
          when d.collective then 'collective'
          when d.affiliated then 'affiliated'
          when ${isProfile(grouping)} and o.customer_id is not null then 'objection'
          when not d.counted or p.reason = 'prospect' then 'prospect'
          else ${otherwise[grouping]}
        end as reason,
        s.customer_id,
        s.net_revenue_12_months,
        s.contribution_4_36_months
      from customer_segment as s
      inner join dim_customer as d on s.customer_key = d.customer_key
      left join customer_portfolio as p on s.customer_id = p.customer_id
      left join int_profiling_objection as o on s.customer_id = o.customer_id
      union all
      select 'unknown', null, case when m.age <= 12 then c.net_revenue end, c.contribution_4
      from customer_profitability as c
      inner join months as m on c.month = m.month
      where c.customer_id is null and m.age <= 36
    )
    select reason,
      case when reason is distinct from 'unknown' then cast(count(customer_id) as integer) end as customers,
      sum(net_revenue_12_months) as net_revenue_12_months,
      sum(contribution_4_36_months) as contribution_4_36_months
    from parts
    group by reason
    order by reason nulls first`.execute(db);
  return rows;
}
