import {type RawBuilder, sql} from 'kysely';
import type {Decimal} from '../../warehouse/decimal.ts';
import type {Warehouse} from '../../warehouse/query.ts';
import type {PersonalNames} from '../levels/names.ts';
import type {Months} from '../profitability/whale_curve.ts';

/** How a customer is served, held against what its service level says. */
export const verdicts = ['better', 'as_agreed', 'worse', 'too_few', 'no_promise'] as const;
type Verdict = (typeof verdicts)[number];

/** A customer with a contract: what it includes and earns, what is used, and how it is served. */
export interface ContractCustomer {
  customer_id: string | null;
  customer: string | null;
  /** Of the newest month with a contract. */
  tier: string | null;
  service_level: string | null;
  contract_revenue: Decimal;
  included_minutes: Decimal | null;
  used_minutes: Decimal;
  /** Minutes used beyond the included ones; negative: left over. Empty where nobody knows these. */
  excess_minutes: Decimal | null;
  use_rate: number | null;
  service_cost: Decimal | null;
  contribution: Decimal | null;
  judged_requests: number;
  kept_requests: number;
  /** Percent of the judged requests. */
  promise_kept: number | null;
  /** The median answer, in percent of the agreed time. */
  response_share: number | null;
  verdict: Verdict;
}

const date = (day: string) => sql`cast(${day} as date)`;

const inMonths = ({from, to}: Months) => sql`month >= ${date(from)} and month <= ${date(to)}`;

/** Orders in which customers are asked for, worst first. */
const orders = {
  excess: sql`excess_minutes desc nulls last, customer_id`,
  broken: sql`promise_kept, judged_requests desc, customer_id`,
} as const;

interface Asked {
  which: 'all' | 'over_used' | Verdict;
  order: keyof typeof orders;
  /** The table that has the names of persons, where they may be told. */
  personal: PersonalNames;
  limit?: number;
}

const conditions = (which: Asked['which']): RawBuilder<unknown> => {
  if (which === 'all') return sql`true`;
  if (which === 'over_used') return sql`excess_minutes > 0`;
  return sql`verdict = ${which}`;
};

/**
 * Customers with a contract in the months. Served worse: fewer than `kept` percent of the requests in
 * time. Better: the median answer takes less than `exceeded` percent of the agreed time, and more
 * minutes are used than included. Both cuts are set in company.yaml (service_promise). A group is its
 * members together, at the tier of the one that is promised the fastest answer.
 */
export async function contractCustomers(
  db: Warehouse,
  months: Months,
  {which, order, personal, limit}: Asked,
): Promise<ContractCustomer[]> {
  const person = personal
    ? sql`left join ${sql.table(personal)} as n on j.customer_id = n.customer_id`
    : sql``;
  const name = personal
    ? sql`coalesce(n.name, d.name, j.customer_id)`
    : sql`coalesce(d.name, j.customer_id)`;
  const rows = await sql<ContractCustomer>`${judged(months)}
    select j.*, ${name} as customer
    from judged as j
    left join dim_customer as d on j.customer_id = d.customer_id and d.is_current
    ${person}
    where ${conditions(which)}
    order by ${orders[order]}
    ${limit === undefined ? sql`` : sql`limit ${sql.lit(limit)}`}`.execute(db);
  return rows.rows;
}

export interface VerdictCount {
  tier: string | null;
  verdict: Verdict;
  customers: number;
  over_used: number;
}

/** How many customers of each tier are served how, and how many use more than is included. */
export async function verdictCounts(db: Warehouse, months: Months): Promise<VerdictCount[]> {
  const rows = await sql<VerdictCount>`${judged(months)}
    select tier, verdict, count(*) as customers,
      sum(case when excess_minutes > 0 then 1 else 0 end) as over_used
    from judged
    group by tier, verdict
    order by tier, verdict`.execute(db);
  return rows.rows;
}

