import {type RawBuilder, sql} from 'kysely';
import type {Decimal} from '../../warehouse/decimal.ts';
import type {Warehouse} from '../../warehouse/query.ts';
import {named, type PersonalNames} from '../levels/names.ts';

/** Whom a number of a month counts. */
export const monthGroups = ['start', 'new', 'won_back', 'lost'] as const;
export type MonthGroup = (typeof monthGroups)[number];

export interface MonthCustomer {
  customer_id: string;
  customer: string;
  started_on: string;
  /** Null while it is a customer. */
  lost_on: string | null;
  /** Of the 36 months before the month, or of as many as we know; nothing where it is below zero. */
  revenue: Decimal;
  contribution_4: Decimal;
}

interface Wanted {
  month: string;
  group: MonthGroup;
}

/** The spells that churn_by_month counts, with what it sums up of them. */
const spellsOf = ({month, group}: Wanted) => sql`
  select s.customer_id, s.started_on,
    case when s.ended_on <= b.business_date then s.ended_on end as lost_on,
    cast(coalesce(case when e.revenue > 0 then e.revenue end, 0) as decimal(18, 4)) as revenue,
    cast(coalesce(case when e.contribution_4 > 0 then e.contribution_4 end, 0) as decimal(18, 4))
      as contribution_4
  from int_customer_spell as s
  inner join set_business_date as b on s.started_on <= b.business_date
  left join int_earned_window as e
    on s.customer_id = e.customer_id and e.month = cast(${month} as date)
  where ${isOf[group](sql`cast(${month} as date)`)}`;

const isOf: Record<MonthGroup, (month: RawBuilder<unknown>) => RawBuilder<boolean>> = {
  start: month => sql`s.started_on < ${month} and s.ended_on >= ${month}`,
  new: month => sql`s.began_as = 'new' and date_trunc('month', s.started_on) = ${month}`,
  won_back: month => sql`s.began_as = 'won_back' and date_trunc('month', s.started_on) = ${month}`,
  lost: month => sql`s.ended_as = 'lost' and date_trunc('month', s.ended_on) = ${month}`,
};

export interface MonthSums {
  customers: number;
  revenue: Decimal;
  contribution_4: Decimal;
}

/** How many they are, and what they had brought together. */
export async function monthSums(db: Warehouse, wanted: Wanted): Promise<MonthSums> {
  const {rows} = await sql<MonthSums>`
    select cast(count(*) as integer) as customers,
      cast(coalesce(sum(revenue), 0) as decimal(18, 4)) as revenue,
      cast(coalesce(sum(contribution_4), 0) as decimal(18, 4)) as contribution_4
    from (${spellsOf(wanted)}) as c`.execute(db);
  return rows[0]!;
}

interface Shown extends Wanted {
  names: PersonalNames;
  limit?: number;
  offset?: number;
}

/** Each of them, those first who had brought most. */
export async function monthCustomers(db: Warehouse, shown: Shown): Promise<MonthCustomer[]> {
  const {name, person} = named(shown.names);
  const {limit, offset = 0} = shown;
  const {rows} = await sql<MonthCustomer>`
    select c.customer_id, ${name} as customer, c.started_on, c.lost_on, c.revenue, c.contribution_4
    from (${spellsOf(shown)}) as c
    left join dim_customer as d on c.customer_id = d.customer_id and d.is_current
    ${person}
    order by c.revenue desc, c.customer_id, c.started_on
    ${limit === undefined ? sql`` : sql`limit ${sql.lit(limit)} offset ${sql.lit(offset)}`}`.execute(
    db,
  );
  return rows;
}
