import {scenarioHistory} from '../../../pipelines/scenarios.ts';
import {type Page, page} from '../../page.ts';
import {readMost, readWhatIf} from './answer.ts';
import {whatIfJson, whatIfTable} from './data.ts';
import {whatIfQuestion} from './question.ts';
import {whatIfView} from './view.ts';

const place = {
  name: 'what-if',
  path: '/what-if',
} as const;

/** What would be if something were otherwise; where the server may write, it can be saved. */
export const whatIfPage = (data: string, canSave: boolean): Page =>
  page({
    ...place,
    question: whatIfQuestion,
    levelled: ['customer_profitability', 'activity_cost', 'customer_segment'],
    state: () => String(scenarioHistory(data).at(-1)?.sequence ?? 0),
    async html(asked) {
      const answer = await readWhatIf(asked, data);
      return whatIfView(asked, answer, await readMost(asked, answer), canSave);
    },
    async json(asked) {
      return whatIfJson(asked, await readWhatIf(asked, data));
    },
    async csv(asked) {
      return whatIfTable(asked, await readWhatIf(asked, data));
    },
  });
