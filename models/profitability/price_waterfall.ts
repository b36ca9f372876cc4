import {laterSteps} from '../../company/costs.ts';
import type {Decimal} from '../../warehouse/decimal.ts';
import type {Warehouse} from '../../warehouse/query.ts';
import {activities} from '../cubes/activities.ts';
import {ask} from '../cubes/ask.ts';
import {discounts, prices, takenOffLater} from '../cubes/prices.ts';
import {profitability} from '../cubes/profitability.ts';
import type {Months, Step} from './whale_curve.ts';

type Amount = Decimal | number;

/** How a part stands in the waterfall: what it begins with, what goes up or down, and sums. */
type Kind = 'start' | 'added' | 'taken' | 'sum';

type PriceName = keyof typeof prices.measures;

export interface WaterfallPart {
  /** A price, a deduction, product_cost, or the step of the contribution scheme. */
  name: PriceName | 'product_cost' | Step;
  kind: Kind;
  /** What is taken off is positive, and negative where it adds. */
  amount: Amount;
}

export interface PriceWaterfall {
  /** From list price to what is left at the last step; what is zero is left out. */
  parts: WaterfallPart[];
  /** Net revenue as customer_profitability has it, to which the pocket price must be equal. */
  net_revenue: Amount;
  /** Freight that was charged beside the prices; it is in no part. */
  freight_charged: Amount;
}

interface Asked extends Months {
  /** One customer; null: nobody known. Without it, everything. */
  customer?: string | null;
  /** The steps of the contribution scheme that the company has. */
  steps: readonly Step[];
}

/** From list price to pocket price, and on to what is left; nothing where nothing was invoiced or done. */
export async function priceWaterfall(
  db: Warehouse,
  {customer, steps, ...months}: Asked,
): Promise<PriceWaterfall | null> {
  const of = {...months, ...(customer !== undefined && {where: {customer}})};
  const [price, earned, worked] = await Promise.all([
    ask(db, prices, {measures: names(prices.measures), ...of}).executeTakeFirstOrThrow(),
    ask(db, profitability, {
      measures: ['net_revenue', 'product_cost', 'contribution_1', ...laterSteps],
      ...of,
    }).executeTakeFirstOrThrow(),
    ask(db, activities, {measures: ['cost'], by: ['step'], ...of}).execute(),
  ]);
  if (earned.net_revenue === null) return null;
  const workAt = (step: Step) => worked.find(each => each.step === step)?.cost ?? 0;
  const part = (name: PriceName, kind: Kind): WaterfallPart => ({
    name,
    kind,
    amount: price[name] ?? 0,
  });
  const parts: WaterfallPart[] = [
    part('list_revenue', 'start'),
    ...discounts.map(each => part(each, 'taken')),
    part('revenue_without_list', 'added'),
    part('invoice_revenue', 'sum'),
    ...takenOffLater.map(each => part(each, 'taken')),
    part('net_revenue', 'sum'),
    {name: 'product_cost', kind: 'taken', amount: earned.product_cost ?? 0},
    {name: 'contribution_1', kind: 'sum', amount: earned.contribution_1 ?? 0},
    ...laterSteps
      .filter(step => steps.includes(step))
      .flatMap((step): WaterfallPart[] => [
        {name: step, kind: 'taken', amount: workAt(step)},
        {name: step, kind: 'sum', amount: earned[step] ?? 0},
      ]),
  ];
  return {
    parts: parts.filter(each => each.kind === 'sum' || Number(each.amount) !== 0),
    net_revenue: earned.net_revenue,
    freight_charged: price.freight_charged ?? 0,
  };
}

const names = <M extends object>(measures: M) => Object.keys(measures) as (keyof M & string)[];
