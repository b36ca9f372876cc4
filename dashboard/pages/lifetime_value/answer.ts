import {
  type LifetimeValueQuality,
  type LifetimeValueSum,
  lifetimeValueQualities,
  lifetimeValueSums,
  outlookSums,
} from '../../../models/lifetime_value/questions.ts';
import {customersByReason} from '../../../models/lifetime_value/valued_customers.ts';
import type {Decimal} from '../../../warehouse/decimal.ts';
import type {LifetimeValueReason} from '../../../warehouse/tables.ts';
import {knowsLifetimeValue} from '../../known_tables.ts';
import {byGroup} from '../../levels.ts';
import type {Asked} from '../../page.ts';
import type {LifetimeValueQuestion} from './question.ts';

export type AskedHere = Asked<LifetimeValueQuestion>;

/** What a stream will bring; null where it has no forecast, with the reason. */
interface StreamSum extends Partial<LifetimeValueSum> {
  stream: LifetimeValueQuality['stream'];
  model: string | null;
  reason: LifetimeValueReason | null;
  contribution_of_year: Decimal | null;
  contribution: Decimal | null;
}

export interface LifetimeValueAnswer {
  /** How far it looks ahead, and the percent a year by which the future is worth less. */
  horizon: {years: number; discount: number};
  total: LifetimeValueSum | null;
  contribution_of_year: Decimal | null;
  streams: StreamSum[];
  /** Each segment, industry, region and ABC class. */
  sums: LifetimeValueSum[];
  /** Customers without a value (or with an incomplete one) by reason; with one: null. */
  customers_by_reason: {reason: LifetimeValueReason | null; customers: number}[];
  qualities: LifetimeValueQuality[];
  missing: 'older_snapshot' | 'no_customers' | 'no_forecast' | null;
}

/** What all customers will bring together, and how far that can be relied on. */
export async function readLifetimeValue({db, level}: AskedHere): Promise<LifetimeValueAnswer> {
  const empty = {
    horizon: {years: 0, discount: 0},
    total: null,
    contribution_of_year: null,
    streams: [],
    sums: [],
    customers_by_reason: [],
    qualities: [],
  };
  if (!(await knowsLifetimeValue(db))) return {...empty, missing: 'older_snapshot'};
  const [horizon, sums, outlook, reasons, qualities] = await Promise.all([
    db.selectFrom('set_lifetime_value').selectAll().executeTakeFirstOrThrow(),
    lifetimeValueSums(db),
    outlookSums(db),
    customersByReason(db, {byGroup: byGroup(level)}),
    lifetimeValueQualities(db),
  ]);
  if (reasons.length === 0) return {...empty, horizon, qualities, missing: 'no_customers'};
  const total = sums.find(({dimension}) => dimension === 'all') ?? null;
  const yearOf = (stream: string) => outlook.find(each => each.stream === stream);
  return {
    horizon,
    total,
    contribution_of_year: yearOf('total')?.contribution_of_year ?? null,
    streams: (['purchases', 'contracts', 'machines'] as const).map(stream => {
      const made = qualities.filter(each => each.stream === stream && each.is_chosen);
      const without = qualities.find(each => each.stream === stream && each.reason);
      const sum = sums.find(each => each.dimension === 'stream' && each.member === stream);
      return {
        ...sum,
        stream,
        model: made.length === 0 ? null : made.map(({model}) => model).join(', '),
        reason: made.length === 0 ? (without?.reason ?? null) : null,
        contribution_of_year: yearOf(stream)?.contribution_of_year ?? null,
        contribution: yearOf(stream)?.contribution ?? null,
      };
    }),
    sums,
    customers_by_reason: reasons,
    qualities,
    missing: total ? null : 'no_forecast',
  };
}
