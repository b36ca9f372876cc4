import {customerTrend, firstMonth} from '../../../models/profitability/customer_trend.ts';
import type {Step} from '../../../models/profitability/whale_curve.ts';
import {Decimal} from '../../../warehouse/decimal.ts';
import {exact} from '../../exact.ts';
import type {Asked} from '../../page.ts';
import {stepAsked, stepsOf} from '../contribution_steps.ts';
import type {CustomerAnswer} from './answer.ts';
import type {CustomerQuestion} from './question.ts';

type AskedHere = Asked<CustomerQuestion>;

export interface TrendRow {
  month: string;
  net_revenue: Decimal | number;
  contribution: Decimal | number;
  /** Of the twelve months up to this one; empty where the first invoices are later than those. */
  rolling_12: Decimal | null;
}

export interface Trend {
  step: Step;
  rows: TrendRow[];
  /** What is left at the step in the whole period, to which the months add up. */
  contribution: CustomerAnswer['lines'][number]['amount'];
}

/** Every complete month of the period, those without anything too. */
export async function readTrend(
  asked: AskedHere,
  {period, customer, months, lines}: CustomerAnswer,
): Promise<Trend> {
  const {db, question} = asked;
  const step = stepAsked(await stepsOf(db), question.step);
  const contribution = lines.find(each => each.name === step)?.amount ?? null;
  if (!period) return {step, rows: [], contribution};
  const first = months.findIndex(month => month >= period.from);
  const from = months[Math.max(first - 11, 0)] ?? period.from;
  const known = new Map(
    (await customerTrend(db, {from, to: period.to, customer, step})).map(each => [
      each.month,
      each,
    ]),
  );
  const began = await firstMonth(db);
  const amounts = months.map(month => exact(known.get(month)?.contribution));
  const rows = months.flatMap((month, at) => {
    if (month < period.from || month > period.to) return [];
    const own = known.get(month);
    const isWhole = began !== null && at >= 11 && months[at - 11]! >= began;
    const year = amounts.slice(at - 11, at + 1).reduce((sum, each) => sum + each, 0n);
    return [
      {
        month,
        net_revenue: own?.net_revenue ?? 0,
        contribution: own?.contribution ?? 0,
        rolling_12: isWhole ? decimal(year) : null,
      },
    ];
  });
  return {step, rows, contribution};
}

function decimal(units: bigint): Decimal {
  const digits = String(units < 0n ? -units : units).padStart(5, '0');
  return new Decimal(`${units < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`);
}
