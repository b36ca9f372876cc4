import {z} from 'zod';
import {common, level} from '../../question.ts';

/** What can be asked of the page, as its address says it. */
export const costsQuestion = z.strictObject({
  ...common,
  /** Another view than the pools. */
  view: z.enum(['capacity', 'closed']).optional(),
  /** What counts as one customer in the scorecards of closed months; costs are the same at each level. */
  level,
  months: z.enum(['12', '36', '1']).default('12').transform(Number),
});
export type CostsQuestion = z.output<typeof costsQuestion>;
