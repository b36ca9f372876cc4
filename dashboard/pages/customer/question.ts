import {z} from 'zod';
import {common} from '../../question.ts';
import {stepInQuestion} from '../contribution_steps.ts';

/** What can be asked of the page, as its address says it. */
export const customerQuestion = z.strictObject({
  ...common,
  months: z.enum(['36', '12', '1']).default('36').transform(Number),
  /** Without one: what nobody is known for. */
  customer: z.string().min(1).max(200).optional(),
  /** Another view than the contribution scheme. */
  view: z.enum(['trend', 'prices', 'value']).optional(),
  /** Whose trend is shown. */
  step: stepInQuestion,
  /** The stream of lifetime value that is opened. */
  stream: z.enum(['purchases', 'contracts', 'machines']).optional(),
  /** The number that is opened: net_revenue, product_cost, or an activity. */
  part: z
    .string()
    .regex(/^[a-z][a-z0-9_]*$/)
    .optional(),
});
export type CustomerQuestion = z.output<typeof customerQuestion>;
