import {laterSteps} from '../../../company/costs.ts';
import {ask} from '../../../models/cubes/ask.ts';
import {profitability} from '../../../models/cubes/profitability.ts';
import {
  type Comparison,
  dearestWork,
  discountRate,
  type Orders,
  onTimeInFull,
  ordersBelow,
  ordersOf,
  type Payment,
  paymentOf,
  type Work,
} from '../../../models/price_talk/compare.ts';
import {
  type Group,
  groupOf,
  groupsIn,
  type Member,
  membersOf,
} from '../../../models/price_talk/members.ts';
import {
  type Agreement,
  agreementsOf,
  type Debts,
  debtsOf,
  type Service,
  serviceOf,
} from '../../../models/price_talk/own.ts';
import {type Peers, peersOf, priceChangeTo, type Talk} from '../../../models/price_talk/unit.ts';
import {orderBreakEven} from '../../../models/profitability/break_even.ts';
import {
  type PriceWaterfall,
  priceWaterfall,
} from '../../../models/profitability/price_waterfall.ts';
import type {Months, Step} from '../../../models/profitability/whale_curve.ts';
import type {Decimal} from '../../../warehouse/decimal.ts';
import type {Warehouse} from '../../../warehouse/query.ts';
import {knowsContracts, knowsOrders, knowsPrices} from '../../known_tables.ts';
import type {Asked} from '../../page.ts';
import {stepAsked, stepsOf} from '../contribution_steps.ts';
import {completeMonths, periodBefore, periodOf} from '../period.ts';
import type {PriceTalkQuestion} from './question.ts';
import {type Unit, unitOf} from './unit.ts';

type AskedHere = Asked<PriceTalkQuestion>;
type Amount = Decimal | number | null;

const year = 12;

/** Twelve months of the contribution scheme. */
interface Year extends Months {
  /** Whether the history reaches back to its first month. */
  is_whole: boolean;
  sums: Record<'net_revenue' | 'product_cost' | Step, Amount>;
}

export interface Sheet {
  unit: Unit;
  step: Step;
  steps: Step[];
  /** Newest first. */
  years: Year[];
  peers: Peers;
  /** What is left at the step, in percent of net revenue. */
  contribution_rate: number | null;
  /** Percent by which prices would have to change to reach the peers' median. */
  price_change: number | null;
  waterfall: PriceWaterfall | null;
  discount_rate: Comparison;
  orders: Orders;
  below_break_even: number | null;
  work: Work[];
  service: Service;
  on_time_in_full: Comparison;
  payment: Payment;
  debts: Debts;
  agreements: Agreement[];
  members: Member[];
  /** The group that a customer belongs to. */
  belongs_to: string | null;
}

export interface PriceTalkAnswer {
  period: Months | null;
  months: string[];
  sheet: Sheet | null;
  /** Who could be asked for, where nobody is. */
  groups: Group[];
  missing: 'older_snapshot' | 'no_months' | null;
}

const mostActivities = 6;

/** Everything that belongs on the sheet for a price talk, or the groups that there are. */
export async function readPriceTalk(asked: AskedHere): Promise<PriceTalkAnswer> {
  const {customers, question, who} = asked;
  const months = await completeMonths(asked);
  const period = periodOf(months, {month: question.month, months: year});
  const empty = {period, months, sheet: null, groups: [], missing: null};
  if (!period) return {...empty, missing: 'no_months'};
  if (!(await isKnown(customers))) return {...empty, missing: 'older_snapshot'};
  const unit = await unitOf(asked);
  if (!unit) return {...empty, groups: await groupsIn(customers, period, who.personal)};
  return {...empty, sheet: await sheetOf(asked, unit, {...period, first: months[0]!})};
}

const isKnown = async (db: Warehouse) =>
  (await Promise.all([knowsContracts(db), knowsPrices(db), knowsOrders(db)])).every(Boolean);

async function sheetOf(
  {customers, who}: AskedHere,
  unit: Unit,
  {first, ...period}: Months & {first: string},
): Promise<Sheet> {
  const {db, id, segment} = unit;
  const steps = await stepsOf(db);
  const step = stepAsked(steps, undefined);
  const alone = {...period, unit: id, segment};
  const peers = await peersOf(db, alone, step);
  const talk: Talk = {...alone, segment: peers.segment};
  const [members, group] = await Promise.all([
    membersOf(customers, talk, {step, personal: who.personal}),
    unit.kind === 'customer' ? groupOf(customers, talk) : null,
  ]);
  const parties = [id, ...members.map(each => each.customer_id), ...(group ? [group] : [])];
  const last = [period, periodBefore(period, year), periodBefore(period, 2 * year)];
  const [years, waterfall, discount, orders, below, work, service, otif, payment, debts, agreed] =
    await Promise.all([
      Promise.all(last.map(months => yearOf(db, id, months, first))),
      priceWaterfall(db, {...period, customer: id, steps}),
      discountRate(db, talk),
      ordersOf(db, talk),
      orderBreakEven(customers, period, step).then(kinds => ordersBelow(db, talk, kinds)),
      dearestWork(db, talk, mostActivities),
      serviceOf(db, talk, members),
      onTimeInFull(db, talk),
      paymentOf(db, talk),
      debtsOf(db, talk),
      agreementsOf(customers, talk, parties),
    ]);
  const {sums} = years[0]!;
  const [revenue, contribution] = [Number(sums.net_revenue ?? 0), Number(sums[step] ?? 0)];
  return {
    unit,
    step,
    steps,
    years,
    peers,
    contribution_rate: revenue > 0 ? (contribution / revenue) * 100 : null,
    price_change: priceChangeTo(peers.median_rate, {revenue, contribution}),
    waterfall,
    discount_rate: discount,
    orders,
    below_break_even: below,
    work,
    service,
    on_time_in_full: otif,
    payment,
    debts,
    agreements: agreed,
    members,
    belongs_to: group,
  };
}

async function yearOf(
  db: Warehouse,
  customer: string,
  months: Months,
  first: string,
): Promise<Year> {
  const sums = await ask(db, profitability, {
    measures: ['net_revenue', 'product_cost', 'contribution_1', ...laterSteps],
    where: {customer},
    ...months,
  }).executeTakeFirstOrThrow();
  return {...months, is_whole: months.from >= first, sums};
}
