import {z} from 'zod';
import {common, page} from '../../question.ts';

/** What can be asked of the page, as its address says it. */
export const bridgeQuestion = z.strictObject({
  ...common,
  months: z.enum(['36', '12', '1']).default('12').transform(Number),
  /** The same months of the year before, or those that end where these begin. */
  against: z.enum(['last_year', 'before']).default('last_year'),
  /** What is left after which step; without it, DB IV where there is one. */
  step: z.enum(['1', '2', '3', '4', '5', '6', 'profit']).optional(),
  page,
});
export type BridgeQuestion = z.output<typeof bridgeQuestion>;
