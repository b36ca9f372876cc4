import {sql} from 'kysely';
import type {Warehouse} from '../../warehouse/query.ts';
import {named, type PersonalNames} from '../levels/names.ts';
import {type Filter, where} from './segment_questions.ts';

/** A closed month of which it is kept to what customers belonged. */
export interface ClosedSegmentMonth {
  /** First day of the month. */
  month: string;
  /** ISO text in UTC. */
  closed_at: string;
  closed_by: string;
}

/** The oldest first. */
export async function closedSegmentMonths(db: Warehouse): Promise<ClosedSegmentMonth[]> {
  const {rows} = await sql<ClosedSegmentMonth>`
    select s.month, min(c.closed_at) as closed_at, min(c.closed_by) as closed_by
    from closed_segment as s inner join closed_month as c on s.month = c.month
    group by s.month order by s.month`.execute(db);
  return rows;
}

export const segmentColumns = [
  'abc_class',
  'contribution_class',
  'rfm',
  'cluster',
  'lifecycle_stage',
] as const;
export type SegmentColumn = (typeof segmentColumns)[number];
type Belongs = Record<SegmentColumn, string | null>;

/** What was reported of the end of a month, named as customer_segment names what is told of today. */
const reportedAt = (month: string) => sql`(
    select customer_id, reported_abc_class as abc_class,
      reported_contribution_class as contribution_class, reported_rfm as rfm,
      reported_cluster as cluster, reported_stage as lifecycle_stage
    from closed_segment where month = ${month}
  )`;

export interface ReportedGroup extends Partial<Belongs> {
  customers: number;
  /** Those of them who belong to the same today. */
  same_today: number;
}

/** How many customers were reported in each of the groups that some columns make. */
export async function reportedGroups(
  db: Warehouse,
  month: string,
  columns: readonly SegmentColumn[],
): Promise<ReportedGroup[]> {
  const own = sql.join(columns.map(each => sql.ref(`c.${each}`)));
  const known = sql`coalesce(${own})`;
  const isSame = columns.map(
    each => sql`s.${sql.ref(each)} is not distinct from c.${sql.ref(each)}`,
  );
  const {rows} = await sql<ReportedGroup>`
    select ${own}, cast(count(*) as integer) as customers,
      cast(count(*) filter (where s.customer_id is not null and ${sql.join(isSame, sql` and `)}) as integer)
        as same_today
    from ${reportedAt(month)} as c
    left join customer_segment as s on c.customer_id = s.customer_id
    where ${known} is not null
    group by ${own}
    order by ${own}`.execute(db);
  return rows;
}

/** A customer with all that it was reported to belong to, and belongs to today. */
export interface ReportedCustomer extends Belongs {
  customer_id: string;
  customer: string;
  today: Belongs;
}

export async function countReported(db: Warehouse, month: string, filter: Filter): Promise<number> {
  const {rows} = await sql<{customers: number}>`
    select cast(count(*) as integer) as customers from ${reportedAt(month)} as c
    where ${where(filter)}`.execute(db);
  return rows[0]!.customers;
}

interface Wanted {
  names: PersonalNames;
  limit?: number;
  offset?: number;
}

/** Customers of a closed month, those who buy most today first. */
export async function reportedCustomers(
  db: Warehouse,
  month: string,
  filter: Filter,
  {names, limit, offset = 0}: Wanted,
): Promise<ReportedCustomer[]> {
  const {name, person} = named(names);
  const today = segmentColumns.map(each => sql`s.${sql.ref(each)} as ${sql.ref(`today_${each}`)}`);
  const {rows} = await sql<Record<string, string | null>>`
    select c.*, ${name} as customer, ${sql.join(today)}
    from ${reportedAt(month)} as c
    left join customer_segment as s on c.customer_id = s.customer_id
    left join dim_customer as d on c.customer_id = d.customer_id and d.is_current
    ${person}
    where ${where(filter)}
    order by s.net_revenue_12_months desc nulls last, c.customer_id
    ${limit === undefined ? sql`` : sql`limit ${sql.lit(limit)} offset ${sql.lit(offset)}`}`.execute(
    db,
  );
  return rows.map(row => ({
    customer_id: row.customer_id!,
    customer: row.customer!,
    ...belongs(row, ''),
    today: belongs(row, 'today_'),
  }));
}

const belongs = (row: Record<string, string | null>, prefix: string) =>
  Object.fromEntries(
    segmentColumns.map(each => [each, row[`${prefix}${each}`] ?? null]),
  ) as Belongs;
