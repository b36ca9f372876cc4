import {page} from '../../page.ts';
import {readProfitability} from './answer.ts';
import {profitabilityQuestion} from './question.ts';
import {profitabilityView} from './view.ts';
import {viewOf} from './views.ts';

/** What customers contribute: the whale curve, each customer, and what it is made of. */
export const profitabilityPage = page({
  name: 'profitability',
  path: '/profitability',
  question: profitabilityQuestion,
  levelled: ['customer_profitability', 'customer_price'],
  async html(asked) {
    return profitabilityView(asked, await readProfitability(asked));
  },
  async json(asked) {
    return viewOf(asked).json(asked, await readProfitability(asked));
  },
  async csv(asked) {
    return viewOf(asked).csv(asked, await readProfitability(asked));
  },
});
