import type {SelectQueryBuilder} from 'kysely';
import {
  counting,
  everyone,
  invoiced,
  remainders,
} from '../../../models/profitability/customer_sums.ts';
import {customerTrends} from '../../../models/profitability/customer_trend.ts';
import {
  customersRanked,
  type Months,
  type RankedCustomer,
  type Step,
  type WhaleSummary,
  whaleCurve,
  whaleSummary,
} from '../../../models/profitability/whale_curve.ts';
import type {Decimal} from '../../../warehouse/decimal.ts';
import type {Tables} from '../../../warehouse/tables.ts';
import {namesFor} from '../../levels.ts';
import type {Asked} from '../../page.ts';
import {pageOf, type RowPage} from '../../paging.ts';
import {stepAsked, stepsOf} from '../contribution_steps.ts';
import {groupsOf} from '../customer_link.ts';
import {completeMonths, periodOf} from '../period.ts';
import type {ProfitabilityQuestion} from './question.ts';

const pageSize = 100;

const kinds = ['counted', 'affiliated', 'collective', 'prospect', 'unknown'] as const;
type Kind = (typeof kinds)[number];

export interface Sums {
  net_revenue: Decimal | number | null;
  product_cost: Decimal | number | null;
  /** Cost of our work up to the step. */
  work_cost: Decimal | number | null;
  /** What is left at the step that is asked for. */
  contribution: Decimal | number | null;
  contribution_rate: number | null;
  revenue_without_cost: Decimal | number | null;
}

export interface ProfitabilityAnswer {
  /** Empty where there is no history at all. */
  period: Months | null;
  /** Complete months, oldest first. */
  months: string[];
  step: Step;
  /** All that could be asked for. */
  steps: Step[];
  summary: WhaleSummary;
  kinds: (Sums & {kind: Kind})[];
  total: Sums | null;
  /** The sum of the invoice lines, to which the total must be equal. */
  invoiced_net_revenue: Decimal | null;
  /** Which of the units are groups of companies. */
  groups: ReadonlySet<string>;
  /** Why there are no invoice lines, if there are none. */
  missing: Tables['meta_entity'] | undefined;
}

export interface Trends {
  /** Oldest first. */
  months: string[];
  /** By customer and month; a month without anything is not there. */
  of: Map<string, Map<string, number>>;
}

type AskedHere = Asked<ProfitabilityQuestion>;

const nobody: WhaleSummary = {
  customers: 0,
  earning_customers: 0,
  earned: null,
  loss_makers: 0,
  lost: null,
};

/** What a period's customers earned in sum; which sums are customers' and which are remainders. */
export async function readProfitability(asked: AskedHere): Promise<ProfitabilityAnswer> {
  const {db, customers} = asked;
  const months = await completeMonths(asked);
  const period = periodOf(months, asked.question);
  const steps = await stepsOf(db);
  const step = stepAsked(steps, asked.question.step);
  const missing = await db
    .selectFrom('meta_entity')
    .selectAll()
    .where('entity', '=', 'invoice_lines')
    .where('reason', 'is not', null)
    .executeTakeFirst();
  const empty = {
    period,
    months,
    step,
    steps,
    summary: nobody,
    kinds: [],
    total: null,
    invoiced_net_revenue: null,
    groups: await groupsOf(asked),
    missing,
  };
  if (!period) return empty;
  const [summary, ours, others, total, lines] = await Promise.all([
    whaleSummary(db, period, step).executeTakeFirstOrThrow(),
    counting(db, period, step).execute(),
    remainders(db, period, step).execute(),
    everyone(db, period, step).executeTakeFirstOrThrow(),
    invoiced(customers, period).executeTakeFirstOrThrow(),
  ]);
  const isWorth = Number(total.net_revenue) !== 0 || Number(total[step]) !== 0;
  if (total.net_revenue === null || (missing && !isWorth)) return empty;
  return {
    ...empty,
    summary,
    kinds: [
      ...ours.map(sums => ({kind: 'counted' as const, ...sumsAt(sums, step)})),
      ...others
        .map(each => ({kind: kindOf(each), ...sumsAt(each, step)}))
        .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind)),
    ],
    total: sumsAt(total, step),
    invoiced_net_revenue: lines.net_revenue,
  };
}

/** The sums with those of the step under names that no step has. */
function sumsAt(sums: object, step: Step): Sums {
  const all = sums as Sums & Record<string, unknown>;
  const {net_revenue, product_cost, revenue_without_cost} = all;
  const contribution = all[step] as Sums['contribution'];
  const work = Number(net_revenue ?? 0) - Number(product_cost ?? 0) - Number(contribution ?? 0);
  return {
    net_revenue,
    product_cost,
    work_cost: Math.round(work * 10_000) / 10_000,
    contribution,
    contribution_rate: all[`${step}_rate`] as number | null,
    revenue_without_cost,
  };
}

function kindOf(flags: {affiliated: unknown; collective: unknown; is_inferred: unknown}): Kind {
  if (flags.affiliated) return 'affiliated';
  if (flags.collective) return 'collective';
  return flags.is_inferred ? 'unknown' : 'prospect';
}

const orderOf = ({sort, direction}: ProfitabilityQuestion, step: Step) =>
  ({by: sort, direction: direction === 'ascending' ? 'asc' : 'desc', step}) as const;

/** One page of the table. */
export const readCustomers = (
  asked: AskedHere,
  {period, summary, step}: ProfitabilityAnswer,
): Promise<RowPage<RankedCustomer>> => {
  const {page: number} = asked.question;
  const size = pageSize;
  return pageOf(number, {all: period ? summary.customers : 0, size}, () =>
    allCustomers(asked, {period: period!, step}, {size, number}).execute(),
  );
};

/** Every customer of the question, or one page of them, in its order. */
export const allCustomers = (
  asked: AskedHere,
  {period, step}: {period: Months; step: Step},
  page?: {size: number; number: number},
): SelectQueryBuilder<Tables, never, RankedCustomer> =>
  customersRanked(asked.db, period, orderOf(asked.question, step), {
    personal: namesFor(asked),
    ...(page && {page}),
  }) as unknown as SelectQueryBuilder<Tables, never, RankedCustomer>;

/** The points of the whale curve. */
export async function readCurve(
  asked: AskedHere,
  {period, summary, step}: ProfitabilityAnswer,
): Promise<RankedCustomer[]> {
  if (!period || summary.customers === 0) return [];
  return whaleCurve(asked.db, period, {personal: namesFor(asked), step}).execute();
}

/** What customers earned us in each complete month of the period, of a single month in its year. */
export async function readTrends(
  asked: AskedHere,
  {period, months, step}: ProfitabilityAnswer,
  customers: readonly RankedCustomer[],
): Promise<Trends> {
  if (!period) return {months: [], of: new Map()};
  const shown = months
    .filter(each => each <= period.to)
    .slice(-Math.max(asked.question.months, 12));
  const ids = customers.map(each => each.customer_id);
  const from = shown[0] ?? period.from;
  return {
    months: shown,
    of: await customerTrends(asked.db, {from, to: period.to, step, customers: ids}),
  };
}
