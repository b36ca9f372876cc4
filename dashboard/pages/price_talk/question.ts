import {z} from 'zod';
import {common} from '../../question.ts';

const id = z.string().min(1).max(200).optional();

/** What can be asked of the page, as its address says it. */
export const priceTalkQuestion = z.strictObject({
  ...common,
  group: id,
  customer: id,
});
export type PriceTalkQuestion = z.output<typeof priceTalkQuestion>;
