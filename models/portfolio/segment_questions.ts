import {sql} from 'kysely';
import type {Decimal} from '../../warehouse/decimal.ts';
import type {Warehouse} from '../../warehouse/query.ts';
import type {Tables} from '../../warehouse/tables.ts';
import {named, type PersonalNames} from '../levels/names.ts';

/** Customers of one kind, with what they bought in 12 months and earned us in 36. */
interface Sums {
  customers: number;
  net_revenue_12_months: Decimal | null;
  contribution_4_36_months: Decimal | null;
}

const sums = sql`cast(count(*) as integer) as customers,
  sum(net_revenue_12_months) as net_revenue_12_months,
  sum(contribution_4_36_months) as contribution_4_36_months`;

export type ClassSums = Sums & {abc_class: string | null; contribution_class: string | null};

/** Classes by revenue and by contribution. */
export async function classSums(db: Warehouse): Promise<ClassSums[]> {
  const {rows} = await sql<ClassSums>`
    select abc_class, contribution_class, ${sums} from customer_segment
    where abc_class is not null or contribution_class is not null
    group by abc_class, contribution_class
    order by abc_class nulls last, contribution_class nulls last`.execute(db);
  return rows;
}

export type FifthSums = Sums & {recency: number; frequency: number; monetary: number};

/** Fifths by last purchase, frequency and money. */
export async function fifthSums(db: Warehouse): Promise<FifthSums[]> {
  const {rows} = await sql<FifthSums>`
    select f.recency, f.frequency, f.monetary, ${sums}
    from customer_segment as s
    inner join int_customer_rfm as f on s.customer_id = f.customer_id and s.as_of = f.as_of
    group by f.recency, f.frequency, f.monetary
    order by f.recency desc, f.frequency desc, f.monetary desc`.execute(db);
  return rows;
}

export type ClusterSums = Sums & {cluster: string; place: number};

/** The clusters that customers belong to, the largest centre first. */
export async function clusterSums(db: Warehouse): Promise<ClusterSums[]> {
  const {rows} = await sql<ClusterSums>`
    with places as (
      select cluster, min(place) as place from int_cluster_centre where is_chosen group by cluster
    )
    select s.cluster, p.place, ${sums}
    from customer_segment as s inner join places as p on s.cluster = p.cluster
    group by s.cluster, p.place order by p.place`.execute(db);
  return rows;
}

export const clusterCentres = (db: Warehouse): Promise<Tables['int_cluster_centre'][]> =>
  db.selectFrom('int_cluster_centre').selectAll().orderBy('clusters').orderBy('place').execute();

export type StageSums = Sums & {
  stage: string;
  /** In twelve months: who came to it and left it, and how long one stays; of prospects nobody knows. */
  came: number | null;
  left: number | null;
  dwell_months: number | null;
};

/** Stages at the month ends that are remembered, and now. */
const allStages = sql`
  select as_of, stage, stage_before, came from int_lifecycle_month
  union all
  select as_of, stage, stage_before, came from int_lifecycle_now`;

/** Of fewer who left, the time that they stayed is chance. */
const fewestExits = 10;

/** Stages with what moved in the last twelve months. */
export async function stageSums(db: Warehouse): Promise<StageSums[]> {
  const {rows} = await sql<StageSums>`
    with now as (
      select l.stage, ${sums}
      from customer_lifecycle as l
      inner join customer_segment as s on l.customer_id = s.customer_id
      group by l.stage
    ),
    stages as (${allStages}),
    days as (
      select as_of, lead(as_of) over (order by as_of) as next_on
      from stages group by as_of
    ),
    moved as (
      /* Whoever was there before another day, and has not stayed until then, has left. */
      select s.stage,
        coalesce(sum(date_diff('day', d.as_of, d.next_on)), 0) / 30.4375 as months,
        count(*) filter (where s.came or s.stage_before <> s.stage) as entries,
        count(d.next_on) - count(*) filter (where s.stage_before = s.stage) as exits,
        count(d.next_on) - count(s.stage_before) as lost
      from stages as s inner join days as d on s.as_of = d.as_of
      group by s.stage
    ),
    lost as (
      select coalesce(sum(lost), 0) as entries from moved
    )
    select n.stage, n.customers, n.net_revenue_12_months, n.contribution_4_36_months,
      cast(
        case
          when n.stage = 'lost' then o.entries
          when n.stage not in ('prospect', 'negotiating') then coalesce(m.entries, 0)
        end as integer
      ) as came,
      cast(
        case
          when n.stage = 'lost' then coalesce(r.entries, 0)
          when n.stage not in ('prospect', 'negotiating') then coalesce(m.exits, 0)
        end as integer
      ) as "left",
      case when m.exits >= ${sql.lit(fewestExits)} then m.months / m.exits end as dwell_months
    from now as n
    left join moved as m on n.stage = m.stage
    left join moved as r on r.stage = 'won_back'
    cross join lost as o`.execute(db);
  return rows.sort((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage));
}

