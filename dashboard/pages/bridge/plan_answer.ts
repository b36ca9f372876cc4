import {sql} from 'kysely';
import {everyone} from '../../../models/profitability/customer_sums.ts';
import {
  type PlannedProducts,
  type PlannedWork,
  plannedAndSold,
  plannedWork,
  planVersions,
} from '../../../models/profitability/plan_bridge.ts';
import type {PlanChoice} from '../../../models/profitability/plan_versions.ts';
import type {Months, Step} from '../../../models/profitability/whale_curve.ts';
import type {Decimal} from '../../../warehouse/decimal.ts';
import {exact} from '../../exact.ts';
import {knowsPlans} from '../../known_tables.ts';
import type {Asked} from '../../page.ts';
import {stepAsked, stepsOf} from '../contribution_steps.ts';
import {completeMonths, periodOf} from '../period.ts';
import {choicesOf} from './plan_choices.ts';
import type {BridgeQuestion} from './question.ts';

type AskedHere = Asked<BridgeQuestion>;

/** Why planned and actual sales differ, in the order of the bridge; each is a column of a product's row. */
export const salesEffects = [
  'price',
  'volume',
  'mix',
  'revenue_change',
  'not_planned',
  'not_sold',
  'product_cost',
] as const satisfies (keyof PlannedProducts)[];

type PlanEffect = (typeof salesEffects)[number] | 'deductions' | 'unused_capacity' | `work_${Step}`;

type Missing =
  | 'older_snapshot'
  | 'no_months'
  | 'no_plan'
  | 'not_all_months'
  | 'no_planned_cost'
  | 'no_planned_work'
  | 'pool_between';

export interface PlanAnswer {
  period: Months | null;
  months: string[];
  step: Step;
  steps: Step[];
  versions: string[];
  /** All versions that say something of these months, the one frozen last first. */
  choices: PlanChoice[];
  /** Amounts of money. */
  planned: number;
  actual: number;
  effects: {effect: PlanEffect; amount: number}[];
  /** The effects are the difference, and the actual end is what all customers have, to the last digit. */
  adds_up: boolean;
  /** Products that the plan tells apart, the largest shortfall first. */
  rows: PlannedProducts[];
  /** Pools that nothing is planned for, and those that stand between the steps, by their titles. */
  unplanned: string[];
  between: string[];
  missing: Missing | null;
}

/** Why what all customers left is not what was planned. */
export async function readPlan(asked: AskedHere): Promise<PlanAnswer> {
  const {customers: db, question, language} = asked;
  const months = await completeMonths(asked);
  const period = periodOf(months, question);
  const steps = await stepsOf(db);
  const step = stepAsked(steps, question.step);
  const nothing = {
    ...{period, months, step, steps, versions: [], choices: [], planned: 0, actual: 0},
    ...{effects: [], adds_up: true, rows: [], unplanned: [], between: []},
  };
  if (!period) return {...nothing, missing: 'no_months'};
  if (!(await knowsPlans(db))) return {...nothing, missing: 'older_snapshot'};
  const {choices, chosen} = await choicesOf(asked, period);
  if (!chosen) return {...nothing, choices, missing: 'not_all_months'};
  const known = await planVersions(db, period, chosen);
  const hasWork = step !== 'contribution_1';
  const versions = [...new Set([...known.sales, ...(hasWork ? known.work : [])])];
  const planned = {...nothing, versions, choices};
  if (known.sales_months === 0) return {...planned, missing: 'no_plan'};
  if (known.sales_months < question.months) return {...planned, missing: 'not_all_months'};
  if (known.without_cost > 0) return {...planned, missing: 'no_planned_cost'};
  if (hasWork && known.work_months < question.months)
    return {...planned, missing: 'no_planned_work'};
  const titles = new Map(
    (await db.selectFrom('set_cost_pool').selectAll().execute()).map(each => [
      each.cost_pool,
      each[`title_${language}`],
    ]),
  );
  const pools = hasWork ? await plannedWork(db, period, chosen) : [];
  const placed = pools.map(pool => ({...pool, ...placeOf(pool, steps, step)}));
  const titled = (some: readonly PlannedWork[]) =>
    some.map(each => titles.get(each.cost_pool) ?? each.cost_pool);
  const between = titled(placed.filter(each => each.isBetween));
  if (between.length > 0) return {...planned, between, missing: 'pool_between'};
  const own = placed.filter(each => each.isBefore);
  const [rows, all] = await Promise.all([
    plannedAndSold(db, period, chosen),
    everyone(db, period, step).executeTakeFirstOrThrow(),
  ]);
  const ends = await endsOf(asked, period, {rows, own, steps});
  const actual = exact((all as unknown as Record<Step, never>)[step]);
  return {
    ...planned,
    planned: amountOf(ends.planned),
    actual: amountOf(actual),
    effects: ends.effects.map(({effect, units}) => ({effect, amount: amountOf(units)})),
    adds_up: ends.effects.reduce((sum, {units}) => sum + units, ends.planned) === actual,
    rows,
    unplanned: titled(own.filter(each => exact(each.planned_cost) === 0n)),
    missing: null,
  };
}

