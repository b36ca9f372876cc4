import {type BreakEven, orderBreakEven} from '../../../models/profitability/break_even.ts';
import {
  type Amounts,
  breakdown,
  cubeOf,
  memberIn,
  type Part,
  partNames,
  together,
  type Within,
} from '../../../models/profitability/breakdown.ts';
import {everyone} from '../../../models/profitability/customer_sums.ts';
import type {Months, Step} from '../../../models/profitability/whale_curve.ts';
import type {Decimal} from '../../../warehouse/decimal.ts';
import {knowsOrders} from '../../known_tables.ts';
import type {Asked} from '../../page.ts';
import {WrongQuestion} from '../../wrong_question.ts';
import {stepAsked, stepsOf} from '../contribution_steps.ts';
import {groupsOf} from '../customer_link.ts';
import {completeMonths, periodBefore, periodOf} from '../period.ts';
import {labelsOf, memberText} from './members.ts';
import type {BreakdownQuestion} from './question.ts';

type AskedHere = Asked<BreakdownQuestion>;
type Amount = Decimal | number | null;

export interface Row {
  /** Empty: what belongs to no member. */
  member: string | null;
  label: string;
  net_revenue: Amount;
  product_cost: Amount;
  /** Cost of our work up to the step. */
  work_cost: Amount;
  contribution: Amount;
  contribution_rate: number | null;
  /** The same length of time before. */
  contribution_before: Amount;
  /** Of orders only. */
  orders: Amount;
}

export interface BreakdownAnswer {
  by: Part;
  within: (Within & {label: string}) | null;
  step: Step;
  steps: Step[];
  period: Months | null;
  months: string[];
  rows: Row[];
  total: Row | null;
  /** What the customers of the snapshot have at the step, to which the total must be equal unless it is within a member. */
  customers_total: Amount;
  break_even: BreakEven[];
  /** Which of the customers are groups of companies. */
  groups: ReadonlySet<string>;
  missing: 'older_snapshot' | 'no_months' | null;
}

/** What each member of a part earned us, in which proportion, and before. */
export async function readBreakdown(asked: AskedHere): Promise<BreakdownAnswer> {
  const {customers, question} = asked;
  const {by} = question;
  const db = readFrom(asked, by);
  const months = await completeMonths(asked);
  const period = periodOf(months, question);
  const steps = await stepsOf(customers);
  const step = stepAsked(steps, question.step);
  const within = withinOf(question);
  const empty = {by, within: null, step, steps, period, months, rows: [], total: null};
  const groups = await groupsOf(asked);
  const nothing = {...empty, customers_total: null, break_even: [], groups};
  if (!period) return {...nothing, missing: 'no_months'};
  if (!(await knowsOrders(customers))) return {...nothing, missing: 'older_snapshot'};
  const what = {by, within, step};
  const before = periodBefore(period, question.months);
  const [rows, earlier, all, allEarlier, everybody, labels] = await Promise.all([
    breakdown(db, period, what).execute(),
    breakdown(db, before, what).execute(),
    together(db, period, what).executeTakeFirstOrThrow(),
    together(db, before, what).executeTakeFirstOrThrow(),
    everyone(customers, period, step).executeTakeFirstOrThrow(),
    labelsOf(asked, by),
  ]);
  const found = besideBefore(rows as Amounts[], earlier as Amounts[], by).map(
    ([member, now, then]) => rowOf(now, then, {member, label: labels(member), step}),
  );
  const isSized = by === 'order_size' || by === 'order_channel';
  return {
    ...empty,
    within: within ? {...within, label: (await labelsOf(asked, within.part))(within.member)} : null,
    rows: found.sort(by === 'order_size' ? bySize : byContribution),
    total: rowOf(all as Amounts, allEarlier as Amounts, {member: null, label: '', step}),
    customers_total: (everybody as Amounts)[step] as Amount,
    break_even:
      isSized && !within && step !== 'contribution_1'
        ? await orderBreakEven(customers, period, step)
        : [],
    groups,
    missing: null,
  };
}

/** Members of now and of before: who has only been there before has nothing now, and is part of the sum of then. */
function besideBefore(now: readonly Amounts[], before: readonly Amounts[], by: Part) {
  const byMember = (rows: readonly Amounts[]) =>
    new Map(rows.map(row => [memberText(memberIn(row, by)), row]));
  const [ofNow, ofBefore] = [byMember(now), byMember(before)];
  return [...new Set([...ofNow.keys(), ...ofBefore.keys()])].map(
    member => [member, ofNow.get(member) ?? nothingOf(before[0]!), ofBefore.get(member)] as const,
  );
}

/** The same columns without any amount; a rate of nothing is unknown. */
const nothingOf = (row: Amounts): Amounts =>
  Object.fromEntries(Object.keys(row).map(name => [name, name.endsWith('_rate') ? null : 0]));

/** Orders and products belong to no level: they are what customers ordered and bought. */
const readFrom = ({db, customers}: AskedHere, by: Part) =>
  cubeOf(by) === 'customers' ? db : customers;

function withinOf({by, within, member}: BreakdownQuestion): Within | undefined {
  if (!within) return undefined;
  if (within !== by && cubeOf(within) === cubeOf(by)) return {part: within, member: member ?? null};
  const possible = partNames.filter(each => each !== by && cubeOf(each) === cubeOf(by));
  throw new WrongQuestion([
    {
      parameter: 'within',
      value: within,
      possible: ({error}) => error.expected(possible.join(', ')),
    },
  ]);
}

function rowOf(
  row: Amounts,
  before: Amounts | undefined,
  {member, label, step}: {member: string | null; label: string; step: Step},
): Row {
  const amount = (name: string) => row[name] as Amount;
  const work = Number(row.contribution_1 ?? 0) - Number(row[step] ?? 0);
  return {
    member,
    label,
    net_revenue: amount('net_revenue'),
    product_cost: amount('product_cost'),
    work_cost: Math.round(work * 10_000) / 10_000,
    contribution: amount(step),
    contribution_rate: row[`${step}_rate`] as number | null,
    contribution_before: (before?.[step] as Amount | undefined) ?? null,
    orders: 'orders' in row ? amount('orders') : null,
  };
}

/** What belongs to no member is last. */
const last = (row: Row) => (row.member === null ? 1 : 0);

const byContribution = (a: Row, b: Row) =>
  last(a) - last(b) ||
  Number(b.contribution ?? 0) - Number(a.contribution ?? 0) ||
  (a.label < b.label ? -1 : 1);

const bySize = (a: Row, b: Row) => last(a) - last(b) || Number(a.member) - Number(b.member);