/** In the order of a life. */
export const stages = [
  'prospect',
  'negotiating',
  'new',
  'growing',
  'steady',
  'star',
  'declining',
  'won_back',
  'lost',
];

export interface StageMonth {
  as_of: string;
  stage: string;
  customers: number;
}

/** How many active customers were at each stage at each day that is remembered. */
export async function stageMonths(db: Warehouse): Promise<StageMonth[]> {
  const {rows} = await sql<StageMonth>`
    select as_of, stage, cast(count(*) as integer) as customers from (${allStages}) as s
    group by as_of, stage order by as_of, stage`.execute(db);
  return rows;
}

export interface SegmentedCustomer extends Omit<Sums, 'customers'> {
  customer_id: string;
  customer: string;
  abc_class: string | null;
  contribution_class: string | null;
  rfm: string | null;
  cluster: string | null;
  lifecycle_stage: string | null;
  since: string | null;
  is_longer: boolean | null;
  stage_before: string | null;
}

/** Which customers: those of a class, of fifths, of a cluster or of a stage. */
export interface Filter {
  abc_class?: string | undefined;
  contribution_class?: string | undefined;
  rfm?: string | undefined;
  cluster?: string | undefined;
  stage?: string | undefined;
}

/** The condition that `c` belongs to it. */
export const where = ({abc_class, contribution_class, rfm, cluster, stage}: Filter) => {
  const wanted = {abc_class, contribution_class, cluster, lifecycle_stage: stage};
  const same = Object.entries(wanted).flatMap(([column, value]) =>
    value === undefined ? [] : sql`c.${sql.ref(column)} = ${value}`,
  );
  /* A dot stands for any fifth. */
  if (rfm !== undefined) same.push(sql`c.rfm like ${rfm.replaceAll('.', '_')}`);
  return same.length === 0 ? sql`true` : sql.join(same, sql` and `);
};

export async function countSegmented(db: Warehouse, filter: Filter): Promise<number> {
  const {rows} = await sql<{customers: number}>`
    select cast(count(*) as integer) as customers from customer_segment as c
    inner join customer_lifecycle as l on c.customer_id = l.customer_id
    where ${where(filter)}`.execute(db);
  return rows[0]!.customers;
}

interface Wanted {
  names: PersonalNames;
  limit?: number;
  offset?: number;
}

/** Customers with all that they belong to, those who buy most first. */
export async function segmentedCustomers(
  db: Warehouse,
  filter: Filter,
  {names, limit, offset = 0}: Wanted,
): Promise<SegmentedCustomer[]> {
  const {name, person} = named(names);
  const {rows} = await sql<SegmentedCustomer>`
    select c.customer_id, ${name} as customer, c.abc_class, c.contribution_class, c.rfm, c.cluster,
      c.lifecycle_stage, l.since, l.is_longer, l.stage_before,
      c.net_revenue_12_months, c.contribution_4_36_months
    from customer_segment as c
    inner join customer_lifecycle as l on c.customer_id = l.customer_id
    left join dim_customer as d on c.customer_id = d.customer_id and d.is_current
    ${person}
    where ${where(filter)}
    order by c.net_revenue_12_months desc nulls last, c.customer_id
    ${limit === undefined ? sql`` : sql`limit ${sql.lit(limit)} offset ${sql.lit(offset)}`}`.execute(
    db,
  );
  return rows;
}
