import {page} from '../../page.ts';
import {readBreakdown} from './answer.ts';
import {breakdownJson, breakdownTable} from './data.ts';
import {breakdownQuestion} from './question.ts';
import {breakdownView} from './view.ts';

/** What segments, regions, order sizes, products and so on earn us. */
export const breakdownPage = page({
  name: 'breakdown',
  path: '/breakdown',
  question: breakdownQuestion,
  levelled: ['customer_profitability'],
  async html(asked) {
    return breakdownView(asked, await readBreakdown(asked));
  },
  async json(asked) {
    return breakdownJson(asked, await readBreakdown(asked));
  },
  async csv(asked) {
    return breakdownTable(asked, await readBreakdown(asked));
  },
});
