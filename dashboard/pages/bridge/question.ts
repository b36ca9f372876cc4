import {z} from 'zod';
import {common, level, page} from '../../question.ts';
import {stepInQuestion} from '../contribution_steps.ts';

/** The same months of the year before, those that end where these begin, or what was planned. */
export const comparisons = ['last_year', 'before', 'plan'] as const;

/** What can be asked of the page, as its address says it. */
export const bridgeQuestion = z.strictObject({
  ...common,
  level,
  months: z.enum(['36', '12', '1']).default('12').transform(Number),
  against: z.enum(comparisons).default('last_year'),
  /** The version of a plan; without it, the plan of each year. */
  plan: z.string().max(200).optional(),
  /** What is left after which step; without it, DB IV where there is one. */
  step: stepInQuestion,
  page,
});
export type BridgeQuestion = z.output<typeof bridgeQuestion>;
