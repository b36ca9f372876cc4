import type {PriceWaterfall, WaterfallPart} from '../../../models/profitability/price_waterfall.ts';
import type {Told} from '../../page.ts';

export const amountOf = ({parts}: PriceWaterfall, name: string) =>
  parts.find(each => each.name === name)?.amount ?? 0;

/** What a part is called; the work of a step bears the step's name too. */
export function titleOf({words}: Told<object>, {name, kind}: WaterfallPart): string {
  const {part, work} = words.prices;
  if (name in part) return part[name as keyof typeof part];
  const step = words.customer.step[name as keyof typeof words.customer.step];
  return kind === 'sum' ? step : work(step);
}

/** Percent of what everything would be at list prices; without one, there is none. */
export const shareOfList = (found: PriceWaterfall, amount: unknown): number | null => {
  const list = Number(amountOf(found, 'list_revenue'));
  return list > 0 ? (Number(amount) / list) * 100 : null;
};

/** What is taken off is positive in a part. */
export const sign = ({kind}: WaterfallPart) => (kind === 'taken' ? -1 : 1);
