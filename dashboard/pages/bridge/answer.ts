import {
  type BridgeRow,
  bridge,
  type Effect,
  effects,
} from '../../../models/profitability/bridge.ts';
import {everyone} from '../../../models/profitability/customer_sums.ts';
import type {Months, Step} from '../../../models/profitability/whale_curve.ts';
import {exact} from '../../exact.ts';
import {knowsCosts} from '../../known_tables.ts';
import type {Level} from '../../levels.ts';
import type {Asked} from '../../page.ts';
import {labelsOf} from '../breakdown/members.ts';
import {stepAsked, stepsOf} from '../contribution_steps.ts';
import {groupsOf} from '../customer_link.ts';
import {completeMonths, periodBefore, periodOf} from '../period.ts';
import type {BridgeQuestion} from './question.ts';

type AskedHere = Asked<BridgeQuestion>;

export interface CustomerBridge extends BridgeRow {
  customer: string;
}

export interface BridgeAnswer {
  period: Months | null;
  /** What it is compared with. */
  against: Months | null;
  months: string[];
  step: Step;
  steps: Step[];
  /** Sums of all customers; amounts of money. */
  before: number;
  after: number;
  effects: {effect: Effect; amount: number}[];
  /** The effects are the difference, and both ends are what all customers have, to the last digit. */
  adds_up: boolean;
  /** Largest change first. */
  rows: CustomerBridge[];
  /** Which of the customers are groups of companies. */
  groups: ReadonlySet<string>;
  missing: 'older_snapshot' | 'no_months' | 'nothing_before' | null;
}

/** What moved the contribution between two periods, together and of each customer. */
export async function readBridge(asked: AskedHere): Promise<BridgeAnswer> {
  const {customers, question} = asked;
  const months = await completeMonths(asked);
  const period = periodOf(months, question);
  const steps = await stepsOf(customers);
  const step = stepAsked(steps, question.step);
  const nothing = {
    ...{period, against: null, months, step, steps, before: 0, after: 0},
    ...{effects: [], adds_up: true, rows: [], groups: await groupsOf(asked)},
  };
  if (!period) return {...nothing, missing: 'no_months'};
  if (!(await knowsCosts(customers))) return {...nothing, missing: 'older_snapshot'};
  const back = question.against === 'before' ? question.months : Math.max(question.months, 12);
  const against = periodBefore(period, back);
  if (!months.includes(against.to)) return {...nothing, against, missing: 'nothing_before'};
  const [found, then, now, labels] = await Promise.all([
    bridgeAt(asked, {before: against, after: period}, step),
    everyone(customers, against, step).executeTakeFirstOrThrow(),
    everyone(customers, period, step).executeTakeFirstOrThrow(),
    labelsOf(asked, 'customer'),
  ]);
  const total = (name: keyof BridgeRow) =>
    found.reduce((sum, row) => sum + exact(row[name] as never), 0n);
  const [before, after] = [total('before'), total('after')];
  const sums = effects.map(effect => ({effect, units: total(effect)}));
  const difference = sums.reduce((sum, {units}) => sum + units, 0n);
  const whole = (row: object) => exact((row as Record<Step, never>)[step]);
  return {
    ...nothing,
    against,
    before: Number(before) / 10_000,
    after: Number(after) / 10_000,
    effects: sums.map(({effect, units}) => ({effect, amount: Number(units) / 10_000})),
    adds_up:
      before + difference === after &&
      before === whole(then) &&
      after === whole(now) &&
      total('regrouped') === 0n,
    rows: found
      .map(row => ({...row, customer: labels(row.customer_id)}))
      .sort((a, b) => moved(b) - moved(a) || (a.customer < b.customer ? -1 : 1)),
    missing: null,
  };
}

/** Groups are compared with the same members; accounts and customers stay what they are. */
const bridgeAt = (
  {db, customers, level}: AskedHere,
  periods: {before: Months; after: Months},
  step: Step,
) =>
  isOfGroups(level)
    ? bridge(customers, periods, step, 'groups')
    : bridge(db, periods, step, 'customers');

/** What the table says of each customer, in the order of the bridge. */
export const effectsAt = (level: Level): readonly (Effect | 'regrouped')[] =>
  isOfGroups(level) ? ['regrouped', ...effects] : effects;

const isOfGroups = ({name, same}: Level) => name === 'group' && !same;

const moved = ({before, after}: BridgeRow) => Math.abs(Number(after) - Number(before));
