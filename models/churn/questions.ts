import {sql} from 'kysely';
import type {Decimal} from '../../warehouse/decimal.ts';
import type {Warehouse} from '../../warehouse/query.ts';
import type {Tables} from '../../warehouse/tables.ts';
import {named, type PersonalNames} from '../levels/names.ts';

export interface Warned {
  customer_id: string;
  customer: string;
  contribution_4: Decimal;
  /** Probability; null where none can be told. */
  churn_risk: number | null;
  reason_1: string;
  reason_2: string | null;
  reason_3: string | null;
  since: string;
}

/** Valuable customers who may be about to leave, those first who earn us most. */
export async function warned(db: Warehouse, names: PersonalNames): Promise<Warned[]> {
  const {name, person} = named(names);
  const {rows} = await sql<Warned>`
    select c.customer_id, ${name} as customer, c.contribution_4, c.churn_risk,
      c.reason_1, c.reason_2, c.reason_3, c.since
    from customer_warning as c
    left join dim_customer as d on c.customer_id = d.customer_id and d.is_current
    ${person}
    order by c.contribution_4 desc, c.customer_id`.execute(db);
  return rows;
}

export interface AtRisk {
  customer_id: string;
  customer: string;
  basis: 'purchase' | 'contract';
  horizon_months: number;
  churn_risk: number | null;
  reason: string | null;
  contribution_4: Decimal | null;
  silence_days: number | null;
  is_silent: boolean | null;
  /** Chance that it has not left us, by the models of lifetime value; null where none tells. */
  p_alive: number | null;
  /** What raises the risk most; null where nothing does. */
  term_1: string | null;
  term_2: string | null;
  term_3: string | null;
}

interface Asked {
  names: PersonalNames;
  /** Whether the snapshot knows lifetime values. */
  alive: boolean;
  /** Groups of companies count as one. */
  byGroup: boolean;
}

const customersAlive = sql`
  select customer_id, p_alive from customer_lifetime_value where stream = 'total'`;

/** A group is as much alive as its most lively member. */
const groupsAlive = sql`
  select coalesce(g.group_id, v.customer_id) as customer_id, max(v.p_alive) as p_alive
  from customer_lifetime_value as v
  left join int_group_today as g on v.customer_id = g.customer_id
  where v.stream = 'total'
  group by coalesce(g.group_id, v.customer_id)`;

/** Active customers by their risk, the highest first, with what raises it most. */
export async function atRisk(db: Warehouse, {names, alive, byGroup}: Asked): Promise<AtRisk[]> {
  const {name, person} = named(names);
  const known = byGroup ? groupsAlive : customersAlive;
  const values = alive ? known : sql`select null as customer_id, null as p_alive`;
  const {rows} = await sql<AtRisk>`
    with reasons as (
      select customer_id,
        max(case when position = 1 then term end) as term_1,
        max(case when position = 2 then term end) as term_2,
        max(case when position = 3 then term end) as term_3
      from customer_churn_reason
      where contribution >= 0.1
      group by customer_id
    )
    select c.customer_id, ${name} as customer, c.basis, c.horizon_months, c.churn_risk, c.reason,
      e.contribution_4_36_months as contribution_4, s.silence_days, s.is_silent, v.p_alive,
      r.term_1, r.term_2, r.term_3
    from customer_churn as c
    left join dim_customer as d on c.customer_id = d.customer_id and d.is_current
    ${person}
    left join customer_segment as e on c.customer_id = e.customer_id
    left join customer_relationship as s on c.customer_id = s.customer_id
    left join reasons as r on c.customer_id = r.customer_id
    left join (${values}) as v on c.customer_id = v.customer_id
    order by c.churn_risk desc nulls last, s.silence_days desc nulls last, c.customer_id`.execute(
    db,
  );
  return rows;
}

export type Quality = Tables['churn_risk_quality'];

/** How well the risks of each kind of customers foretold a later day. */
export const qualities = (db: Warehouse): Promise<Quality[]> =>
  db.selectFrom('churn_risk_quality').selectAll().orderBy('basis').execute();

export const calibration = (db: Warehouse): Promise<Tables['churn_risk_calibration'][]> =>
  db.selectFrom('churn_risk_calibration').selectAll().orderBy('basis').orderBy('decile').execute();

export type CohortMonth = Tables['retention_by_cohort'] & {
  /** Of the cohort's first twelve months; null until they are over. */
  first_year_revenue: Decimal | null;
  /** Of the twelve months up to this one, in percent of the first twelve; null where these brought none. */
  revenue_share: number | null;
};

/** What is left of each cohort, month by month, the oldest first. */
export async function cohortMonths(db: Warehouse): Promise<CohortMonth[]> {
  const {rows} = await sql<CohortMonth>`
    with years as (
      select *,
        sum(net_revenue) over (
          partition by cohort order by age_months rows between 11 preceding and current row
        ) as revenue_of_year,
        sum(case when age_months < 12 then net_revenue end) over (partition by cohort) as first_year
      from retention_by_cohort
    )
    select cohort, age_months, month, cohort_customers, active_customers, buying_customers,
      net_revenue, mrr, is_measurable,
      case when age_months >= 11 then cast(first_year as decimal(18, 4)) end as first_year_revenue,
      case when age_months >= 11 and first_year > 0
        then cast(100.0 * revenue_of_year as double) / cast(first_year as double)
      end as revenue_share
    from years
    order by cohort, age_months`.execute(db);
  return rows;
}

export type SurvivalMonth = Tables['survival_by_tenure'];

/** Survival of all customers and of each segment, by months since the relation began. */
export const survivalMonths = (db: Warehouse): Promise<SurvivalMonth[]> =>
  db
    .selectFrom('survival_by_tenure')
    .selectAll()
    .orderBy(sql`segment nulls first`)
    .orderBy('tenure_months')
    .execute();
