import {z} from 'zod';
import {monthGroups} from '../../../models/churn/month_customers.ts';
import {common, level, page} from '../../question.ts';

export const refusals = ['nobody', 'unknown'] as const;

/** What can be asked of the page, as its address says it. */
export const churnQuestion = z.strictObject({
  lang: common.lang,
  level,
  view: z.enum(['months', 'risk', 'silent', 'cohorts', 'survival']).optional(),
  /** Cohorts by their revenue; without it, by customers. */
  by: z.literal('revenue').optional(),
  /** The customers of a month: those of its start, those who came, returned or left. */
  group: z.enum(monthGroups).optional(),
  month: common.month,
  page,
  written: z.literal('yes').optional(),
  refused: z.enum(refusals).optional(),
});
export type ChurnQuestion = z.output<typeof churnQuestion>;

/** A form sends what was not filled in as an empty text. */
const text = (most: number) =>
  z
    .string()
    .max(most)
    .transform(given => given.trim() || undefined)
    .optional();

/** What the page's form sends: the button names the customer. */
export const answerForm = z.strictObject({
  lang: common.lang,
  customer: z.string().min(1).max(300),
  by: text(100),
  note: text(500),
});
