import {sql} from 'kysely';
import type {Decimal} from '../../warehouse/decimal.ts';
import type {Warehouse} from '../../warehouse/query.ts';
import {named, type PersonalNames} from '../levels/names.ts';

export interface Silent {
  customer_id: string;
  customer: string;
  contribution_4: Decimal | null;
  last_purchase_on: string;
  silence_days: number;
  /** Half of its purchases followed the one before within so many days, and nine of ten. */
  median_gap_days: number;
  long_gap_days: number;
  churn_risk: number | null;
}

/** Active customers who are silent against their own rhythm, those first who earn us most; who objects to profiling is left out. */
export async function silentOnes(db: Warehouse, names: PersonalNames): Promise<Silent[]> {
  const {name, person} = named(names);
  const {rows} = await sql<Silent>`
    select c.customer_id, ${name} as customer, e.contribution_4_36_months as contribution_4,
      c.last_purchase_on, c.silence_days, c.median_gap_days,
      c.long_gap_days, r.churn_risk
    from customer_relationship as c
    left join dim_customer as d on c.customer_id = d.customer_id and d.is_current
    ${person}
    left join customer_segment as e on c.customer_id = e.customer_id
    left join customer_churn as r on c.customer_id = r.customer_id
    left join int_profiling_objection as o on c.customer_id = o.customer_id
    where c.is_silent and o.customer_id is null
    order by contribution_4 desc nulls last, c.customer_id`.execute(db);
  return rows;
}

export interface SilentCounts {
  silent_customers: number;
  /** Silent persons who object to profiling, and are in no list. */
  objecting_customers: number;
}

/** How many active customers are silent against their own rhythm. */
export async function silentCounts(db: Warehouse): Promise<SilentCounts> {
  const {rows} = await sql<SilentCounts>`
    select cast(count(*) - count(o.customer_id) as integer) as silent_customers,
      cast(count(o.customer_id) as integer) as objecting_customers
    from customer_relationship as c
    left join int_profiling_objection as o on c.customer_id = o.customer_id
    where c.is_silent`.execute(db);
  return rows[0]!;
}
