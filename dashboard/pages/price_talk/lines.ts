import type {Comparison} from '../../../models/price_talk/compare.ts';
import type {Step} from '../../../models/profitability/whale_curve.ts';
import type {Decimal} from '../../../warehouse/decimal.ts';
import type {Asked} from '../../page.ts';
import type {Sheet} from './answer.ts';
import type {PriceTalkQuestion} from './question.ts';

type Amount = Decimal | number | null;

/** How a number is written. */
type Form = 'money' | 'count' | 'share';

/** A line of the contribution scheme, newest year first. */
export interface SchemeLine {
  title: string;
  kind: 'amount' | 'sum' | 'rate';
  values: Amount[];
  /** Of the last year against the one before, in percent; of rates the difference. */
  change: number | null;
}

/** A number beside that of the peers. */
export interface FactLine {
  title: string;
  form: Form;
  own: Amount;
  /** Empty where nothing is compared. */
  peers: Amount;
}

const part = (of: Amount, whole: Amount) =>
  Number(whole ?? 0) > 0 && of !== null ? (Number(of) / Number(whole)) * 100 : null;

/** A loss is no percentage of what was earned before. */
const growth = ([now, before]: Amount[]) =>
  now !== null && Number(now) >= 0 && Number(before ?? 0) > 0
    ? (Number(now) / Number(before) - 1) * 100
    : null;

/** Net revenue, what is left at each step, and in percent at the one that pages rank by. */
export function schemeLines(
  {words}: Asked<PriceTalkQuestion>,
  {years, steps, step}: Sheet,
): SchemeLine[] {
  const {column, step: stepNames} = words.customer;
  const line = (title: string, name: 'net_revenue' | 'product_cost' | Step): SchemeLine => {
    const values = years.map(({sums}) => sums[name]);
    const kind = name === 'net_revenue' || name === 'product_cost' ? 'amount' : 'sum';
    return {title, kind, values, change: growth(values)};
  };
  const rates = years.map(({sums}) => part(sums[step], sums.net_revenue));
  const [now, before] = rates;
  return [
    line(column.net_revenue, 'net_revenue'),
    line(column.product_cost, 'product_cost'),
    ...steps.map(each => line(stepNames[each], each)),
    {
      title: words.priceTalk.rate(stepNames[step]),
      kind: 'rate',
      values: rates,
      change: now != null && before != null ? now - before : null,
    },
  ];
}

const compared = (title: string, form: Form, {own, peers}: Comparison): FactLine => ({
  title,
  form,
  own,
  peers,
});

const alone = (title: string, form: Form, own: Amount): FactLine => ({
  title,
  form,
  own,
  peers: null,
});

export function orderLines({words}: Asked<PriceTalkQuestion>, sheet: Sheet): FactLine[] {
  const {line} = words.priceTalk;
  const {orders} = sheet;
  return [
    alone(line.orders, 'count', orders.orders),
    compared(line.median_value, 'money', orders.median_value),
    alone(line.below_break_even, 'share', sheet.below_break_even),
    compared(line.electronic, 'share', orders.electronic),
    compared(line.on_time_in_full, 'share', sheet.on_time_in_full),
  ];
}

export function paymentLines({words}: Asked<PriceTalkQuestion>, sheet: Sheet): FactLine[] {
  const {line} = words.priceTalk;
  const {payment, debts} = sheet;
  return [
    compared(line.days_late, 'share', payment.days_late),
    compared(line.late_share, 'share', payment.late_share),
    alone(line.skonto_taken, 'money', debts.skonto_taken),
    alone(line.open_amount, 'money', debts.open_amount),
    alone(line.overdue_amount, 'money', debts.overdue_amount),
    alone(line.days_overdue, 'count', debts.days_overdue),
  ];
}
