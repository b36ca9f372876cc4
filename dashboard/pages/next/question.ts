import {z} from 'zod';
import {common, level} from '../../question.ts';

/** What can be asked of the page, as its address says it. */
export const nextQuestion = z.strictObject({
  lang: common.lang,
  level,
  view: z.enum(['products', 'affinity', 'renewals', 'pipeline']).optional(),
});
export type NextQuestion = z.output<typeof nextQuestion>;
