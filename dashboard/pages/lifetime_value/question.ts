import {z} from 'zod';
import {groupings, sortings} from '../../../models/lifetime_value/valued_customers.ts';
import {common, level, page} from '../../question.ts';

/** What can be asked of the page, as its address says it. */
export const lifetimeValueQuestion = z.strictObject({
  lang: common.lang,
  level,
  view: z.enum(['segments', 'development', 'prospects', 'models']).optional(),
  page,
  /** How many months back customers are compared with. */
  months: z.enum(['12', '3', '1']).default('12').transform(Number),
  sort: z.enum(sortings).default('clv'),
  direction: z.enum(['ascending', 'descending']).default('descending'),
  /** Only the customers of one segment, and so on; without a member, those of none. */
  within: z.enum(groupings).optional(),
  member: z.string().min(1).max(200).optional(),
});
export type LifetimeValueQuestion = z.output<typeof lifetimeValueQuestion>;
