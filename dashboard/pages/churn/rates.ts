import {isRatio, type Measure} from '../../../models/cubes/cube.ts';
import {customers} from '../../../models/cubes/customers.ts';
import {monthly} from '../../../models/cubes/monthly.ts';
import {retention} from '../../../models/cubes/retention.ts';
import type {Warehouse} from '../../../warehouse/query.ts';

/** Why a rate has no value: too little history before it, or nothing there that could be lost. */
export type NoRate = 'short_history' | 'nothing_at_start';

export interface Rate {
  month: string;
  /** In percent. */
  rate: number | null;
  reason: NoRate | null;
}

/** A rate over the `months` up to each complete month, oldest first. */
export async function ratesOf(db: Warehouse, measure: Measure, months: number): Promise<Rate[]> {
  const {rows} = await monthly(measure, months).execute(db);
  const scale = isRatio(measure) ? measure.scale : 1;
  return rows.map(({month, numerator, denominator, is_reliable}) => {
    if (!is_reliable) return {month, rate: null, reason: 'short_history'};
    const whole = Number(denominator ?? 0);
    if (whole <= 0) return {month, rate: null, reason: 'nothing_at_start'};
    return {month, rate: (Number(numerator) / whole) * scale, reason: null};
  });
}

/** The rates of the year, and over how many months each is taken. */
const ofYear = {
  churn_rate: [customers.measures.churn_rate, 12],
  churn_rate_profitable: [customers.measures.churn_rate_profitable, 12],
  contribution_churn_rate: [customers.measures.contribution_churn_rate, 12],
  gross_revenue_retention: [retention.measures.gross_revenue_retention, 1],
  net_revenue_retention: [retention.measures.net_revenue_retention, 1],
} satisfies Record<string, [Measure, number]>;

export type RateName = keyof typeof ofYear;

export const rateNames = Object.keys(ofYear) as RateName[];

const each = <T>(value: (name: RateName) => T) =>
  Object.fromEntries(rateNames.map(name => [name, value(name)])) as Record<RateName, T>;

export interface RatesOfYear {
  /** The month that the rates end with. */
  month: string | null;
  rates: Record<RateName, number | null>;
  /** Why a rate has no value. */
  rate_reasons: Record<RateName, NoRate | null>;
}

export const noRates: RatesOfYear = {
  month: null,
  rates: each(() => null),
  rate_reasons: each(() => null),
};

/** How many leave in a year, and what became of the revenue of the year before. */
export async function ratesOfYear(db: Warehouse): Promise<RatesOfYear> {
  const found = await Promise.all(
    rateNames.map(async name => [name, (await ratesOf(db, ...ofYear[name])).at(-1)] as const),
  );
  const last = new Map(found);
  return {
    month: last.get('churn_rate')?.month ?? null,
    rates: each(name => last.get(name)?.rate ?? null),
    rate_reasons: each(name => last.get(name)?.reason ?? null),
  };
}