const judged = (months: Months) => sql`
  with running as (
    select u.*,
      row_number() over (
        partition by u.customer_id
        order by u.month desc, l.response_hours nulls last, l.included_minutes desc nulls last,
          u.contract_revenue desc, u.tier
      ) as age
    from contract_use as u
    left join dim_service_level as l
      on u.service_level = l.service_level
      and cast(u.month + interval '1' month as date) > l.valid_from
      and cast(u.month + interval '1' month as date) <= l.valid_to
    where u.has_contract and ${inMonths(months)}
  ),
  used as (
    select
      customer_id,
      max(case when age = 1 then tier end) as tier,
      max(case when age = 1 then service_level end) as service_level,
      sum(contract_revenue) as contract_revenue,
      sum(included_minutes) as included_minutes,
      sum(used_minutes) as used_minutes,
      sum(used_of_included_minutes) - sum(included_minutes) as excess_minutes,
      cast(sum(used_of_included_minutes) as double)
        / nullif(cast(sum(included_minutes) as double), 0) * 100 as use_rate,
      sum(service_cost) as service_cost,
      sum(contract_revenue) - sum(service_cost) as contribution
    from running
    group by customer_id
  ),
  promised as (
    select customer_id, sum(judged_requests) as judged_requests, sum(kept_requests) as kept_requests
    from promise_by_month
    where service_level is not null and ${inMonths(months)}
    group by customer_id
  ),
  answers as (
    select
      customer_id,
      cast(response_minutes as double)
        / nullif(cast(promised_response_minutes as double), 0) * 100 as share
    from int_case_promise
    where response_minutes is not null and promised_response_minutes > 0 and ${inMonths(months)}
  ),
  placed as (
    select
      customer_id,
      share,
      row_number() over (partition by customer_id order by share) * 2 as place,
      count(*) over (partition by customer_id) as answers
    from answers
  ),
  medians as (
    select customer_id, avg(share) as response_share
    from placed
    where place >= answers and place <= answers + 2
    group by customer_id
  ),
  held as (
    select
      u.*,
      cast(coalesce(p.judged_requests, 0) as bigint) as judged_requests,
      cast(coalesce(p.kept_requests, 0) as bigint) as kept_requests,
      cast(p.kept_requests as double) / nullif(cast(p.judged_requests as double), 0) * 100
        as promise_kept,
      m.response_share
    from used as u
    left join promised as p on u.customer_id = p.customer_id
    left join medians as m on u.customer_id = m.customer_id
  ),
  judged as (
    select
      h.*,
      case
        when not exists (
          select 1 from dim_service_level as l where l.service_level = h.service_level
        ) then 'no_promise'
        when h.judged_requests < s.requests then 'too_few'
        when h.promise_kept < s.kept then 'worse'
        when h.response_share < s.exceeded and h.excess_minutes > 0 then 'better'
        else 'as_agreed'
      end as verdict
    from held as h
    cross join set_service_promise as s
  )`;

export interface TierCount {
  has_contract: boolean;
  tier: string | null;
  customers: number;
}

/** How many customers each tier had in the months; who changed it is one of both. */
export async function tierCounts(db: Warehouse, months: Months): Promise<TierCount[]> {
  const rows = await sql<TierCount>`
    select has_contract, tier, count(distinct customer_id) as customers
    from contract_use
    where ${inMonths(months)}
    group by has_contract, tier`.execute(db);
  return rows.rows;
}

/**
 * Minutes of all work that contracts include, known customers or not, to which the tiers' must be
 * equal: of activities, or of cases and service visits where no activity is named.
 */
export async function allServiceMinutes(db: Warehouse, months: Months): Promise<Decimal> {
  const rows = await sql<{minutes: Decimal}>`
    with settings as (select count(*) as activities from set_activity where in_contract)
    select coalesce(sum(w.minutes), cast(0 as decimal(18, 4))) as minutes
    from (
      select a.month, a.minutes from activity_cost as a
      inner join set_activity as s on a.activity = s.activity
      where s.in_contract
      union all
      select c.month, c.minutes from fct_service_case as c
      cross join settings as s where s.activities = 0
      union all
      select i.month, i.minutes from fct_interaction as i
      cross join settings as s where s.activities = 0 and i.kind = 'service_visit'
    ) as w
    where ${inMonths(months)}`.execute(db);
  return rows.rows[0]!.minutes;
}

/** How many customers have a contract of which nobody knows what it includes. */
export async function customersWithoutIncluded(db: Warehouse, months: Months): Promise<number> {
  const rows = await sql<{customers: number}>`
    select count(distinct customer_id) as customers
    from contract_use
    where has_contract and included_minutes is null and ${inMonths(months)}`.execute(db);
  return rows.rows[0]!.customers;
}
