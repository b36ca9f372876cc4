import {warningHistory} from '../../../pipelines/early_warnings.ts';
import {type Page, page} from '../../page.ts';
import {readChurn} from './answer.ts';
import {churnQuestion} from './question.ts';
import {churnView} from './view.ts';
import {viewOf} from './views.ts';

const place = {
  name: 'churn',
  path: '/churn',
} as const;

/** Who leaves, who may be next, and what is left of those who came; warnings can be answered. */
export const churnPage = (data: string, canAnswer: boolean): Page =>
  page({
    ...place,
    question: churnQuestion,
    state: () => String(warningHistory(data).at(-1)?.sequence ?? 0),
    async html(asked) {
      return churnView(asked, await readChurn(asked, data), canAnswer);
    },
    async json(asked) {
      return viewOf(asked).json(asked, await readChurn(asked, data));
    },
    async csv(asked) {
      return viewOf(asked).csv(asked, await readChurn(asked, data));
    },
  });
