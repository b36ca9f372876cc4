import {sql} from 'kysely';
import type {Decimal} from '../../warehouse/decimal.ts';
import type {Warehouse} from '../../warehouse/query.ts';
import {type Asked, named, only} from './named.ts';

export interface Advice {
  customer_id: string;
  customer: string;
  position: number;
  item: string | null;
  item_name: string | null;
  antecedent: string | null;
  antecedent_name: string | null;
  confidence: number | null;
  lift: number | null;
  chance: number | null;
  horizon_months: number | null;
  expected_contribution: Decimal | null;
  reason: string | null;
}

/** What to offer, what would bring most first; customers for whom nothing speaks last. */
export async function advice(db: Warehouse, asked: Asked): Promise<Advice[]> {
  const {name, join} = named(asked.personal);
  const {rows} = await sql<Advice>`
    select c.customer_id, ${name} as customer, c.position, c.item, p.name as item_name, c.antecedent,
      a.name as antecedent_name,      c.confidence, c.lift, c.chance, c.horizon_months, c.expected_contribution, c.reason
    from next_best_product as c
    left join dim_product as p on c.item = p.product_id and p.is_current
    left join dim_product as a on c.antecedent = a.product_id and a.is_current
    ${join} ${only(asked)}
    order by c.expected_contribution desc nulls last, c.chance desc nulls last, c.confidence desc nulls last, c.customer_id, c.position`.execute(
    db,
  );
  return rows;
}

export interface AdviceQuality {
  method: 'rule' | 'most_sold';
  tested_from: string | null;
  horizon_months: number | null;
  customers: number;
  hits: number;
  hit_rate: number | null;
  hit_rate_low: number | null;
  hit_rate_high: number | null;
  foretold: number | null;
  /** By which the rates of the time before were multiplied; missing in older snapshots. */
  factor?: number | null;
  reason: string | null;
}

/** The rule first. */
export async function adviceQualities(db: Warehouse): Promise<AdviceQuality[]> {
  const {rows} = await sql<AdviceQuality>`
    select * from next_best_product_quality order by method desc`.execute(db);
  return rows;
}

export interface Affinity {
  antecedent: string;
  antecedent_name: string | null;
  consequent: string;
  consequent_name: string | null;
  support: number;
  confidence: number;
  lift: number;
  leverage: number;
  conviction: number | null;
  lift_within_month: number;
  is_clear: boolean;
  baskets_both: number;
}

/** Rules, clear ones first, and of these those that tell most. */
export async function affinities(db: Warehouse): Promise<Affinity[]> {
  const {rows} = await sql<Affinity>`
    select r.antecedent, a.name as antecedent_name, r.consequent, b.name as consequent_name, r.support,
      r.confidence, r.lift, r.leverage, r.conviction, r.lift_within_month, r.is_clear, r.baskets_both
    from product_affinity as r
    left join dim_product as a on r.antecedent = a.product_id and a.is_current
    left join dim_product as b on r.consequent = b.product_id and b.is_current
    order by r.is_clear desc, r.confidence desc, r.baskets_both desc, r.antecedent, r.consequent`.execute(
    db,
  );
  return rows;
}

export interface AffinityQuality {
  first_month: string | null;
  last_month: string | null;
  months: number;
  baskets: number;
  baskets_of_one: number;
  large_baskets: number;
  items: number;
  fewest_baskets: number | null;
  longest: number | null;
  rules: number;
  clear_rules: number;
  reason: string | null;
}

export async function affinityQuality(db: Warehouse): Promise<AffinityQuality> {
  const {rows} = await sql<AffinityQuality>`select * from product_affinity_quality`.execute(db);
  return rows[0]!;
}

export interface Stage {
  stage: string;
  opportunities: number;
  amount: Decimal | null;
  sales_probability: number | null;
  decided: number;
  won: number;
  hit_rate: number | null;
  expected_amount: Decimal | null;
  sales_amount: Decimal | null;
  usual_days: number | null;
}

/** Stages, the one from which least is won first. */
export async function stages(db: Warehouse): Promise<Stage[]> {
  const {rows} = await sql<Stage>`
    select * from pipeline_stage order by sales_probability nulls first, hit_rate, stage`.execute(
    db,
  );
  return rows;
}

export interface ForecastMonth {
  month: string;
  opportunities: number;
  expected_amount: Decimal;
  amount_low: Decimal;
  amount_high: Decimal;
  sales_amount: Decimal | null;
}

export async function forecastMonths(db: Warehouse): Promise<ForecastMonth[]> {
  const {rows} = await sql<ForecastMonth>`select * from sales_forecast order by month`.execute(db);
  return rows;
}

export interface PastForecast {
  as_of: string;
  opportunities: number;
  amount: Decimal;
  expected_amount: Decimal;
  amount_low: Decimal;
  amount_high: Decimal;
  sales_amount: Decimal | null;
  won_amount: Decimal;
  open_amount: Decimal;
  is_within: boolean | null;
}

export async function pastForecasts(db: Warehouse): Promise<PastForecast[]> {
  const {rows} = await sql<PastForecast>`
    select * from sales_forecast_quality order by as_of`.execute(db);
  return rows;
}

export interface OpenOpportunity {
  opportunity_id: string;
  customer_id: string | null;
  customer: string | null;
  product_line: string | null;
  stage: string;
  amount: Decimal | null;
  probability: number | null;
  hit_rate: number | null;
  expected_amount: Decimal | null;
  expected_on: string | null;
  sales_on: string | null;
  reason: string | null;
}

/** Open opportunities, those first of which most is expected. */
export async function opportunities(db: Warehouse, asked: Asked): Promise<OpenOpportunity[]> {
  const {name, join} = named(asked.personal);
  const {rows} = await sql<OpenOpportunity>`
    select c.opportunity_id, c.customer_id, ${name} as customer, c.product_line, c.stage, c.amount,
      c.probability, c.hit_rate, c.expected_amount, c.expected_on, c.sales_on, c.reason
    from opportunity_forecast as c
    ${join} ${only(asked)}
    order by c.expected_amount desc nulls last, c.opportunity_id`.execute(db);
  return rows;
}
