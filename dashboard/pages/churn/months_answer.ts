import {
  churnMonths,
  type ReasonSum,
  type RelationLength,
  reasonSums,
  relationLengths,
} from '../../../models/churn/month_questions.ts';
import {customers} from '../../../models/cubes/customers.ts';
import {recurringRevenue} from '../../../models/cubes/recurring_revenue.ts';
import type {Decimal} from '../../../warehouse/decimal.ts';
import {knowsLostRevenue} from '../../known_tables.ts';
import type {AskedHere} from './answer.ts';
import {type NoRate, ratesOf} from './rates.ts';

/** Rates are in percent; null where they are not measurable. */
export interface MonthRow {
  month: string;
  customers_start: number;
  new_customers: number;
  won_back_customers: number;
  lost_customers: number;
  /** Groups that members joined or left: neither won nor lost; 0 of customers. */
  regrouped_customers: number;
  customers_end: number;
  churn_rate: number | null;
  mean_churn_rate: number | null;
  lost_revenue: Decimal;
  revenue_churn_rate: number | null;
  lost_contribution: Decimal;
  contribution_churn_rate: number | null;
  gross_mrr_retention: number | null;
  net_mrr_retention: number | null;
  /** Why there is no churn rate. */
  reason: NoRate | null;
}

export interface Months {
  /** The oldest first. */
  months: MonthRow[];
  reasons: ReasonSum[];
  lengths: RelationLength[];
}

const rates = {
  churn_rate: customers.measures.churn_rate,
  revenue_churn_rate: customers.measures.revenue_churn_rate,
  contribution_churn_rate: customers.measures.contribution_churn_rate,
  gross_mrr_retention: recurringRevenue.measures.gross_mrr_retention,
  net_mrr_retention: recurringRevenue.measures.net_mrr_retention,
} as const;

type Name = keyof typeof rates;

/** Every complete month, why customers left in these months, and how long they had been with us. */
export async function readMonths({db}: AskedHere): Promise<Months> {
  if (!(await knowsLostRevenue(db))) return {months: [], reasons: [], lengths: []};
  const names = Object.keys(rates) as Name[];
  const [rows, ...told] = await Promise.all([
    churnMonths(db),
    ...names.map(name => ratesOf(db, rates[name], 1)),
  ]);
  const byName = new Map(
    names.map((name, at) => [name, new Map(told[at]!.map(each => [each.month, each]))]),
  );
  const rate = (name: Name, month: string) => byName.get(name)?.get(month)?.rate ?? null;
  const from = rows[0]?.month;
  const [reasons, lengths] = await Promise.all([
    from ? reasonSums(db, from) : [],
    relationLengths(db),
  ]);
  return {
    months: rows.map(({month, ...row}) => ({
      month,
      customers_start: row.customers_start,
      new_customers: row.new_customers,
      won_back_customers: row.won_back_customers,
      lost_customers: row.lost_customers,
      regrouped_customers: row.regrouped_customers,
      customers_end: row.customers_end,
      churn_rate: rate('churn_rate', month),
      mean_churn_rate: row.mean_churn_rate,
      lost_revenue: row.lost_revenue,
      revenue_churn_rate: rate('revenue_churn_rate', month),
      lost_contribution: row.lost_contribution,
      contribution_churn_rate: rate('contribution_churn_rate', month),
      gross_mrr_retention: rate('gross_mrr_retention', month),
      net_mrr_retention: rate('net_mrr_retention', month),
      reason: byName.get('churn_rate')?.get(month)?.reason ?? null,
    })),
    reasons,
    lengths,
  };
}
