import {page} from '../page.ts';
import {readCurve, readCustomers, readProfitability} from './profitability_answer.ts';
import {profitabilityJson, profitabilityTable} from './profitability_data.ts';
import {profitabilityQuestion} from './profitability_question.ts';
import {profitabilityView} from './profitability_view.ts';

/** Customers by contribution margin I, and the whale curve of what they earn together. */
export const profitabilityPage = page({
  name: 'profitability',
  path: '/profitability',
  question: profitabilityQuestion,
  levelled: ['customer_profitability'],
  async html(asked) {
    const answer = await readProfitability(asked);
    const customers = await readCustomers(asked, answer);
    return profitabilityView(asked, answer, customers, await readCurve(asked, answer));
  },
  async json(asked) {
    return profitabilityJson(asked, await readProfitability(asked));
  },
  async csv(asked) {
    return profitabilityTable(asked, await readProfitability(asked));
  },
});
