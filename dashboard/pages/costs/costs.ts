import {page} from '../../page.ts';
import {readCosts} from './answer.ts';
import {costsQuestion} from './question.ts';
import {costsView} from './view.ts';
import {viewOf} from './views.ts';

/** Cost pools: what the ledger has, what customers caused, what was not used, and the proof. */
export const costsPage = page({
  name: 'costs',
  path: '/costs',
  question: costsQuestion,
  async html(asked) {
    return costsView(asked, await readCosts(asked));
  },
  async json(asked) {
    return viewOf(asked).json(asked, await readCosts(asked));
  },
  async csv(asked) {
    return viewOf(asked).csv(asked, await readCosts(asked));
  },
});
