import {sql} from 'kysely';
import type {Decimal} from '../../warehouse/decimal.ts';
import type {Warehouse} from '../../warehouse/query.ts';
import {type Asked, named, only} from './named.ts';

export interface NextOrder {
  customer_id: string;
  customer: string;
  last_order_on: string;
  silence_days: number;
  median_gap_days: number | null;
  long_gap_days: number | null;
  expected_on: string | null;
  chance_30: number | null;
  chance_90: number | null;
  overdue_days: number | null;
  yearly_contribution: Decimal | null;
  basis: 'model' | 'rhythm' | null;
  reason: string | null;
  /** Whether it is a customer still. */
  is_active: boolean;
}

/** When customers order next: overdue ones first, those who bring most; lost ones last. */
export async function nextOrders(db: Warehouse, asked: Asked): Promise<NextOrder[]> {
  const {name, join} = named(asked.personal, 'named_by');
  const {rows} = await sql<NextOrder>`
    select c.customer_id, ${name} as customer, c.last_order_on, c.silence_days, c.median_gap_days,
      c.long_gap_days, c.expected_on, c.chance_30, c.chance_90, c.overdue_days,
      c.yearly_contribution, c.basis, c.reason, c.is_active
    from ${asked.byGroup ? ordersOfGroups : ordersOfCustomers} as c
    ${join} ${only(asked)}
    order by case when not c.is_active then 3 when c.overdue_days > 0 then 1 else 2 end,
      case when c.overdue_days > 0 then c.yearly_contribution end desc nulls last,
      c.chance_30 desc nulls last, c.customer_id`.execute(db);
  return rows;
}

const ordersOfCustomers = sql`(
  select o.*, o.customer_id as named_by, coalesce(r.is_active, false) as is_active
  from customer_next_order as o
  left join customer_relationship as r on o.customer_id = r.customer_id)`;

/** A group has no rhythm of its own. */
const ordersOfGroups = sql`(
  select o.customer_id, o.customer_id as named_by, o.last_order_on, o.silence_days, o.median_gap_days,
    o.long_gap_days, o.expected_on, o.chance_30, o.chance_90, o.overdue_days, o.yearly_contribution,
    o.basis, o.reason, o.is_active
  from ${ordersOfCustomers} as o
  left join int_group_today as g on o.customer_id = g.customer_id
  where g.group_id is null
  union all
  select g.group_id, l.lead_id, g.last_order_on, g.silence_days, null, null, g.expected_on, g.chance_30,
    g.chance_90, g.overdue_days, g.yearly_contribution, g.basis, g.reason, g.is_active
  from group_next_order as g
  inner join dim_group as l on g.group_id = l.group_id)`;

export interface OrderQuality {
  horizon_days: number;
  as_of: string | null;
  customers: number;
  came: number | null;
  foretold_customers: number | null;
  brier: number | null;
  brier_of_base_rate: number | null;
  reason: string | null;
}

export async function orderQualities(db: Warehouse): Promise<OrderQuality[]> {
  const {rows} = await sql<OrderQuality>`
    select * from next_order_quality order by horizon_days`.execute(db);
  return rows;
}

export interface OrderTenth {
  horizon_days: number;
  tenth: number;
  customers: number;
  foretold: number;
  came_share: number;
}

export async function orderTenths(db: Warehouse): Promise<OrderTenth[]> {
  const {rows} = await sql<OrderTenth>`
    select * from next_order_calibration order by horizon_days, tenth`.execute(db);
  return rows;
}
