import {z} from 'zod';
import {rankings} from '../../../models/profitability/whale_curve.ts';
import {common, level, page} from '../../question.ts';
import {stepInQuestion} from '../contribution_steps.ts';

/** What can be asked of the page, as its address says it. */
export const profitabilityQuestion = z.strictObject({
  ...common,
  level,
  /** Another view than the whale curve. */
  view: z.enum(['losses', 'scatter', 'prices']).optional(),
  months: z.enum(['36', '12', '1']).default('36').transform(Number),
  page,
  /** What is left after which step; without it, DB IV where there is one. */
  step: stepInQuestion,
  sort: z.enum(rankings).default('contribution'),
  direction: z.enum(['ascending', 'descending']).default('descending'),
});
export type ProfitabilityQuestion = z.output<typeof profitabilityQuestion>;
