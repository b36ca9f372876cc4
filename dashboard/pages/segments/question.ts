import {z} from 'zod';
import {scores} from '../../../models/portfolio/score_questions.ts';
import {stages} from '../../../models/portfolio/segment_questions.ts';
import {closedMonth, common, level, page} from '../../question.ts';

const abc = z.enum(['A', 'B', 'C']).optional();

/** What can be asked of the page, as its address says it. */
export const segmentsQuestion = z.strictObject({
  lang: common.lang,
  level,
  view: z.enum(['rfm', 'clusters', 'lifecycle', 'scores', 'customers']).optional(),
  abc_class: abc,
  contribution_class: abc,
  /** Fifths; a dot stands for any. */
  rfm: z
    .string()
    .regex(/^[1-5.]{3}$/)
    .optional(),
  cluster: z.string().min(1).max(200).optional(),
  stage: z.enum(stages).optional(),
  /** A closed month, at whose end it is shown what was reported; without it, today. */
  month: closedMonth,
  page,
  /** By which score customers are listed. */
  sort: z.enum(scores).default('loyalty'),
  direction: z.enum(['ascending', 'descending']).default('descending'),
});
export type SegmentsQuestion = z.output<typeof segmentsQuestion>;

type View = NonNullable<SegmentsQuestion['view']> | 'classes';

/** Whether closed months keep what a view tells. */
export const isKept = (view: View = 'classes'): view is Exclude<View, 'scores'> =>
  view !== 'scores';
