import {sql} from 'kysely';
import type {Warehouse} from '../../warehouse/query.ts';

export interface CustomerChurn {
  is_active: boolean;
  lost_on: string | null;
  silence_days: number | null;
  is_silent: boolean | null;
  /** Probability to be lost within the time ahead; null where none can be told. */
  churn_risk: number | null;
  horizon_months: number | null;
  /** Why there is no risk, or why it is the same for all; objection: to profiling. */
  reason: string | null;
  /** Share of all such customers who were lost within as long a time. */
  base_rate: number | null;
  /** What raises the risk most, of what raises it at all. */
  terms: string[];
}

/** What is known of a customer's leaving; nothing of one that has never bought or had a contract. */
export async function churnOf(db: Warehouse, customer: string): Promise<CustomerChurn | undefined> {
  const {rows} = await sql<Omit<CustomerChurn, 'terms'>>`
    select r.is_active, r.lost_on, r.silence_days, r.is_silent, c.churn_risk, c.horizon_months,
      case when o.customer_id is null then c.reason else 'objection' end as reason, q.base_rate
    from customer_relationship as r
    left join customer_churn as c on r.customer_id = c.customer_id
    left join churn_risk_quality as q on c.basis = q.basis
    left join int_profiling_objection as o on r.customer_id = o.customer_id
    where r.customer_id = ${customer}`.execute(db);
  const [found] = rows;
  if (!found) return undefined;
  const terms = await sql<{term: string}>`
    select term from customer_churn_reason
    where customer_id = ${customer} and contribution >= 0.1 and position <= 3
    order by position`.execute(db);
  return {...found, terms: terms.rows.map(({term}) => term)};
}

/** Chance that the customer has not left us, by the models of lifetime value; null where none tells. */
export async function aliveOf(db: Warehouse, customer: string): Promise<number | null> {
  const found = await db
    .selectFrom('customer_lifetime_value')
    .select('p_alive')
    .where('customer_id', '=', customer)
    .where('stream', '=', 'total')
    .executeTakeFirst();
  return found?.p_alive ?? null;
}

/** From how many points on a risk and the chance to be a customer still are told to differ. */
const much = 0.3;

/** Whether the risk to be lost and the chance not to have left say something very different. */
export const differMuch = (risk: number | null, alive: number | null): boolean =>
  risk !== null && alive !== null && Math.abs(risk - (1 - alive)) > much;
