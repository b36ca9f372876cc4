import type {ClosedGroup} from '../../company/closed_customers.ts';
import type {Connection} from '../../warehouse/database.ts';
import type {Months} from './reported.ts';

/**
 * What is told of each customer as of the end of each of the months, and of no other day: its cell of the
 * portfolio and its stage of life, as far back as they are told, and its classes at the newest complete
 * month end.
 */
export async function customersOf(db: Connection, {from, to}: Months): Promise<ClosedGroup[]> {
  const rows = await db.rows<Omit<ClosedGroup, 'customers'> & {customers: string}>(
    `with ends as (
      select month, month_end as as_of from dim_month where month between $1 and $2
    ),
    newest as (
      select month, month_end as as_of from dim_month where is_complete order by month desc limit 1
    ),
    stages as (
      select customer_id, as_of, stage from int_lifecycle_month
      union all
      select customer_id, as_of, stage from int_lifecycle_now
    ),
    /* Losses are known to the day; they are told beside the stages of those who are there. */
    lost as (
      select s.customer_id, e.as_of
      from int_customer_spell as s
      inner join ends as e on s.started_on <= e.as_of
      inner join int_customer_version as v
        on s.customer_id = v.customer_id and e.as_of >= v.from_day and e.as_of < v.to_day
      left join int_profiling_objection as o on s.customer_id = o.customer_id
      where v.counted and o.customer_id is null and e.as_of in (select as_of from stages)
      group by s.customer_id, e.as_of
      having max(s.ended_on) <= e.as_of
    ),
    told as (
      select customer_id, as_of, true as is_placed, cell,
        null as abc_class, null as contribution_class, null as rfm, null as cluster, null as stage
      from customer_portfolio_month
      union all
      select customer_id, as_of, false, null, null, null, null, null, stage from stages
      union all
      select customer_id, as_of, false, null, null, null, null, null, 'lost' from lost
      union all
      select c.customer_id, n.as_of, false, null, c.abc_class, c.contribution_class, null, null, null
      from customer_segment as c cross join newest as n
      where c.abc_class is not null or c.contribution_class is not null
      union all
      select f.customer_id, f.as_of, false, null, null, null,
        concat(f.recency, f.frequency, f.monetary), null, null
      from int_customer_rfm as f
      inner join newest as n on f.as_of = n.as_of
      union all
      select c.customer_id, n.as_of, false, null, null, null, null, c.cluster, null
      from int_customer_cluster as c cross join newest as n
    ),
    customers as (
      select t.customer_id, e.month, bool_or(t.is_placed) as is_placed, max(t.cell) as cell,
        max(t.abc_class) as abc_class, max(t.contribution_class) as contribution_class,
        max(t.rfm) as rfm, max(t.cluster) as cluster, max(t.stage) as stage
      from told as t inner join ends as e on t.as_of = e.as_of
      group by t.customer_id, e.month
    )
    select * exclude (customer_id) replace (cast(month as varchar) as month),
      cast(to_json(list(customer_id order by customer_id)) as varchar) as customers
    from customers
    group by all
    order by all`,
    [from, to],
  );
  return rows.map(each => ({...each, customers: JSON.parse(each.customers)}));
}

/** Whether the classes of the last month are kept, in words; nothing where the company has no classes. */
export async function classesSaid(
  db: Connection,
  through: string,
  groups: readonly ClosedGroup[],
): Promise<string | undefined> {
  const isClassed = ({month, abc_class, rfm}: ClosedGroup) =>
    month === `${through}-01` && (abc_class ?? rfm) !== null;
  if (groups.some(isClassed))
    return `ABC, RFM and clusters are kept as of the end of ${through}, cells and stages of life of the last month ends that are told.`;
  const [newest] = await db.rows<{month: string}>(
    `select strftime(max(month), '%Y-%m') as month from dim_month where is_complete`,
  );
  if (newest?.month === through) return undefined;
  return `ABC, RFM and clusters of ${through} are not kept: the published snapshot tells them as of the end of ${newest?.month}. Close a month before the next one is over.`;
}
