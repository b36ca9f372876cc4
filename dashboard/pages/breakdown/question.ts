import {z} from 'zod';
import {partNames} from '../../../models/profitability/breakdown.ts';
import {common, level, page} from '../../question.ts';
import {stepInQuestion} from '../contribution_steps.ts';

/** What can be asked of the page, as its address says it. */
export const breakdownQuestion = z.strictObject({
  ...common,
  level,
  by: z.enum(partNames).default('segment'),
  months: z.enum(['36', '12', '1']).default('12').transform(Number),
  /** What is left after which step; without it, DB IV where there is one. */
  step: stepInQuestion,
  /** Only one member of another part: of this one, and which; without a member, what has none. */
  within: z.enum(partNames).optional(),
  member: z.string().min(1).max(200).optional(),
  page,
});
export type BreakdownQuestion = z.output<typeof breakdownQuestion>;
