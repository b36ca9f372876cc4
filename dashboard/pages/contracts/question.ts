import {z} from 'zod';
import {common, level} from '../../question.ts';

/** What can be asked of the page, as its address says it. */
export const contractsQuestion = z.strictObject({
  ...common,
  level,
  months: z.enum(['12', '36', '1']).default('12').transform(Number),
});
export type ContractsQuestion = z.output<typeof contractsQuestion>;
