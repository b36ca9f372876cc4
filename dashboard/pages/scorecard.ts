import {z} from 'zod';
import {page} from '../page.ts';
import {common, level} from '../question.ts';
import {readQuality} from './quality.ts';
import {readScorecard} from './scorecard_answer.ts';
import {scorecardTable} from './scorecard_table.ts';
import {scorecardView} from './scorecard_view.ts';

const question = z.strictObject({...common, level});

/** The balanced scorecard of a month. */
export const scorecardPage = page({
  name: 'scorecard',
  path: '/',
  question,
  levelled: ['scorecard_month', 'scorecard_node_month', 'closed_grade'],
  async html(asked) {
    return scorecardView(asked, await readScorecard(asked), await readQuality(asked));
  },
  async json(asked) {
    return JSON.stringify({...(await readScorecard(asked)), quality: await readQuality(asked)});
  },
  async csv(asked) {
    return scorecardTable(asked, await readScorecard(asked));
  },
});
