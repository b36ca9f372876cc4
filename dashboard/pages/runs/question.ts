import {z} from 'zod';
import {hows} from '../../../pipelines/runs/event.ts';
import {runId} from '../../../pipelines/runs/folder.ts';
import {common, page} from '../../question.ts';

/** What can be asked of the page: the list, or one run. */
export const runsQuestion = z.strictObject({
  lang: common.lang,
  run: z.string().regex(runId).optional(),
  /** What came of the button that was pressed. */
  refresh: z.enum(['started', 'running']).optional(),
  page,
});
export type RunsQuestion = z.output<typeof runsQuestion>;

/** What the buttons of the page send. */
export const refreshForm = z.strictObject({how: z.enum(hows), lang: common.lang});
