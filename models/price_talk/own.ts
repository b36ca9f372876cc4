import {sql} from 'kysely';
import type {Decimal} from '../../warehouse/decimal.ts';
import type {Warehouse} from '../../warehouse/query.ts';
import type {Member} from './members.ts';
import {inMonths, type Talk} from './unit.ts';

export interface Service {
  /** Contracts at the end, by tier. */
  tiers: {tier: string | null; contracts: number}[];
  contract_revenue: Decimal | null;
  included_minutes: Decimal | null;
  used_minutes: Decimal | null;
  service_cost: Decimal | null;
  complaints: number;
  justified_complaints: number;
  judged_requests: number;
  /** Percent of them that were answered and solved as promised. */
  promise_kept: number | null;
}

/** What contracts include and use; each member counts at its own tier. */
export async function serviceOf(
  db: Warehouse,
  talk: Talk,
  members: readonly Member[],
): Promise<Service> {
  const [used, complaints, promises] = await Promise.all([
    sql<Pick<Service, 'contract_revenue' | 'included_minutes' | 'used_minutes' | 'service_cost'>>`
      select sum(contract_revenue) as contract_revenue, sum(included_minutes) as included_minutes,
        sum(used_minutes) as used_minutes, sum(service_cost) as service_cost
      from contract_use
      where has_contract and customer_id = ${talk.unit} and ${inMonths(talk)}`.execute(db),
    sql<{complaints: number; justified_complaints: number}>`
      select count(*) as complaints,
        count(*) filter (where justified) as justified_complaints
      from fct_service_case
      where kind = 'complaint' and customer_id = ${talk.unit} and ${inMonths(talk)}`.execute(db),
    sql<Pick<Service, 'judged_requests' | 'promise_kept'>>`
      select cast(coalesce(sum(judged_requests), 0) as bigint) as judged_requests,
        cast(sum(kept_requests) as double)
          / nullif(cast(sum(judged_requests) as double), 0) * 100 as promise_kept
      from promise_by_month
      where customer_id = ${talk.unit} and ${inMonths(talk)}`.execute(db),
  ]);
  const tiers = new Map<string | null, number>();
  for (const {contracts, tier} of members) {
    if (contracts > 0) tiers.set(tier, (tiers.get(tier) ?? 0) + contracts);
  }
  return {
    tiers: [...tiers].map(([tier, contracts]) => ({tier, contracts})),
    ...used.rows[0]!,
    ...complaints.rows[0]!,
    ...promises.rows[0]!,
  };
}

export interface Debts {
  open_amount: Decimal | null;
  overdue_amount: Decimal | null;
  /** Of the item that is overdue for the longest time; empty where none is. */
  days_overdue: number | null;
  dunning_level: number | null;
  skonto_taken: Decimal | null;
}

/** What is open at the end, and the Skonto that was taken in the months. */
export async function debtsOf(db: Warehouse, talk: Talk): Promise<Debts> {
  const [open, skonto] = await Promise.all([
    sql<Omit<Debts, 'skonto_taken'>>`
      select sum(open_amount) as open_amount,
        sum(case when days_overdue > 0 then open_amount end) as overdue_amount,
        nullif(max(days_overdue), 0) as days_overdue, max(dunning_level) as dunning_level
      from fct_receivable_month
      where customer_id = ${talk.unit} and month = cast(${talk.to} as date)`.execute(db),
    sql<{skonto_taken: Decimal | null}>`
      select sum(taken_amount) as skonto_taken from fct_skonto
      where customer_id = ${talk.unit} and ${inMonths(talk)}`.execute(db),
  ]);
  return {...open.rows[0]!, ...skonto.rows[0]!};
}

export interface Agreement {
  agreement_id: string;
  kind: string;
  valid_to: string | null;
  /** Revenue of the agreement's year so far; empty where it is not counted. */
  revenue: Decimal | null;
  /** Percent of the tier that is reached. */
  rate: number;
  /** The next tier: from which revenue, and what it gives. */
  next_from: Decimal | null;
  next_rate: number | null;
}

/** Agreements in force at the end of the months, with one of the customers or groups. */
export async function agreementsOf(
  customers: Warehouse,
  {to}: Talk,
  parties: readonly string[],
): Promise<Agreement[]> {
  const ids = sql.join(parties.map(each => sql`${each}`));
  const {rows} = await sql<Agreement>`
    with day as (select month_end from dim_month where month = cast(${to} as date)),
    held as (
      select a.*
      from dim_rebate_agreement as a
      inner join day as d
        on a.valid_from <= d.month_end and (a.valid_to is null or a.valid_to >= d.month_end)
      where a.group_id in (${ids}) or a.customer_id in (${ids})
    ),
    years as (
      select r.agreement_id, r.year_from, sum(case when r.month <= cast(${to} as date) then r.revenue end)
          as revenue,
        row_number() over (partition by r.agreement_id order by r.year_from desc) as age
      from int_rebate_revenue as r
      where r.year_from <= (select month_end from day)
      group by r.agreement_id, r.year_from
    ),
    reached as (
      select h.*, y.revenue,
        h.from_revenue <= coalesce(y.revenue, 0) as is_reached
      from held as h
      left join years as y on h.agreement_id = y.agreement_id and y.age = 1
    )
    select agreement_id, any_value(kind) as kind, any_value(valid_to) as valid_to,
      any_value(revenue) as revenue,
      coalesce(cast(max(case when is_reached then rate end) as double), 0) * 100 as rate,
      min(case when not is_reached then from_revenue end) as next_from,
      cast(min(case when not is_reached then rate end) as double) * 100 as next_rate
    from reached
    group by agreement_id
    order by agreement_id`.execute(customers);
  return rows;
}