/** Whether all activities of a pool are taken off by a step, or only some of them. */
function placeOf({steps}: PlannedWork, known: readonly Step[], to: Step) {
  const last = known.indexOf(to);
  const places = steps.map(each => known.indexOf(each as Step));
  const isBefore = places.every(place => place <= last);
  return {
    isBefore,
    isBetween: !isBefore && places.some(place => place <= last),
    /** Its cost is the plan's at the last of its steps. */
    taken: known[Math.max(...places)]!,
  };
}

interface Sides {
  rows: readonly PlannedProducts[];
  own: readonly (PlannedWork & {taken: Step})[];
  steps: readonly Step[];
}

/** The planned end, and what leads from it to the actual one, in ten-thousandths. */
async function endsOf(asked: AskedHere, period: Months, {rows, own, steps}: Sides) {
  const sold = (name: keyof PlannedProducts) =>
    rows.reduce((sum, row) => sum + exact(row[name] as never), 0n);
  const worked = (
    name: 'planned_cost' | 'work_cost' | 'unused_capacity_cost',
    pools: Sides['own'] = own,
  ) => pools.reduce((sum, pool) => sum + exact(pool[name]), 0n);
  const work = steps.flatMap(step => {
    const pools = own.filter(each => each.taken === step);
    if (pools.length === 0) return [];
    const [planned, done] = [worked('planned_cost', pools), worked('work_cost', pools)];
    const units = planned - done - worked('unused_capacity_cost', pools);
    return [{effect: `work_${step}` as const, units}];
  });
  const deducted = await deductions(asked, period);
  const isCounted = sold('price') !== 0n || sold('volume') !== 0n || sold('mix') !== 0n;
  const always: PlanEffect[] = isCounted
    ? ['price', 'volume', 'mix', 'product_cost']
    : ['revenue_change', 'product_cost'];
  const effects: {effect: PlanEffect; units: bigint}[] = [
    ...salesEffects.map(effect => ({effect, units: sold(effect)})),
    {effect: 'deductions', units: -deducted},
    ...work,
    ...(own.length > 0
      ? [{effect: 'unused_capacity' as const, units: worked('unused_capacity_cost')}]
      : []),
  ];
  return {
    planned: sold('planned_contribution') - worked('planned_cost'),
    effects: effects.filter(
      ({effect, units}) =>
        units !== 0n ||
        always.includes(effect) ||
        effect.startsWith('work_') ||
        effect === 'unused_capacity',
    ),
  };
}

/** Rebates and Skonto, which nobody plans by product. */
async function deductions({customers: db}: AskedHere, {from, to}: Months): Promise<bigint> {
  const sums = await db
    .selectFrom('customer_profitability')
    .select([
      sql<Decimal | null>`sum(rebates)`.as('rebates'),
      sql<Decimal | null>`sum(skonto)`.as('skonto'),
    ])
    .where('month', '>=', day(from))
    .where('month', '<=', day(to))
    .executeTakeFirstOrThrow();
  return exact(sums.rebates) + exact(sums.skonto);
}

const day = (date: string) => sql<string>`cast(${date} as date)`;

const amountOf = (units: bigint): number => Number(units) / 10_000;
