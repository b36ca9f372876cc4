import {type RawBuilder, sql} from 'kysely';
import type {Decimal} from '../../warehouse/decimal.ts';
import type {Warehouse} from '../../warehouse/query.ts';
import type {Step} from '../profitability/whale_curve.ts';
import {inMonths, type Talk} from './unit.ts';

export interface Member {
  customer_id: string;
  customer: string;
  net_revenue: Decimal;
  contribution: Decimal;
  /** Of its contract at the end; empty without one. */
  tier: string | null;
  contracts: number;
}

/**
 * The customers that a group consisted of in the months, each with what it did while it belonged to it;
 * a customer alone is its own member.
 */
export async function membersOf(
  customers: Warehouse,
  talk: Talk,
  {step, personal}: {step: Step; personal: boolean},
): Promise<Member[]> {
  const names: RawBuilder<unknown> = personal
    ? sql`left join personal.customer_name as n on e.customer_id = n.customer_id`
    : sql``;
  const name = personal ? sql`n.name, d.name, e.customer_id` : sql`d.name, e.customer_id`;
  const {rows} = await sql<Member>`
    with members as (
      select customer_id, from_day, to_day from bridge_customer_group where group_id = ${talk.unit}
      union all
      select ${talk.unit}, date '0001-01-01', date '9999-12-31'
    ),
    earned as (
      select m.customer_id, sum(p.net_revenue) as net_revenue, sum(p.${sql.ref(step)}) as contribution
      from members as m
      inner join customer_profitability as p
        on m.customer_id = p.customer_id and p.month >= m.from_day and p.month < m.to_day
      where ${inMonths(talk, sql`p.month`)}
      group by m.customer_id
    ),
    held as (
      select u.customer_id, u.tier, u.contracts
      from contract_use as u
      inner join members as m
        on m.customer_id = u.customer_id and u.month >= m.from_day and u.month < m.to_day
      where u.has_contract and u.month = cast(${talk.to} as date)
    )
    select e.*, coalesce(${name}) as customer, h.tier, coalesce(h.contracts, 0) as contracts
    from earned as e
    left join dim_customer as d on e.customer_id = d.customer_id and d.is_current
    left join held as h on e.customer_id = h.customer_id
    ${names}
    order by e.net_revenue desc, e.customer_id`.execute(customers);
  return rows;
}

/** The group that a customer belongs to at the end of the months. */
export async function groupOf(customers: Warehouse, {unit, to}: Talk): Promise<string | null> {
  const {rows} = await sql<{group_id: string}>`
    select group_id from bridge_customer_group
    where customer_id = ${unit} and from_day <= cast(${to} as date) and to_day > cast(${to} as date)
  `.execute(customers);
  return rows[0]?.group_id ?? null;
}

export interface Group {
  group_id: string;
  name: string | null;
  members: number;
  net_revenue: Decimal | null;
}

/** Groups by what their members bought in the months. */
export async function groupsIn(
  customers: Warehouse,
  months: Pick<Talk, 'from' | 'to'>,
  personal: boolean,
): Promise<Group[]> {
  const names = personal
    ? sql`left join personal.customer_name as n on g.lead_id = n.customer_id`
    : sql``;
  const name = personal ? sql`coalesce(n.name, g.name)` : sql`g.name`;
  const {rows} = await sql<Group>`
    with members as (
      select group_id, customer_id, from_day, to_day from bridge_customer_group
      union all
      select group_id, group_id, date '0001-01-01', date '9999-12-31' from dim_group
    ),
    bought as (
      select m.group_id, sum(p.net_revenue) as net_revenue
      from members as m
      inner join customer_profitability as p
        on m.customer_id = p.customer_id and p.month >= m.from_day and p.month < m.to_day
      where ${inMonths(months, sql`p.month`)}
      group by m.group_id
    )
    select g.group_id, ${name} as name, g.members, b.net_revenue
    from dim_group as g
    left join bought as b on g.group_id = b.group_id
    ${names}
    order by b.net_revenue desc nulls last, g.group_id`.execute(customers);
  return rows;
}
