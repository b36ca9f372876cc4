import {z} from 'zod';
import {common} from '../../question.ts';

/** What can be asked of the page, as its address says it. */
export const documentQuestion = z.strictObject({
  lang: common.lang,
  /** The table that it stands in. */
  source: z
    .string()
    .regex(/^fct_[a-z0-9_]+$/)
    .optional(),
  /** What it is called there: all that tells rows apart, or the beginning, separated by `/`. */
  document: z.string().min(1).max(500).optional(),
});
export type DocumentQuestion = z.output<typeof documentQuestion>;
