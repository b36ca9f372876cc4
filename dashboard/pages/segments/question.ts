import {z} from 'zod';
import {stages} from '../../../models/portfolio/segment_questions.ts';
import {closedMonth, common, level, page} from '../../question.ts';

const abc = z.enum(['A', 'B', 'C']).optional();

/** What can be asked of the page, as its address says it. */
export const segmentsQuestion = z.strictObject({
  lang: common.lang,
  level,
  view: z.enum(['rfm', 'clusters', 'lifecycle', 'customers']).optional(),
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
});
export type SegmentsQuestion = z.output<typeof segmentsQuestion>;
